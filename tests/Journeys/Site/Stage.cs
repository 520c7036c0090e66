using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Journeys;
using Sampan.Kernel;
using Sampan.Market;
using Sampan.Trade;

namespace Sampan.Tests.Journeys.Site;

/// <summary>What a visitor of the demo's first screen presses.</summary>
internal static class Stage
{
    /// <summary>An invented buyer orders: the reference of the order.</summary>
    public static async Task<string> DemoOrder(this RunningSite site) =>
        (await site.Happens("ordered", null)).Reference();

    public static async Task<Answer> Happens(
        this RunningSite site, string happening, string? reference, string? key = null) => await site.Submit(
        "/demo/next", await site.Read("/", Credentials.None), ("event", happening), ("order", reference ?? ""),
        ("form-key", key ?? Guid.NewGuid().ToString("N")));

    /// <summary>One click into a role: the answer that leads on to the task.</summary>
    public static async Task<Answer> BeDemo(this RunningSite site, string role, string? reference) => await site.Submit(
        "/demo/play", await site.Read("/", Credentials.None), ("role", role), ("order", reference ?? ""));

    /// <summary>The order that the answer leads back to.</summary>
    public static string Reference(this Answer answer)
    {
        string to = answer.Done(302).Header("Location")!;
        Assert.StartsWith("/?order=", to, StringComparison.Ordinal);
        return WebUtility.UrlDecode(to["/?order=".Length..].Split('#')[0]);
    }

    public static async Task<TradeRecord> Record(this RunningSite site, string reference)
    {
        Outcome<Id> order = await site.Services.GetRequiredService<IOrderAddresses>().OrderByReference(reference);
        return (await site.Services.GetRequiredService<OrderDesk>().Load(order.Value))!;
    }

    /// <summary>What the browser keeps of an answer.</summary>
    public static Credentials Kept(this Answer answer) => new()
    {
        Cookies = string.Join("; ", answer.Response.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])),
    };
}
