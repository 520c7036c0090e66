using System.Text.Json.Nodes;
using System.Xml.Linq;
using Sampan.Host.Demo;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Api;

/// <summary>A firm's accounts, statements and movements, and the house's for an operator.</summary>
public sealed class LedgerTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_firm_sees_its_accounts_and_every_movement_of_a_paid_order(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        Offered offered = await site.Paid(100, waitForRounds: false);
        string ledger = $"/api/v1/firms/{site.Firm}/ledger/accounts";

        var accounts = new List<JsonNode>();
        string? next = null;
        do
        {
            Answer page = (await site.Get($"{ledger}?limit=3{(next is null ? "" : $"&cursor={next}")}", site.Seller))
                .Done();
            accounts.AddRange(page.Json["accounts"]!.AsArray().Select(a => a!));
            next = (string?)page.Json["next"];
        }
        while (next is not null);
        Assert.Equal(accounts.Count, accounts.Select(a => (string?)a["account"]).Distinct().Count());
        JsonNode escrow = accounts.Single(a => (string?)a["kind"] == "escrow");
        Assert.Equal((offered.Order, offered.Total), ((string?)escrow["owner"], (string?)escrow["balance"]));

        JsonNode statement = (await site.Get($"{ledger}/{escrow["account"]}/statement", site.Seller)).Done().Json;
        Assert.Equal(("0.00", offered.Total), ((string?)statement["opening"], (string?)statement["closing"]));
        JsonNode movement = Assert.Single(statement["movements"]!.AsArray())!;
        Assert.Equal(
            ("payment.received", offered.Order, offered.Reference, offered.Total, "0.00"),
            ((string?)movement["entry"], (string?)movement["order"], (string?)movement["reference"],
                (string?)movement["credit"], (string?)movement["debit"]));
        JsonNode moved = (await site.Get($"{ledger}/{escrow["account"]}/movements", site.Seller)).Done().Json;
        Assert.Equal(movement.ToJsonString(), Assert.Single(moved["movements"]!.AsArray())!.ToJsonString());
        Assert.Equal("0.00", (string?)(await site.Get(
            $"{ledger}/{escrow["account"]}/statement?to=2001-01-01", site.Seller)).Done().Json["closing"]);
    }

    [Fact]
    public async Task What_is_held_says_for_which_order_and_until_when()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Offered offered = await site.MakeOffer(40);
        _ = await site.Accept(offered);
        string ledger = $"/api/v1/firms/{site.Firm}/ledger/accounts";
        JsonArray accounts = (await site.Get(ledger, site.Seller)).Done().Json["accounts"]!.AsArray();
        JsonNode onHand = accounts.Single(a => (string?)a!["heldDebits"] == "40" && (string?)a["kind"] == "onhand")!;
        JsonNode statement = (await site.Get($"{ledger}/{onHand["account"]}/statement", site.Seller)).Done().Json;
        JsonNode held = Assert.Single(statement["held"]!.AsArray())!;
        JsonNode order = (await site.Get(site.OrderUrl(offered), site.Seller)).Done().Json;
        Assert.Equal(
            (offered.Order, offered.Reference, "40", (string?)order["payBy"]),
            ((string?)held["order"], (string?)held["reference"], (string?)held["debit"], (string?)held["until"]));
    }

    [Fact]
    public async Task Statements_come_as_files_and_stock_has_no_camt()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        _ = await site.Paid(100, waitForRounds: false);
        string ledger = $"/api/v1/firms/{site.Firm}/ledger/accounts";
        JsonArray accounts = (await site.Get(ledger, site.Seller)).Done().Json["accounts"]!.AsArray();
        string Named(string kind) => (string)accounts.First(a => (string?)a!["kind"] == kind)!["account"]!;

        Answer csv = (await site.Get($"{ledger}/{Named("onhand")}/statement.csv", site.Seller)).Done();
        Assert.Equal("text/csv", csv.MediaType);
        Assert.StartsWith("line,seq,", csv.Text, StringComparison.Ordinal);
        Answer camt = (await site.Get($"{ledger}/{Named("escrow")}/statement.xml", site.Seller)).Done();
        Assert.Equal("application/xml", camt.MediaType);
        XNamespace names = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";
        XDocument document = XDocument.Load(new MemoryStream(camt.Bytes));
        Assert.Equal(DemoShop.First.Firm.NameLocal, document.Descendants(names + "Ownr").Single().Value);
        _ = (await site.Get($"{ledger}/{Named("onhand")}/statement.xml", site.Seller))
            .Refused(422, "camt_not_for_stock");

        string statement = $"{ledger}/{Named("escrow")}/statement";
        foreach ((string query, string code) in (IEnumerable<(string, string)>)
            [
                ("from=yesterday", "date_malformed"), ("by=mood", "entry_date_unknown"),
                ("knownAt=2026", "instant_malformed"), ("from=2026-11-02&to=2026-11-01", "period_reversed"),
            ])
            _ = (await site.Get($"{statement}?{query}", site.Seller)).Refused(400, code);
        _ = (await site.Get($"{ledger}/purse/statement", site.Seller)).Refused(400, "account_malformed");
        _ = (await site.Get($"{ledger}?limit=0", site.Seller)).Refused(400, "field_malformed");
        _ = (await site.Get($"{ledger}?cursor=x", site.Seller)).Refused(400, "field_malformed");
    }

    [Fact]
    public async Task The_house_is_the_operators_to_see_and_no_firm_sees_it_under_its_own_address()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Offered offered = await site.Paid(100, waitForRounds: false);
        Credentials house = await site.SignIn(DemoWorld.OperatorEmail);
        JsonArray accounts = (await site.Get("/api/v1/ledger/accounts", house)).Done().Json["accounts"]!.AsArray();
        JsonNode bank = accounts.Single(a => (string?)a!["kind"] == "bank")!;
        Assert.Equal((offered.Total, $"-{offered.Total}"), ((string?)bank["debits"], (string?)bank["balance"]));
        _ = (await site.Get($"/api/v1/ledger/accounts/{bank["account"]}/statement", house)).Done();
        foreach (string what in (string[])["statement", "statement.csv", "statement.xml", "movements"])
        {
            _ = (await site.Get(
                $"/api/v1/firms/{site.Firm}/ledger/accounts/{bank["account"]}/{what}", site.Seller))
                .Refused(404, "account_unknown");
        }
        // Nor does the operator see a firm's accounts among the house's.
        JsonArray firms = (await site.Get($"/api/v1/firms/{site.Firm}/ledger/accounts", site.Seller)).Done()
            .Json["accounts"]!.AsArray();
        _ = (await site.Get($"/api/v1/ledger/accounts/{firms[0]!["account"]}/statement", house))
            .Refused(404, "account_unknown");
    }
}
