using Microsoft.Extensions.DependencyInjection;
using Sampan.Host.Serving;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Cards;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Journeys.Practice;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;
using Sampan.Trade;

namespace Sampan.Tests.Journeys.Academy;

/// <summary>
/// A novice practises the whole trade over HTTP, does every wrong thing there is to do, and comes to the end; nothing
/// of it meets what is traded in earnest.
/// </summary>
public sealed class PracticeTests : IAsyncDisposable
{
    private const string Novice = "novice@trade.example";

    private readonly string _folder = Directory.CreateTempSubdirectory("sampan-practice-").FullName;
    private SiteDatabase? _database;

    /// <summary>A plain installation: no demo, no bank, no carrier, no rate card, no tariff book.</summary>
    [Theory, InlineData(Engine.Sqlite, "en"), InlineData(Engine.Postgres, "th")]
    public async Task A_plain_installation_is_practised_at_to_the_end(Engine engine, string language)
    {
        await using Server server = await Start(engine);
        Id person = await Register(server.App.Services, Novice);
        using var trader = new PracticeTrader(new Uri(server.App.Urls.First()));
        await trader.SignIn(Novice, language);
        await Practise(trader);
        await Check(server.App.Services, person, trader);
        Assert.Contains("data-border=\"unknown\"", trader.Page, StringComparison.Ordinal);
    }

    /// <summary>The demo's own bank and rounds run beside it, and take no part.</summary>
    [Theory, InlineData(Engine.Sqlite, "zh"), InlineData(Engine.Postgres, "en")]
    public async Task A_demo_is_practised_at_beside_its_rounds_and_counts_none_of_it(Engine engine, string language)
    {
        await using RunningSite site = await RunningSite.Start(engine);
        Id person = await Register(site.Services, Novice);
        using var trader = new PracticeTrader(site.Http.BaseAddress!);
        await trader.SignIn(Novice, language);
        await Practise(trader);
        await Check(site.Services, person, trader);
        // The border is known here: its part stands in the summary.
        Assert.Contains("data-border=\"known\"", trader.Page, StringComparison.Ordinal);

        // What was mended is put back, so that the next practice has its rejected paper too.
        _ = await trader.Open($"{PracticeTrader.Practice}?again=yes");
        await trader.Do(("units", "100"));
        Assert.Equal("buyer", trader.Step);
        Assert.Equal("", (await site.Services.GetRequiredService<IFirms>().Firm(Firm.PracticeOf(person)))
            .Value.Details.TaxId);
        Assert.Contains("data-badge=\"practice_done\" data-earned=\"true\"", await trader.Open("/academy"));
    }

    private static async Task Practise(PracticeTrader trader)
    {
        _ = await trader.Open(PracticeTrader.Practice);
        Assert.Equal("offer", trader.Step);
        await Wrong(trader, "units_below_minimum", ("units", "99"));
        await trader.Do(("units", "200"));
        await On(trader, "buyer");
        await On(trader, "payment");
        await Wrong(trader, "practice_choice_missing");
        await Wrong(trader, "order_not_paid", ("choice", "ship"));
        await On(trader, "short", ("choice", "ask"));

        // Shipping is done on the order's own page, which leads back.
        Assert.Equal("ship", trader.Step);
        string desk = trader.Desk;
        Assert.Contains("data-practice=\"true\"", await trader.Open(desk));
        string today = Instant.From(TimeProvider.System.GetUtcNow()).UtcDate.Text();
        await trader.Send(
            $"{desk}?handler=ship", ("carrier", "Practice carrier"), ("tracking", "PRACTICE-1"), ("on", "2020-01-01"));
        Assert.Equal("shipping_date_wrong", trader.Refused);
        await trader.Send(
            $"{desk}?handler=ship", ("carrier", "Practice carrier"), ("tracking", "PRACTICE-1"), ("on", today));
        Assert.Equal(200, trader.Code);
        _ = await trader.Open(PracticeTrader.Practice);
        await On(trader, "way");

        await Wrong(trader, "practice_paper_rejected", ("choice", "invoice"));
        await Wrong(trader, "practice_paper_wrong", ("choice", "origin"));
        await Mend(trader, desk);
        await On(trader, "paper", ("choice", "invoice"));
        await On(trader, "arrival");
        await Wrong(trader, "practice_claim_unproven", ("choice", "refuse"));
        await Wrong(trader, "practice_answer_low", ("choice", "offer"), ("amount", "10"));
        await Wrong(trader, "amount_malformed", ("choice", "offer"), ("amount", "half"));
        await Wrong(trader, "ruling_out_of_range", ("choice", "offer"), ("amount", "9000000"));
        await On(trader, "claim", ("choice", "agree"));
        await On(trader, "payout");
        Assert.Equal("done", trader.Step);
    }

