using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Journeys.Payments;

namespace Sampan.Tests.Journeys.Site;

/// <summary>An order as its two sides know it.</summary>
internal sealed record Offered(string Order, string Token, string Reference, string Total)
{
    /// <summary>The secret of the order's link: the seller's until the buyer accepts, then the buyer's own.</summary>
    public string Token { get; set; } = Token;
}

/// <summary>What people do in a trade, in their own words, through the API alone.</summary>
internal static partial class Trades
{
    public const string BuyerName = "Yuki Tanaka";
    public const string Email = "yuki.tanaka@buyer.example";

    public static async Task<Offered> MakeOffer(this RunningSite site, long units = 100, string? key = null)
    {
        Answer answer = (await site.Post($"/api/v1/firms/{site.Firm}/orders", site.OfferOf(units), site.Seller, key))
            .Done(201);
        return new Offered(answer["order.id"], answer["linkToken"], answer["order.reference"],
            answer["order.total.amount"]);
    }

    public static object OfferOf(this RunningSite site, long units) =>
        new { lines = new[] { new { listing = site.Mango.Id.ToString(), units } }, to = "JP", place = "Osaka" };

    public static string OrderUrl(this RunningSite site, Offered offered, string more = "") =>
        $"/api/v1/firms/{site.Firm}/orders/{offered.Order}{more}";

    public static string LinkUrl(Offered offered, string more = "") => $"/api/v1/links/{offered.Token}{more}";

    /// <summary>Asks for the code, reads it in the letter as the buyer does, and accepts.</summary>
    public static async Task<Answer> Accept(this RunningSite site, Offered offered)
    {
        Answer accepted = (await site.Post(LinkUrl(offered, "/accept"), await site.Acceptance(offered))).Done();
        offered.Token = accepted["linkToken"];
        return accepted;
    }

    public static async Task<object> Acceptance(this RunningSite site, Offered offered)
    {
        string email = $"{offered.Order}@buyer.example";
        _ = (await site.Post(LinkUrl(offered, "/code"), new { email })).Done();
        string code = await site.CodeFor(email);
        return new { email, code, name = BuyerName, address = new[] { "2-4-6 Demo-machi, Kita-ku", "Osaka 530-0000" } };
    }

    public static async Task<string> CodeFor(this RunningSite site, string email)
    {
        foreach (string file in Directory.GetFiles(site.MailFolder, "*.eml").OrderDescending(StringComparer.Ordinal))
        {
            string letter = await File.ReadAllTextAsync(file);
            if (letter.Contains(email, StringComparison.Ordinal)) return Code().Match(letter).Groups[1].Value;
        }
        throw new InvalidOperationException($"No letter to {email}.");
    }

    public static async Task PayInBank(
        this RunningSite site, Offered offered, string behaviour = "normal", string? amount = null, string? to = null,
        string payer = BuyerName)
    {
        using var bank = new HttpClient { BaseAddress = site.Bank.Address };
        using HttpResponseMessage sent = await bank.PostAsJsonAsync("api/transfers", new
        {
            toAccount = to ?? site.Services.GetRequiredService<BankAccount>().Number,
            amount = amount ?? offered.Total,
            currency = "THB",
            reference = offered.Reference,
            payerName = payer,
            payerAccount = "SBX-BUYER-0001",
            behaviour,
        });
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
    }

    public static async Task BankClock(this RunningSite site, TimeSpan ahead)
    {
        using var bank = new HttpClient { BaseAddress = site.Bank.Address };
        using HttpResponseMessage sent =
            await bank.PostAsJsonAsync("api/clock/advance", new { seconds = (long)ahead.TotalSeconds });
        Assert.True(sent.IsSuccessStatusCode);
    }

    public static Task<JsonNode> WaitFor(this RunningSite site, Offered offered, string state) =>
        site.WaitFor(offered, order => order["state"]!.ToString() == state);

    /// <summary>Reads the order until it is so, and gives it.</summary>
    public static async Task<JsonNode> WaitFor(this RunningSite site, Offered offered, Func<JsonNode, bool> isSo)
    {
        JsonNode? order = null;
        try
        {
            await Wait.Until(
                async () => isSo(order = (await site.Get(site.OrderUrl(offered), site.Seller)).Done().Json),
                TestContext.Current.CancellationToken);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"It did not come so far: {order}");
        }
        return order!;
    }

    public static async Task<Offered> Paid(this RunningSite site, long units = 100, bool waitForRounds = true)
    {
        Offered offered = await site.MakeOffer(units);
        _ = await site.Accept(offered);
        await site.PayInBank(offered);
        if (!waitForRounds) await site.Round();
        _ = await site.WaitFor(offered, "Paid");
        return offered;
    }

    /// <summary>A deposit was paid and the buyer has accepted the goods: the rest is owed.</summary>
    public static async Task<Offered> Owed(this RunningSite site, long units)
    {
        object asked = new
        {
            lines = new[] { new { listing = site.Mango.Id.ToString(), units } },
            to = "JP",
            place = "Osaka",
            payment = new { depositPercent = 60, restDays = 30 },
        };
        Answer made = (await site.Post($"/api/v1/firms/{site.Firm}/orders", asked, site.Seller)).Done(201);
        var offered = new Offered(
            made["order.id"], made["linkToken"], made["order.reference"], made["order.plan.deposit.amount"]);
        _ = await site.Accept(offered);
        await site.PayInBank(offered);
        _ = await site.WaitFor(offered, "Paid");
        await site.Ship(offered, offered.Reference);
        _ = (await site.Post(LinkUrl(offered, "/arrived"), new { on = site.Today() })).Done();
        _ = await site.WaitFor(offered, "Released");
        return offered;
    }

    public static async Task Ship(this RunningSite site, Offered offered, string tracking = "DAC-1") =>
        _ = (await site.Post(site.OrderUrl(offered, "/ship"), site.Shipping(tracking), site.Seller)).Done();

    private static object Shipping(this RunningSite site, string tracking) =>
        new { carrier = "Demo Air Cargo", tracking, on = site.Today() };

    public static string Today(this RunningSite site) => Kernel.Dates.Text(site.Now.UtcDate);

    [GeneratedRegex(@"\b(\d{6})\b")]
    internal static partial Regex Code();
}
