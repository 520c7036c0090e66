using System.Data.Common;
using System.Text.RegularExpressions;
using Sampan.Host.Demo;
using Sampan.Storage;
using Sampan.Tests.Journeys.Commands;

namespace Sampan.Tests.Journeys.Site;

/// <summary>The rows that pages list are lost and garbled, made again by the command, and the pages are as before.</summary>
public sealed partial class CardRepairTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Pages_answer_as_before_when_their_rows_were_made_again(Engine engine)
    {
        await using CommandRun sampan = await CommandRun.Create(engine);
        RunningSite before = await RunningSite.Start(engine, rounds: false);
        Offered placed = await before.MakeOffer(20), shipped = await before.Paid(40, waitForRounds: false);
        _ = await before.Accept(placed);
        await before.PayInBank(placed, "third-party");
        await before.Round();
        _ = await before.Paid(60, waitForRounds: false);
        _ = await before.MakeOffer(80);
        await before.Ship(shipped);
        _ = (await before.Post(Trades.LinkUrl(shipped, "/arrived"), new { on = before.Today() })).Done();
        before.Clock.Skip(TimeSpan.FromDays(3));
        await Wait.Until(
            async () =>
            {
                await before.Round();
                Answer order = (await before.Get(before.OrderUrl(shipped), before.Seller)).Done();
                return order.Json["state"]!.ToString() == "PaidOut";
            },
            TestContext.Current.CancellationToken);
        string shown = await Pages(before);

        await using RunningSite site = await before.Again(async () =>
        {
            Said sound = await sampan.Run("--database", before.DatabaseUrl, "ledger", "repair");
            Assert.Contains("Nothing to mend.", sound.Done().Text, StringComparison.Ordinal);
            await Garble(before.DatabaseUrl);
            _ = (await sampan.Run("--database", before.DatabaseUrl, "ledger", "repair", "--write")).Done();
            _ = (await sampan.Run("--database", before.DatabaseUrl, "ledger", "audit")).Done();
        });
        Assert.Equal(shown, await Pages(site));
        await site.Round();
        Assert.Empty((await site.Journal.Audit()).Findings);
    }

    private static async Task Garble(string url)
    {
        await using Database database = Database.Open(url).Value;
        await using DbConnection connection = await database.Connect();
        _ = await connection.Execute(
            "UPDATE ledger_subject SET kind = 'x', state = 'garbled', due = 1, buyer = id, seller = id, card = id");
        _ = await connection.Execute(
            "DELETE FROM ledger_subject WHERE id IN (SELECT id FROM ledger_subject ORDER BY id LIMIT 4)");
    }

    /// <summary>The seller's orders, and the operator's desk.</summary>
    private static async Task<string> Pages(RunningSite site)
    {
        Credentials seller = await site.SignIn(DemoWorld.SellerEmail);
        Credentials @operator = await site.SignIn(DemoWorld.OperatorEmail);
        string text = (await site.Get($"/api/v1/firms/{site.Firm}/orders", site.Seller)).Done().Text
            + (await site.Get($"/desk/{site.Firm}", seller)).Done().Text;
        foreach (string page in (string[])["", "/orders", "/payouts", "/payouts?state=settled"])
            text += (await site.Get($"/operator{page}", @operator)).Done().Text;
        // A minute may have passed, and each page has a token and a form key of its own.
        return Momentary().Replace(text, "");
    }

    [GeneratedRegex("""value="[^"]{30,}"|nonce="[^"]*"|in \d+ \w+""")]
    private static partial Regex Momentary();
}