    private static async Task Wrong(PracticeTrader trader, string code, params (string, string)[] typed)
    {
        string step = trader.Step;
        await trader.Do(typed);
        Assert.Equal((code, step), (trader.Refused, trader.Step));
        Assert.InRange(trader.Code, 400, 499);
    }

    private static async Task On(PracticeTrader trader, string step, params (string, string)[] typed)
    {
        Assert.Equal(step, trader.Step);
        await trader.Do(typed);
        Assert.Equal((200, ""), (trader.Code, trader.Refused));
        Assert.NotEqual(step, trader.Step);
    }

    /// <summary>The firm's own settings, where the number belongs: the invoice is drawn anew from them.</summary>
    private static async Task Mend(PracticeTrader trader, string desk)
    {
        string settings = $"{HomeOf(desk)}/settings";
        string page = await trader.Open(settings);
        Assert.DoesNotContain("handler=Member", page, StringComparison.OrdinalIgnoreCase);
        await trader.Send(
            $"{settings}?handler=firm", ("name-local", "กิจการฝึกหัด"), ("name-latin", "Practice Firm"),
            ("country", "TH"), ("address-local", "1 ถนนฝึกหัด"), ("address-latin", "1 Practice Road"),
            ("tax-id", PracticeGoods.TaxId));
        Assert.Equal((200, ""), (trader.Code, trader.Refused));
        _ = await trader.Open(PracticeTrader.Practice);
    }

    /// <summary>The books are right to the satang, and nobody who lists or counts trade meets it.</summary>
    private static async Task Check(IServiceProvider services, Id person, PracticeTrader trader)
    {
        IJournal journal = services.GetRequiredService<IJournal>();
        Id firm = Firm.PracticeOf(person);
        TradeRecord record = (await services.GetRequiredService<PracticeTrade>().Find(person))!;
        DisputeSettled split = record.Settled!;
        Assert.Equal(record.Terms.Total, split.Returned + split.Fee + split.Kept);
        Assert.Equal(2 * PracticeGoods.UnitsPerCarton * 119_75, split.Returned.Minor);
        Assert.Equal("THB.practice", record.Terms.MoneyCommodity.Code);
        await services.GetRequiredService<ILedger>().Settled();
        Assert.Empty((await journal.Audit()).Findings);
        Assert.All(
            (await journal.Accounts(firm)).Where(account => account.Key.Kind == Chart.Payable),
            account => Assert.Equal(0, account.Balance));

        Assert.Empty(await journal.Cards(new CardQuery(OrderDesk.Kind) { Seller = firm }));
        Id[] payouts = [.. record.Payouts.Select(payout => payout.Id)];
        Assert.NotEmpty(payouts);
        Assert.DoesNotContain(
            await journal.All(new CardQuery(PayoutCard.Kind)), row => payouts.Contains(row.Subject));
        Assert.Equal(0, await services.GetRequiredService<Sampan.Journeys.Learning.Deliveries>().Of(firm));
        Assert.Empty(await services.GetRequiredService<IMarket>().ShopsOf(firm));
        Assert.Equal(MarketRefusals.ListingUnknown, (await services.GetRequiredService<IMarket>()
            .Listing(record.Terms.Lines[0].Listing)).Refusal?.Code);
        Assert.Contains("data-split", trader.Page, StringComparison.Ordinal);
        await CheckCards(services, journal, record);
    }

