using Sampan.Journeys;
using Sampan.Journeys.Bank;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Trade;
using static Sampan.Tests.Stores.Journeys.TestTrade;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>Money comes in every way it can.</summary>
public sealed class PaymentTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_short_payment_waits_for_the_rest(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Placed(1);
        _ = test.Bank.Credit(Buyer(1), Reference(1), Total - 1);
        await test.Quiet();
        Assert.Equal((OrderState.Placed, 1), ((await test.Load(1)).State, (await test.Load(1)).Missing.Minor));
        _ = test.Bank.Credit(Buyer(1), Reference(1), 1);
        await test.Quiet();
        Assert.Equal(OrderState.Paid, (await test.Load(1)).State);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_paid_twice_goes_back(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Placed(1);
        _ = test.Bank.Credit(Buyer(1), Reference(1), Total);
        _ = test.Bank.Credit(Buyer(1), Reference(1), Total);
        await test.Quiet();
        TradeRecord record = await test.Load(1);
        Assert.Equal((OrderState.Paid, Total, 0), (record.State, record.InEscrow.Minor, record.ToReturn.Minor));
        Assert.Equal(Total, test.SentToBuyer(1));
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Money_that_comes_after_the_deadline_goes_back_and_the_stock_is_free(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Placed(1);
        _ = test.Bank.Credit(Buyer(1), Reference(1), 40_000);
        await test.Quiet();
        await test.Pass(TimeSpan.FromDays(7));
        Assert.Equal(OrderState.Lapsed, (await test.Load(1)).State);
        Assert.Equal(40_000, test.SentToBuyer(1));
        _ = test.Bank.Credit(Buyer(1), Reference(1), Total);
        await test.Quiet();
        Assert.Equal(40_000 + Total, test.SentToBuyer(1));
        Assert.Equal(Units, await test.Balance(Chart.OnHand, Seller(1)));
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Money_that_comes_at_the_deadline_before_the_clockwork_ran_goes_back(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Placed(1);
        test.Clock.Advance(TimeSpan.FromDays(7));
        _ = test.Bank.Credit(Buyer(1), Reference(1), Total);
        await test.Quiet();
        Assert.Equal(OrderState.Lapsed, (await test.Load(1)).State);
        Assert.Equal(Total, test.SentToBuyer(1));
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_strangers_payment_waits_for_a_person_who_matches_it(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Placed(1);
        Id line = test.Account.LineOf(test.Bank.Credit("UNCLE", Reference(1), Total).LineId);
        await test.Quiet();
        Assert.Equal("questioned", (await test.Journal.Card(line))?.Card.State);
        Assert.Equal(OrderState.Placed, (await test.Load(1)).State);
        var resolve = new ResolveLine(test.Desk, test.People);
        Assert.Equal(OrderState.Paid, Done(await resolve.Match(Asked("match", 1), line, Order(1), test.Account)).State);
        Assert.Equal(OrderState.Paid, Done(await resolve.Match(Asked("match", 1), line, Order(1), test.Account)).State);
        Refused(
            JourneyRefusals.LineNotWaiting,
            await resolve.Match(Asked("match", 1, key: "2"), line, Order(1), test.Account));
        Refused(JourneyRefusals.LineNotWaiting, await resolve.Return(Asked("back", 1), line, test.Account));
        Assert.Equal("taken", (await test.Journal.Card(line))?.Card.State);

        _ = Done(await test.Cancel(1, bySeller: true));
        await test.Quiet();
        Assert.Equal((Total, 0), (test.Sent("of UNCLE"), test.SentToBuyer(1)));
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_strangers_payment_that_a_person_returns_goes_back_to_the_stranger(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Placed(1);
        Id line = test.Account.LineOf(test.Bank.Credit("UNCLE", Reference(1), Total).LineId);
        await test.Quiet();
        var resolve = new ResolveLine(test.Desk, test.People);
        Receipt first = Done(await resolve.Return(Asked("back", 1), line, test.Account));
        Assert.Equal(first.Seq, Done(await resolve.Return(Asked("back", 1), line, test.Account)).Seq);
        await test.Quiet();
        Assert.Equal(Total, test.Sent("of UNCLE"));
        Assert.Equal(0, await test.Balance(Chart.Suspense, line));
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Each_payer_gets_back_what_was_theirs(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Placed(1);
        _ = test.Bank.Credit(Buyer(1), Reference(1), 33_333, "first account");
        _ = test.Bank.Credit(Buyer(1), Reference(1), Total, "second account");
        // Once the order is paid nobody is asked: whose ever it is, it goes back there.
        _ = test.Bank.Credit("UNCLE", Reference(1), 500);
        await test.Quiet();
        Assert.Equal(
            (0, 33_333, 500), (test.Sent("first account"), test.Sent("second account"), test.Sent("of UNCLE")));
        _ = Done(await test.Ship(1));
        _ = Done(await test.RefuseGoods(1));
        _ = Done(await test.ReturnGoods(1));
        await test.Quiet();
        // The price of 1,000.00 goes back in proportion to 333.33 and 824.17.
        Assert.Equal((28_797, 33_333 + 71_203), (test.Sent("first account"), test.Sent("second account")));
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_line_that_comes_again_counts_once_and_the_first_notice_stands(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Placed(1);
        StatementLine line = test.Bank.Credit(Buyer(1), Reference(1), Total + 100);
        test.Bank.Again(line);
        await test.Read();
        test.Bank.Again(line with { Amount = new Money(9_999_999, Currency.Thb), CounterpartyAccount = "of a thief" });
        test.Bank.Again(line with { Kind = StatementLineKind.Debit, Amount = new Money(-5, Currency.Thb) });
        await test.Quiet();
        Assert.Equal((Total, OrderState.Paid), ((await test.Load(1)).InEscrow.Minor, (await test.Load(1)).State));
        Assert.Equal((100, 0), (test.SentToBuyer(1), test.Sent("of a thief")));
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Money_for_an_offer_nobody_accepted_waits_until_it_can_be_matched(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        await test.Stock(1, Units);
        _ = Done(await test.Offer(1));
        Id line = test.Account.LineOf(test.Bank.Credit(Buyer(1), Reference(1), Total).LineId);
        await test.Quiet();
        Assert.Equal("waiting", (await test.Journal.Card(line))?.Card.State);
        var resolve = new ResolveLine(test.Desk, test.People);
        Refused(JourneyRefusals.OrderNotPlaced, await resolve.Match(Asked("match", 1), line, Order(1), test.Account));
        _ = Done(await test.Place(1));
        _ = Done(await resolve.Match(Asked("match", 1, key: "2"), line, Order(1), test.Account));
        Assert.Equal(OrderState.Paid, (await test.Load(1)).State);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Lines_that_belong_to_nothing_are_kept_apart_and_stop_nobody(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Placed(1);
        Id charge = test.Account.LineOf(test.Bank.Add(StatementLineKind.Charge, -300, "monthly fee").LineId);
        Id debit = test.Account.LineOf(test.Bank.Add(StatementLineKind.Debit, -700, "error of the bank").LineId);
        Id credit = test.Account.LineOf(test.Bank.Credit("UNCLE", "SOMCHAI-JAIDEE", 900).LineId);
        _ = test.Bank.Credit(Buyer(1), Reference(1), Total);
        await test.Quiet();
        Assert.Equal(OrderState.Paid, (await test.Load(1)).State);
        Assert.Equal("charge", (await test.Journal.Card(charge))?.Card.State);
        Assert.Equal("unexplained", (await test.Journal.Card(debit))?.Card.State);
        Assert.Equal(-700, await test.Balance(Chart.Unexplained, debit));
        CardRow waiting = (await test.Journal.Card(credit))!;
        Assert.Equal(("waiting", ""), (waiting.Card.State, LineCard.Read(waiting.Card).Reference));
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_line_that_cannot_be_read_stops_the_reading_before_it(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Placed(1);
        _ = test.Bank.Credit(Buyer(1), Reference(1), Total);
        _ = test.Bank.Credit(Buyer(1), Reference(1), -5);
        Refused(BankRefusals.AnswerMalformed, await test.Statement.Run(test.Account, CancellationToken.None));
        Assert.Equal(OrderState.Paid, (await test.Load(1)).State);
    }
}
