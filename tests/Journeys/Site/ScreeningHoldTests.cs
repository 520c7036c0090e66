using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Border;
using Sampan.Host.Demo;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Journeys.Site;

/// <summary>A match holds an order until two operators have looked at it. The list is invented.</summary>
public sealed class ScreeningHoldTests
{
    private const string Second = "second.operator@sampan.example";

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_match_holds_an_order_until_two_operators_have_looked(Engine engine)
    {
        await using RunningSite site = await Screened(engine);
        Offered order = await site.Paid(20);
        Answer held = await Ship(site, order);
        Assert.Equal((422, "order_held_for_screening"), (held.Code, held["code"]));
        Assert.DoesNotContain("QUORVIST", held.Text, StringComparison.Ordinal);

        Credentials first = await site.SignIn(DemoWorld.OperatorEmail), second = await site.SignIn(Second);
        Answer page = (await site.Get("/operator/screening", first)).Done();
        Assert.Contains("TANAKA, Yuki Quorvist", page.Text, StringComparison.Ordinal);
        string subject = Subject(page);
        Assert.Equal(302, (await Act(first, "Ask", ("ground", "another year of birth"))).Code);
        Answer alone = await Act(first, "Clear", ("sure", "yes"));
        Assert.Contains("data-code=\"screening_same_person\"", alone.Text, StringComparison.Ordinal);
        Assert.Equal(422, (await Ship(site, order)).Code);
        Assert.Equal(302, (await Act(second, "Clear", ("sure", "yes"))).Code);
        await site.Ship(order);
        _ = await site.WaitFor(order, "Shipped");

        Task<Answer> Act(Credentials who, string what, params (string, string)[] typed) => site.Fill(
            "/operator/screening", $"/operator/screening?handler={what}", who, [("subject", subject), .. typed]);
    }

    [Fact]
    public async Task A_firm_that_takes_a_listed_name_is_screened_again()
    {
        await using RunningSite site = await Screened(Engine.Sqlite, buyerIsListed: false);
        Offered order = await site.Paid(20);
        await Rename(site, "Zelmora Export Co., Ltd.");
        Answer held = await Ship(site, order);
        Assert.Equal("order_held_for_screening", held["code"]);
        await Rename(site, "Another Name Co., Ltd.");
        await site.Ship(order);
    }

    [Fact]
    public async Task Where_no_list_is_loaded_the_site_says_so_and_holds_nobody()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        Assert.Contains("data-screened=\"no\"", (await site.Get("/")).Done().Text, StringComparison.Ordinal);
        Credentials @operator = await site.SignIn(DemoWorld.OperatorEmail);
        Answer page = (await site.Get("/operator/screening", @operator)).Done();
        Assert.Contains("data-screened=\"no\"", page.Text, StringComparison.Ordinal);
        await site.Ship(await site.Paid(20));
    }

    [Fact]
    public async Task Nobody_but_an_operator_sees_who_is_on_a_list()
    {
        await using RunningSite site = await Screened(Engine.Sqlite);
        Assert.Contains("data-screened=\"yes\"", (await site.Get("/")).Done().Text, StringComparison.Ordinal);
        foreach (Credentials who in (Credentials[])[Credentials.None, await site.SignIn(DemoWorld.SellerEmail)])
        {
            Answer page = await site.Get("/operator/screening", who);
            Assert.NotEqual(200, page.Code);
            Assert.DoesNotContain("TANAKA, Yuki Quorvist", page.Text, StringComparison.Ordinal);
        }
    }

    /// <summary>A site with a second operator and a list, loaded while it was stopped.</summary>
    private static async Task<RunningSite> Screened(Engine engine, bool buyerIsListed = true)
    {
        RunningSite before = await RunningSite.Start(engine);
        _ = await before.NewPerson(Second);
        Instant now = before.Now;
        return await before.Restart(async () =>
        {
            await using Database database = Database.Open(before.DatabaseUrl).Value;
            await BorderFactory.Screening(database).Put(List(buyerIsListed), now);
            Assert.Null(await IdentityRegistration.Appoint(database, Second, isOperator: true, now));
        });
    }

    private static ImportedList List(bool buyerIsListed)
    {
        string rows = "2,\"ZELMORA EXPORT COMPANY LIMITED\",-0- ,\"TEST\",a,a,a,a,a,a,a,-0- \r\n";
        if (buyerIsListed)
            rows += "3,\"TANAKA, Yuki Quorvist\",\"individual\",\"TEST\",a,a,a,a,a,a,a,\"DOB 1950.\"\r\n";
        return ImportedList.Take(
            WatchList.OfacSdn,
            [
                new ListFile("sdn.csv", Encoding.UTF8.GetBytes(rows + "\u001A")),
                new ListFile("add.csv", "2,1,a,b,Nowhere,c\r\n\u001A"u8.ToArray()),
                new ListFile("alt.csv", "2,1,aka,ZELMORA INTERNATIONAL,c\r\n\u001A"u8.ToArray()),
            ],
            new DateOnly(2026, 11, 1)).Value;
    }

    private static Task<Answer> Ship(RunningSite site, Offered order) => site.Post(
        site.OrderUrl(order, "/ship"), new { carrier = "Demo Air Cargo", tracking = "DAC-1", on = site.Today() },
        site.Seller);

    private static async Task Rename(RunningSite site, string name)
    {
        IFirms firms = site.Services.GetRequiredService<IFirms>();
        Firm firm = (await firms.Firm(site.Shop.Firm)).Value;
        Id owner = (await firms.OwnersOf(firm.Id))[0];
        Assert.False((await firms.Change(
            owner, firm.Id, firm.Version, firm.Details with { NameLatin = name }, site.Now)).IsRefused);
    }

    private static string Subject(Answer page)
    {
        const string Mark = "data-held=\"";
        int at = page.Text.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        return page.Text[at..page.Text.IndexOf('"', at)];
    }
}