    /// <summary>Its rows are views as all others are: made again from the journal they come out the same.</summary>
    private static async Task CheckCards(IServiceProvider services, IJournal journal, TradeRecord record)
    {
        var maker = new CardMaker(journal, services.GetRequiredService<ICounterparties>().OrderOf);
        Id[] subjects =
        [
            record.Order, .. record.Payments.Select(payment => payment.Line),
            .. record.Payouts.Select(payout => payout.Id),
        ];
        List<CardRow> rows = await journal.Cards(subjects);
        Assert.Equal(subjects.Length, rows.Count);
        foreach (CardRow row in rows)
        {
            Card? made = await maker.Make(row.Subject, await journal.Entries(row.Subject), row.Card);
            Assert.Equal((row.Card.Kind, row.Card.State), (made?.Kind, made?.State));
            Assert.Equal(row.Card.Summary, made?.Summary);
        }
    }

    [Fact]
    public async Task Bad_input_is_answered_a_form_sent_twice_is_done_once_and_strangers_find_nothing()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Id person = await Register(site.Services, Novice);
        _ = await Register(site.Services, "other@trade.example");
        using var trader = new PracticeTrader(site.Http.BaseAddress!);
        // Who is not signed in is asked to.
        Assert.Contains("name=\"password\"", await trader.Open(PracticeTrader.Practice));
        await trader.SignIn(Novice, "en");
        _ = await trader.Open(PracticeTrader.Practice);
        foreach (string units in (string[])["", "0", "-5", "1.5", "many", "999999999999999999999", "2001"])
        {
            await trader.Do(("units", units));
            Assert.Equal("offer", trader.Step);
            Assert.InRange(trader.Code, 400, 499);
            if (units.Length > 0) Assert.Contains($"value=\"{units}\"", trader.Page, StringComparison.Ordinal);
            Assert.Contains("aria-invalid", trader.Page, StringComparison.Ordinal);
        }
        (string, string)[] form = [.. trader.Filled(), ("units", "100")];
        await trader.Post(PracticeTrader.Practice, form);
        await trader.Post(PracticeTrader.Practice, form);
        Assert.Equal("buyer", trader.Step);
        _ = Assert.Single(await site.Journal.Cards(
            new CardQuery(OrderDesk.PracticeKind) { Seller = Firm.PracticeOf(person) }));
        string token = form.First(field => field.Item1 == "__RequestVerificationToken").Item2;
        foreach (string step in (string[])["", "99", "Nonsense", "Payout", "Done"])
        {
            await trader.Post(
                PracticeTrader.Practice, ("step", step), ("order", "x"), ("choice", "y"),
                ("__RequestVerificationToken", token));
            Assert.Equal((200, "buyer"), (trader.Code, trader.Step));
        }

