using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sampan.Finance;
using Sampan.Host.Demo;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;
using Sampan.Trade;

namespace Sampan.Tests.Journeys.Browser;

/// <summary>
/// The order pays for the raw material: the seller asks for a deposit, borrows on the order, and the rest comes late
/// and short. Both people in a browser; pictures of every step are kept.
/// </summary>
public sealed partial class FundedOrderTests
{
    /// <summary>One seller reads Thai on a phone, the other English on a desk; each on another engine.</summary>
    [Theory, InlineData("en", Engine.Sqlite), InlineData("th", Engine.Postgres)]
    public async Task Lenders_bid_the_seller_takes_one_and_the_order_pays_it_back(string language, Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        (int width, int height) = language == "th" ? (390, 844) : (1280, 900);
        await using Reader seller = await Reader.Open($"funded-{language}-seller", language, width, height);
        await using Reader buyer = await Reader.Open($"funded-{language}-buyer", "en-GB", 1280, 900);
        await ThreeLenders(site);
        await Lenders.NameTaxId(site, "");

        string link = await OfferOnDeposit(site, seller, language);
        link = await Accept(site, buyer, link);
        await PayAtTheBank(site, buyer, link, "normal");
        Id order = (await site.Journal.Cards(new CardQuery("order") { Seller = site.Shop.Firm }))[0].Subject;
        TradeRecord secured = await site.Record(await Reference(seller, site, order));
        Assert.Equal((OrderState.Paid, secured.Terms.Plan!.Deposit), (secured.State, secured.InEscrow));

        await MendTheReason(site, seller, order, language);
        await TakeTheFirst(site, seller, order);
        await site.Round();
        TradeRecord pledged = await site.Record(secured.Terms.Reference);
        LoanTerms loan = pledged.Loan!.Terms;
        // More than lies in escrow, for the lender counts on half of the rest too: due when that is.
        Assert.True(loan.Principal > secured.InEscrow - secured.Terms.Fee);

        await Ship(site, seller, order);
        await Arrived(buyer, link);
        await site.Round();
        site.Clock.Skip(TimeSpan.FromDays(3));
        await site.Round();
        TradeRecord released = await site.Record(secured.Terms.Reference);
        Assert.Equal(OrderState.Released, released.State);
        Assert.Equal(released.Released!.Payable, released.Loan!.FromOrder);
        await LookAtLoan(site, seller, order, released, "loan-open");

        // The rest is due thirty days after delivery; it comes ten days late, and a bank on the way keeps a part of it.
        site.Clock.Skip(TimeSpan.FromDays(37));
        await PayAtTheBank(site, buyer, link, "short");
        TradeRecord shortly = await site.Record(secured.Terms.Reference);
        Assert.True(shortly.Unpaid.Minor > 0);
        LoanBalance owed = LoanBalance.On(site.Now.UtcDate, loan, released.Loan.Repaid);
        Assert.Equal(owed.Total, shortly.Loan!.FromOrder - released.Loan.FromOrder);
        Assert.Equal(shortly.Received - shortly.Terms.Fee - shortly.Loan.FromOrder, shortly.Earned);
        // Nobody stays signed in for weeks.
        await SignIn(site, seller, language);
        await LookAtLoan(site, seller, order, shortly, "loan-paid");

        await PayAtTheBank(site, buyer, link, "normal");
        await site.Round();
        site.Clock.Skip(TimeSpan.FromDays(3));
        await site.Round();
        await site.Round();
        TradeRecord whole = await site.Record(secured.Terms.Reference);
        Assert.Equal((OrderState.PaidOut, 0), (whole.State, whole.ToSend.Minor));
        Assert.Equal(whole.Terms.Total - whole.Terms.Fee, whole.Earned + whole.Loan!.FromOrder);
        await Open(seller, site, $"orders/{order}", "done");
        Assert.Empty((await site.Journal.Audit()).Findings);
    }

    /// <summary>The second would lend to firms with a tax number only.</summary>
    private static async Task ThreeLenders(RunningSite site)
    {
        await Lender("Half of the rest", ("rest-percent", "50"), ("advance-percent", "95"), ("rate-bps", "9"));
        await Lender("With a tax number", ("evidence", "TaxId"));
        await Lender("Anybody", ("rate-bps", "14"));

        async Task Lender(string name, params (string Field, string Value)[] own)
        {
            (Credentials lender, string lending) = await Lenders.Join(site);
            (string, string)[] rule =
            [
                .. Lenders.Rule.Where(f => f.Field is not ("name" or "evidence" or "tenor-days"))
                    .Where(f => !own.Any(o => o.Field == f.Field)),
                ("name", name), ("evidence", "PayoutAccount"), ("tenor-days", "150"), .. own,
            ];
            string page = $"{lending}/mandates/new";
            Assert.Equal(302, (await site.Fill(page, page, lender, rule)).Code);
            await Lenders.PayIn(site, lending, lender, "60000.00");
        }
    }

    private static async Task SignIn(RunningSite site, Reader seller, string language)
    {
        _ = await seller.Page.GotoAsync($"{site.Http.BaseAddress}sign-in?lang={language}");
        await seller.Page.FillAsync("input[name=email]", DemoWorld.SellerEmail);
        await seller.Page.FillAsync("input[name=password]", DemoWorld.Password);
        await seller.Page.ClickAsync("main form button.button");
    }

