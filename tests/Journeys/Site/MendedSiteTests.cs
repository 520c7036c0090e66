using Sampan.Host.Demo;
using Sampan.Storage;
using Sampan.Tests.Journeys.Commands;
using Sampan.Tests.Journeys.Migrating;

namespace Sampan.Tests.Journeys.Site;

/// <summary>Rows that lists show were lost and garbled: the operator mends them, and pages are as before.</summary>
public sealed class MendedSiteTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Its_pages_are_as_before(Engine engine)
    {
        await using CommandRun sampan = await CommandRun.Create(engine);
        RunningSite before = await RunningSite.Start(engine);
        Offered accepted = await before.MakeOffer(20), paid = await before.Paid(40), shipped = await before.Paid(60);
        _ = await before.Accept(accepted);
        await before.Ship(shipped);
        Dictionary<string, string> shown = await Shown(before, accepted, paid, shipped);
        Assert.Contains(shipped.Reference, shown["orders"], StringComparison.Ordinal);

        await using RunningSite site = await before.Restart(async () =>
        {
            await DemoInstallation.Sql(
                before.DatabaseUrl,
                "DELETE FROM ledger_subject WHERE state = 'Paid'",
                "UPDATE ledger_subject SET state = 'Cancelled', card = id WHERE state = 'Shipped'");
            await Mend(sampan, before.DatabaseUrl);
        });
        Assert.Equal(shown, await Shown(site, accepted, paid, shipped));
        Assert.Equal([], (await site.Journal.Audit()).Findings);
        // And the orders go on.
        await site.Ship(paid, "DAC-2");
    }

    private static async Task Mend(CommandRun sampan, string url)
    {
        string[] repair = ["ledger", "repair", "--database", url];
        (int exit, string said) = await sampan.Run(repair);
        Assert.True(exit == 1 && said.Contains("Nothing was changed.", StringComparison.Ordinal), said);
        said = (await sampan.Run([.. repair, "--write"])).Done().Text;
        Assert.Contains("a row", said, StringComparison.Ordinal);
        Assert.Contains("Cancelled", said, StringComparison.Ordinal);
        Assert.Contains("Mended ", said, StringComparison.Ordinal);
        said = (await sampan.Run(repair)).Done().Text;
        Assert.Contains("Nothing to mend.", said, StringComparison.Ordinal);
    }

    /// <summary>What the seller's lists and the orders' pages say.</summary>
    private static async Task<Dictionary<string, string>> Shown(RunningSite site, params Offered[] orders)
    {
        Credentials seller = await site.SignIn(DemoWorld.SellerEmail);
        var shown = new Dictionary<string, string>
        {
            ["orders"] = (await site.Get($"/api/v1/firms/{site.Firm}/orders", site.Seller)).Done().Text,
            ["desk"] = await Page(site, $"/desk/{site.Firm}", seller),
        };
        foreach (Offered order in orders)
            shown[order.Reference] = (await site.Get(site.OrderUrl(order, ""), site.Seller)).Done().Text;
        return shown;
    }

    private static async Task<string> Page(RunningSite site, string path, Credentials who)
    {
        string page = (await site.Get(path, who)).Done().Text;
        return page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
    }
}
