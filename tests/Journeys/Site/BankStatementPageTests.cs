using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Host.Demo;
using Sampan.Identity;
using Sampan.Storage;

namespace Sampan.Tests.Journeys.Site;

/// <summary>A first-time borrower is declined for a low score, brings a bank statement and is offered.</summary>
public sealed class BankStatementPageTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_statement_of_the_sellers_own_account_turns_a_decline_into_an_offer(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        (Credentials lender, string lending) = await Lenders.Join(site);
        (string, string)[] rule =
            [.. Lenders.Rule.Select(f => f.Field == "score-least" ? (f.Field, "25") : f), ("score-bank", "yes")];
        Assert.Equal(302, (await site.Fill($"{lending}/mandates/new", $"{lending}/mandates/new", lender, rule)).Code);
        await Lenders.PayIn(site, lending, lender, "20000.00");
        Offered order = await site.Paid(100, waitForRounds: false);
        Credentials seller = await site.SignIn(DemoWorld.SellerEmail);
        string funding = $"/desk/{site.Firm}/orders/{order.Order}/funding", page = $"/desk/{site.Firm}/bank-statement";
        string declined = (await site.Get(funding, seller)).Done().Text;
        Assert.Contains("data-code=\"funding_score_without_bank\"", declined, Ordinal);
        Assert.Contains($"<a href=\"{page}\">", declined, Ordinal);

        string own = (await site.Services.GetRequiredService<IFirms>().Payout(site.Shop.Firm)).Value.Number;
        string good = await Sample(site, own);
        Assert.Contains($"statements/sample.xml?account={own}", (await site.Get(page, seller)).Done().Text, Ordinal);
        foreach ((string file, string? consent, string code) in ((string, string?, string)[])[
            (good, null, "bank_consent_missing"),
            ("", "yes", "upload_missing"),
            ("not XML", "yes", "bank_file_malformed"),
            (await Sample(site, "SBX-FRIEND"), "yes", "bank_account_other"),
            (good.Replace("6400.00", "64000.00", Ordinal), "yes", "bank_file_sums"),
        ])
        {
            Answer refused = await Bring(site, page, seller, file, consent);
            Assert.Contains($"data-code=\"{code}\"", refused.Text, Ordinal);
        }
        Assert.DoesNotContain("data-points", (await site.Get(page, seller)).Done().Text, Ordinal);

        Answer brought = await Bring(site, page, seller, good, "yes");
        Assert.Equal($"{page}?done=brought", brought.Header("Location"));
        Assert.Contains("data-points=\"30\"", (await site.Get(page, seller)).Done().Text, Ordinal);
        Assert.Contains("data-mandate=", (await site.Get(funding, seller)).Done().Text, Ordinal);
        // Nobody but the owner may, and another firm's page is not there.
        Assert.Equal(404, (await site.Get(page, lender)).Code);

        Answer withdrawn = await site.Fill(page, $"{page}?handler=Withdraw", seller);
        Assert.Equal($"{page}?done=withdrawn", withdrawn.Header("Location"));
        Assert.DoesNotContain("data-points", (await site.Get(page, seller)).Done().Text, Ordinal);
        Assert.Contains("funding_score_without_bank", (await site.Get(funding, seller)).Done().Text, Ordinal);
    }

    private static async Task<string> Sample(RunningSite site, string account)
    {
        using var bank = new HttpClient { BaseAddress = site.Bank.Address };
        return await bank.GetStringAsync($"statements/sample.xml?account={account}");
    }

    private static Task<Answer> Bring(RunningSite site, string page, Credentials seller, string file, string? consent)
    {
        (string, string)[] fields = consent is null ? [] : [("consent", consent)];
        return site.Upload(page, seller, (Encoding.UTF8.GetBytes(file), "statement.xml", "text/xml"), fields);
    }
}