        string desk = trader.Desk;
        foreach (string path in (string[])["listings/new", "keys", "freight", "shop"])
            Assert.NotEqual(200, await CodeOf(trader, $"{HomeOf(desk)}/{path}"));
        // Nobody outside takes part: no carrier is booked, no lender asked.
        await trader.Post($"{desk}?handler=book", ("form-key", "book"), ("__RequestVerificationToken", token));
        Assert.Equal("practice_not_carried", trader.Refused);
        Assert.Equal(403, await CodeOf(trader, $"{desk}/funding"));
        using var other = new PracticeTrader(site.Http.BaseAddress!);
        await other.SignIn("other@trade.example", "en");
        Assert.Equal(404, await CodeOf(other, desk));
        Assert.Equal(404, await CodeOf(other, $"{desk}/ledger"));
        _ = await other.Open(PracticeTrader.Practice);
        Assert.Equal("offer", other.Step);
    }

    /// <summary>Who entered the number beforehand has done well, and is asked for another paper.</summary>
    [Fact]
    public async Task A_paper_is_missed_in_every_practice()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Id person = await Register(site.Services, Novice);
        TradeRecord record = (await Practising.Until(site, person, PracticeStep.Ship))!;
        await Practising.Mend(site, person);
        record = (await Practising.Until(site, person, PracticeStep.Paper))!;
        Assert.Equal(HoldReason.OriginCertificate, record.Held?.Reason);
        using var trader = new PracticeTrader(site.Http.BaseAddress!);
        await trader.SignIn(Novice, "en");
        _ = await trader.Open(PracticeTrader.Practice);
        Assert.DoesNotContain("/settings\"", trader.Page, StringComparison.Ordinal);
        await Wrong(trader, "practice_paper_wrong", ("choice", "invoice"));
        await On(trader, "paper", ("choice", "origin"));
        Assert.Equal("arrival", trader.Step);
    }

    /// <summary>What was begun and left is taken back when another is begun.</summary>
    [Fact]
    public async Task It_is_begun_anew_and_what_was_paid_goes_back()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Id person = await Register(site.Services, Novice);
        using var trader = new PracticeTrader(site.Http.BaseAddress!);
        await trader.SignIn(Novice, "en");
        _ = await trader.Open(PracticeTrader.Practice);
        await trader.Do(("units", "100"));
        await On(trader, "buyer");
        await On(trader, "payment");
        PracticeTrade practice = site.Services.GetRequiredService<PracticeTrade>();
        Id first = (await practice.Find(person))!.Order;
        _ = await trader.Open($"{PracticeTrader.Practice}?again=yes");
        await trader.Do(("units", "120"));
        Assert.Equal("buyer", trader.Step);
        TradeRecord left = (await site.Services.GetRequiredService<OrderDesk>().Load(first))!;
        Assert.Equal(OrderState.Cancelled, left.State);
        Assert.All(left.Payouts, payout => Assert.NotNull(payout.ConfirmedOn));
        Assert.Equal(0, left.ToReturn.Minor);
        Assert.NotEqual(first, (await practice.Find(person))!.Order);
        await site.Services.GetRequiredService<ILedger>().Settled();
        Assert.Empty((await site.Journal.Audit()).Findings);
    }

    /// <summary>What is refused changes nothing: the firm of the trade that is under way stays mended.</summary>
    [Fact]
    public async Task Beginning_anew_with_too_little_leaves_the_practice_under_way_as_it_was()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Id person = await Register(site.Services, Novice);
        _ = await Practising.Until(site, person, PracticeStep.Paper);
        using var trader = new PracticeTrader(site.Http.BaseAddress!);
        await trader.SignIn(Novice, "en");
        foreach ((string units, string code) in ((string, string)[])
            [("0", "units_not_positive"), ("99", "units_below_minimum"), ("2001", "practice_units_wrong")])
        {
            _ = await trader.Open($"{PracticeTrader.Practice}?again=yes");
            await trader.Do(("units", units));
            Assert.Equal(code, trader.Refused);
            Assert.Equal(PracticeGoods.TaxId, (await site.Services.GetRequiredService<IFirms>()
                .Firm(Firm.PracticeOf(person))).Value.Details.TaxId);
        }
        _ = await trader.Open(PracticeTrader.Practice);
        await On(trader, "paper", ("choice", "invoice"));
    }

    /// <summary>Also what its trader cancelled on the desk is paid back when another is begun.</summary>
    [Fact]
    public async Task What_was_cancelled_on_the_desk_is_paid_back_when_another_is_begun()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Id person = await Register(site.Services, Novice);
        TradeRecord paid = (await Practising.Until(site, person, PracticeStep.Ship))!;
        TradeRecord left = (await site.Services.GetRequiredService<CancelOrder>().Run(
            new CancelOrder.Command(Request.Of("desk", $"{person}"), paid.Order, BySeller: true))).Value;
        Assert.Equal(paid.Terms.Total, left.ToReturn);
        PracticeTrade practice = site.Services.GetRequiredService<PracticeTrade>();
        Assert.False((await practice.Run(new PracticeTrade.Act(person, paid.Order, PracticeStep.Offer, "anew")
        {
            Units = 100,
        })).IsRefused);
        left = (await site.Services.GetRequiredService<OrderDesk>().Load(paid.Order))!;
        Assert.Equal(0, left.ToReturn.Minor);
        Assert.All(left.Payouts, payout => Assert.NotNull(payout.ConfirmedOn));
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string HomeOf(string desk) => desk[..desk.IndexOf("/orders", StringComparison.Ordinal)];

    private static async Task<int> CodeOf(PracticeTrader trader, string path)
    {
        _ = await trader.Open(path);
        return trader.Code;
    }

    private static async Task<Id> Register(IServiceProvider services, string email)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IPeople>().Register(
            new NewPerson(email, PracticeTrader.Password, "en"), Instant.From(TimeProvider.System.GetUtcNow())))
            .Value.Id;
    }

    private async Task<Server> Start(Engine engine)
    {
        _database = await SiteDatabase.Create(engine, _folder);
        return await PlainInstallation.Start(_database, _folder);
    }
}