    private static async Task<string> OfferOnDeposit(RunningSite site, Reader seller, string language)
    {
        await SignIn(site, seller, language);
        _ = await seller.Page.GotoAsync(
            $"{site.Http.BaseAddress}desk/{site.Firm}/offer/{site.Mango.Id}?to=JP&units=400");
        await seller.Page.FillAsync("input[name=place]", "Osaka");
        await seller.Page.CheckAsync("input[name=payment][value=deposit]");
        await seller.Page.FillAsync("input[name=deposit]", "5");
        await seller.Page.ClickAsync("main form button.button");
        // Less than what is spent in any case is refused, and nothing typed is lost.
        await seller.Until("[data-code=payment_plan_out_of_range]");
        Assert.True(await seller.Page.IsCheckedAsync("input[name=payment][value=deposit]"));
        await seller.Look("deposit-refused");
        await seller.Page.FillAsync("input[name=deposit]", "60");
        await seller.Page.ClickAsync("main form button.button");
        await seller.Look("link-made");
        return await seller.Page.InputValueAsync("#link");
    }

    private static async Task<string> Accept(RunningSite site, Reader buyer, string link)
    {
        string own = new Uri(site.Http.BaseAddress!, new Uri(link).AbsolutePath).ToString();
        _ = await buyer.Page.GotoAsync(own);
        await buyer.Until("#deposit");
        await buyer.Look("offer");
        _ = await buyer.Page.GotoAsync(own + "/accept");
        await buyer.Page.FillAsync("#name", Trades.BuyerName);
        await buyer.Page.FillAsync("#address", "2-4-6 Demo-machi, Kita-ku\nOsaka 530-0000");
        await buyer.Page.FillAsync("#email", Trades.Email);
        await buyer.Page.ClickAsync("main form button.button");
        await buyer.Page.FillAsync("#code", await site.CodeFor(Trades.Email));
        await buyer.Look("code");
        await buyer.Page.ClickAsync("main form button.button");
        await buyer.Look("pay-deposit");
        return buyer.Page.Url;
    }

    /// <summary>What the order's page asks for now, from the bank's own form.</summary>
    private static async Task PayAtTheBank(RunningSite site, Reader buyer, string link, string behaviour)
    {
        _ = await buyer.Page.GotoAsync(link);
        await buyer.Page.ClickAsync("#sandbox-pay");
        await buyer.Page.CheckAsync($"input[name=behaviour][value={behaviour}]");
        await buyer.Page.ClickAsync("button[type=submit]");
        await site.Round();
        _ = await buyer.Page.GotoAsync(link);
        await buyer.Look($"after-{behaviour}");
    }

    /// <summary>Two lenders bid; the third names what is missing, leads there, and then bids too.</summary>
    private static async Task MendTheReason(RunningSite site, Reader seller, Id order, string language)
    {
        await Open(seller, site, $"orders/{order}/funding", "offers-two");
        Assert.Equal(2, await seller.Page.Locator("tr[data-mandate]").CountAsync());
        await seller.Page.ClickAsync("[data-code=funding_evidence_missing] a");
        await seller.Page.FillAsync("input[name=tax-id]", "0000000000000");
        await seller.Page.ClickAsync("form[action*='handler=Firm'] button.button");
        await seller.Look("tax-number");
        await Open(seller, site, $"orders/{order}/funding", "offers-three");
        Assert.Equal(3, await seller.Page.Locator("tr[data-mandate]").CountAsync());
        Assert.Equal(language, await seller.Page.GetAttributeAsync("html", "lang"));
    }

    private static async Task TakeTheFirst(RunningSite site, Reader seller, Id order)
    {
        await seller.Page.ClickAsync("tr[data-mandate] a");
        await seller.Until("section[aria-labelledby=waterfall]");
        await seller.Look("offer");
        await seller.Page.CheckAsync("input[name=sure]");
        await seller.Page.ClickAsync("form[method=post] button.button");
        await seller.Until("[data-owed]");
        await seller.Look("taken");
    }

    private static async Task Ship(RunningSite site, Reader seller, Id order)
    {
        await Open(seller, site, $"orders/{order}", "to-ship");
        await seller.Page.FillAsync("input[name=carrier]", "Thai Air Cargo (demo)");
        await seller.Page.FillAsync("input[name=tracking]", "217-0000 0009");
        await seller.Page.ClickAsync("section[aria-labelledby=ship] form:has(input[name=tracking]) button.button");
        await seller.Look("shipped");
    }

    private static async Task Arrived(Reader buyer, string link)
    {
        _ = await buyer.Page.GotoAsync(link);
        await buyer.Page.ClickAsync("a[href$='/arrived']");
        await buyer.Page.ClickAsync("main form button.button");
        await buyer.Look("arrived");
    }

    /// <summary>The page owes to the satang what the rule says.</summary>
    private static async Task LookAtLoan(RunningSite site, Reader seller, Id order, TradeRecord record, string what)
    {
        await Open(seller, site, $"orders/{order}/funding", what);
        LoanBalance owed = LoanBalance.On(site.Now.UtcDate, record.Loan!.Terms, record.Loan.Repaid);
        Assert.Equal($"{owed.Total.Minor}", await seller.Page.GetAttributeAsync("[data-owed]", "data-owed"));
    }

    private static async Task Open(Reader seller, RunningSite site, string page, string what)
    {
        IResponse? opened = await seller.Page.GotoAsync($"{site.Http.BaseAddress}desk/{site.Firm}/{page}");
        Assert.Equal(200, opened?.Status);
        await seller.Look(what);
    }

    private static async Task<string> Reference(Reader seller, RunningSite site, Id order)
    {
        await Open(seller, site, $"orders/{order}", "secured");
        return ReferenceMark().Match(await seller.Page.ContentAsync()).Value;
    }

    [GeneratedRegex("SP-[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex ReferenceMark();
}
