using Sampan.Finance;
using Sampan.Journeys;
using Sampan.Journeys.Funding;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Trade;
using static Sampan.Tests.Stores.Journeys.Lending;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>
/// An order is lent on: whose money goes where, on both engines. Order N is worth 1,137.50 to its seller, of which
/// mandates here advance 60 percent, 682.50, at 12 percent a year and a fee of 1 percent, 6.82.
/// </summary>
public sealed class FundingTests
{
    private const long Principal = 68_250, LoanFee = 682;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_order_pays_for_its_own_goods_and_then_its_lender(Engine engine)
    {
        await using TestTrade test = await Open(engine, deposit: 100_000);
        _ = await test.Paid(1);
        FundingOffer offer = Assert.Single((await Answer(test, 1)).Offers);
        Assert.Equal((Principal, LoanFee), (offer.Terms.Principal.Minor, offer.Terms.Fee.Minor));
        TradeRecord pledged = TestTrade.Done(await Take(test, 1, offer));
        Assert.Equal(Lender, pledged.Loan?.Terms.Lender);
        await test.Quiet();
        // The seller has the lender's money, and the order's own is still in escrow.
        Assert.Equal(Principal, test.SentToSeller());
        Assert.Equal(100_000 - Principal, await test.Balance(Chart.Wallet, Lender));
        await test.AssertSound();

        _ = TestTrade.Done(await test.Ship(1));
        await test.Pass(TimeSpan.FromDays(20));
        _ = TestTrade.Done(await test.Deliver(1));
        await test.Pass(TimeSpan.FromDays(5));
        TradeRecord released = await test.Load(1);
        LoanRepaid repaid = Assert.Single(released.Loan!.Repaid);
        // 682.50 at 12 percent for 25 days: 5.6095….
        Assert.Equal((LoanFee, 560, Principal), (repaid.Fee.Minor, repaid.Interest.Minor, repaid.Principal.Minor));
        await test.Pass(TimeSpan.FromDays(2));
        long lenders = LoanFee + 560 + Principal;
        Assert.Equal(TestTrade.Total - TestTrade.Fee - lenders + Principal, test.SentToSeller());
        Assert.Equal(100_000 + LoanFee + 560, await test.Balance(Chart.Wallet, Lender));
        Assert.Equal(0, await test.Balance(Chart.Exposed, offer.Mandate.Id));
        Assert.Equal(LoanState.Repaid, (await test.Loans.Load(released.Loan.Terms.Loan))!.State);
        Assert.Equal(OrderState.PaidOut, (await test.Load(1)).State);
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_two_lenders_at_once_one_gets_the_order(Engine engine)
    {
        await using TestTrade test = await Open(engine, deposit: 100_000);
        Id other = new(902);
        _ = await Lend(test, other, 100_000);
        _ = await test.Paid(1);
        IReadOnlyList<FundingOffer> offers = (await Answer(test, 1)).Offers;
        Assert.Equal(2, offers.Count);
        Outcome<TradeRecord>[] taken = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Take(test, 1, offers[i % 2], $"{i}")));
        Assert.Single(taken, outcome => !outcome.IsRefused);
        Assert.All(taken.Where(t => t.IsRefused), t => Assert.Contains(
            t.Refusal!.Code, (RefusalCode[])[JourneyRefusals.OrderAlreadyPledged, JourneyRefusals.OfferGone]));
        await test.Quiet();
        Assert.Equal(Principal, test.SentToSeller());
        Id winner = (await test.Load(1)).Loan!.Terms.Lender, loser = winner == Lender ? other : Lender;
        Assert.Equal(100_000 - Principal, await test.Balance(Chart.Wallet, winner));
        Assert.Equal(100_000, await test.Balance(Chart.Wallet, loser));
        // What the losers had set aside is free again.
        foreach (Account wallet in await test.Journal.Accounts(loser)) Assert.Equal(wallet.Balance, wallet.Available);
        await test.AssertSound();
    }

    /// <summary>What leaves is what the order is pledged for, whichever of the two is first.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task One_form_sent_twice_with_different_amounts_lends_one_of_them(Engine engine)
    {
        await using TestTrade test = await Open(engine, deposit: 1_000_000);
        for (int order = 1; order <= 6; order++)
        {
            _ = await test.Paid(order);
            FundingOffer offer = (await Answer(test, order)).Offers[0];
            FundingOffer little = FundingOffers.Priced(
                offer.Mandate, offer.Terms with { Principal = Baht(20_000), Fee = Baht(200) });
            Outcome<TradeRecord>[] taken = await Task.WhenAll(
                Take(test, order, order % 2 == 0 ? offer : little), Take(test, order, order % 2 == 0 ? little : offer));
            Assert.Contains(taken, outcome => !outcome.IsRefused);
            await test.Pass(TimeSpan.FromHours(2));
            OrderLoan loan = (await test.Load(order)).Loan!;
            LoanRecord lent = (await test.Loans.Load(loan.Terms.Loan))!;
            Assert.Equal((LoanState.Drawn, loan.Terms), (lent.State, lent.Terms));
        }
        long lentOut = 0;
        for (int order = 1; order <= 6; order++) lentOut += (await test.Load(order)).Loan!.Terms.Principal.Minor;
        Assert.Equal(lentOut, test.SentToSeller());
        foreach (Account wallet in (await test.Journal.Accounts(Lender)).Where(a => a.Key.Kind == Chart.Wallet))
            Assert.Equal((1_000_000 - lentOut, 1_000_000 - lentOut), (wallet.Balance, wallet.Available));
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Nobody_lends_to_himself_or_on_what_may_be_cancelled_any_moment(Engine engine)
    {
        await using TestTrade test = await Open(engine, deposit: 100_000);
        _ = await Lend(test, TestTrade.Seller(1), 100_000);
        _ = await test.Paid(1);
        Assert.Equal(Lender, Assert.Single((await Answer(test, 1)).Offers).Mandate.Lender);
        _ = test.People.Stopped.Add(Lender);
        Assert.Empty((await Answer(test, 1)).Offers);
        _ = test.People.Stopped.Remove(Lender);
        await test.Pass(TimeSpan.FromDays(13));
        _ = Assert.Single((await Answer(test, 1)).Offers);
        // From the fifteenth day the buyer may cancel.
        await test.Pass(TimeSpan.FromDays(2));
        TestTrade.Refused(JourneyRefusals.OrderNotFundable, await test.Funding.For(await test.Load(1)));
    }

    /// <summary>Limits hold over all sellers' books, and so does the money there is.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_a_lender_has_and_allows_is_never_passed(Engine engine)
    {
        await using TestTrade test = await Open(
            engine, deposit: 1_000_000, terms => terms with
            {
                Limits = new MandateLimits(Baht(250_000), Baht(150_000), null),
            });
        for (int order = 1; order <= 8; order++) _ = await test.Paid(order, seller: 1 + order % 4);
        var offers = new List<FundingOffer>();
        for (int order = 1; order <= 8; order++) offers.Add((await Answer(test, order)).Offers[0]);
        Outcome<TradeRecord>[] taken = await Task.WhenAll(
            offers.Select((offer, i) => Take(test, i + 1, offer)));
        // Three of 682.50 are within 2,500.00, and two within 1,500.00 of one seller.
        Assert.Equal(3, taken.Count(t => !t.IsRefused));
        Assert.All(
            taken.Where(t => !t.IsRefused).GroupBy(t => t.Value.Seller), one => Assert.InRange(one.Count(), 1, 2));
        Assert.All(taken.Where(t => t.IsRefused), t => Assert.Equal(JourneyRefusals.OfferGone, t.Refusal!.Code));
        await test.Quiet();
        Assert.Equal(3 * Principal, await test.Balance(Chart.Exposed, offers[0].Mandate.Id));
        Assert.Equal(1_000_000 - 3 * Principal, await test.Balance(Chart.Wallet, Lender));
        // The rest of the limit is still offered, 452.50; then a lowered limit offers nothing until enough is back.
        int free = Enumerable.Range(1, 8).First(i => taken[i - 1].IsRefused);
        Assert.Equal(250_000 - 3 * Principal, (await Answer(test, free)).Offers[0].Terms.Principal.Minor);
        StoredMandate kept = (await test.Mandates.Of(Lender))[0];
        _ = TestTrade.Done(await test.Mandates.Save(
            new(Lender, kept.Mandate.Id, kept.Mandate.Version, true, kept.Terms with
            {
                Limits = new MandateLimits(Baht(100_000), null, null),
            }),
            test.Clock.Now));
        FundingDecline decline = Assert.Single((await Answer(test, free)).Declines);
        Assert.Equal([FinanceRefusals.LimitReached], decline.Reasons.Select(reason => reason.Code));
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_seller_whose_order_ends_without_a_sale_pays_it_back(Engine engine)
    {
        await using TestTrade test = await Open(engine, deposit: 100_000);
        _ = await test.Paid(1);
        _ = TestTrade.Done(await Take(test, 1, (await Answer(test, 1)).Offers[0]));
        await test.Quiet();
        _ = TestTrade.Done(await test.Cancel(1, bySeller: true));
        await test.Quiet();
        // The buyer has everything back, and the lender is owed by the seller.
        Assert.Equal(TestTrade.Total, test.SentToBuyer(1));
        Assert.Empty((await test.Load(1)).Loan!.Repaid);

        // From another account it is nobody's repayment and goes back; from the seller's own it is.
        test.Bank.Credit("SOMEBODY", TestTrade.Reference(1), 1_000);
        await test.Quiet();
        Assert.Equal(1_000, test.Sent("of SOMEBODY"));
        await test.Pass(TimeSpan.FromDays(10));
        test.Bank.Credit("SELLER 1", TestTrade.Reference(1), 30_000, "of seller 1");
        await test.Quiet();
        LoanRepaid first = Assert.Single((await test.Load(1)).Loan!.Repaid);
        Assert.Equal((LoanFee, 224, 30_000 - LoanFee - 224),
            (first.Fee.Minor, first.Interest.Minor, first.Principal.Minor));
        // Late: the rest with 15 percent from the day after the due day, and what is too much goes back.
        await test.Pass(TimeSpan.FromDays(80));
        test.Bank.Credit("SELLER 1", TestTrade.Reference(1), 60_000, "of seller 1");
        await test.Quiet();
        LoanRecord loan = (await test.Loans.Load((await test.Load(1)).Loan!.Terms.Loan))!;
        Assert.Equal(LoanState.Repaid, loan.State);
        Assert.Equal(2, loan.Repaid.Count);
        long interest = loan.Repaid.Sum(part => part.Interest.Minor);
        Assert.Equal(100_000 + LoanFee + interest, await test.Balance(Chart.Wallet, Lender));
        Assert.Equal(Principal + 90_000 - Principal - LoanFee - interest, test.SentToSeller());
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_split_dispute_pays_the_lender_before_the_seller(Engine engine)
    {
        await using TestTrade test = await Open(engine, deposit: 100_000);
        _ = await test.Paid(1);
        _ = TestTrade.Done(await Take(test, 1, (await Answer(test, 1)).Offers[0]));
        await test.Quiet();
        _ = TestTrade.Done(await test.Ship(1));
        _ = TestTrade.Done(await test.Deliver(1));
        _ = TestTrade.Done(await test.Dispute(1));
        // Half goes back: 578.75, less half the fee, are not enough for the lender.
        _ = TestTrade.Done(await test.Settle(1, TestTrade.Total / 2));
        await test.Quiet();
        LoanRepaid part = Assert.Single((await test.Load(1)).Loan!.Repaid);
        long kept = TestTrade.Total - TestTrade.Total / 2 - TestTrade.Fee / 2;
        Assert.Equal((LoanFee, 0, kept - LoanFee), (part.Fee.Minor, part.Interest.Minor, part.Principal.Minor));
        Assert.Equal(Principal, test.SentToSeller());
        Id mandate = (await test.Mandates.Of(Lender))[0].Mandate.Id;
        Assert.Equal(Principal - part.Principal.Minor, await test.Balance(Chart.Exposed, mandate));
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_lender_takes_out_what_is_not_lent(Engine engine)
    {
        await using TestTrade test = await Open(engine, deposit: 100_000);
        _ = await test.Paid(1);
        _ = TestTrade.Done(await Take(test, 1, (await Answer(test, 1)).Offers[0]));
        var withdrawing = new WithdrawMoney(test.Desk, test.People);
        Task<Outcome<Receipt>> Withdraw(long amount, string key) => withdrawing.Run(new(
            TestTrade.Asked("withdraw", 1, $"{amount}", key), Lender, Baht(amount), test.Account));
        TestTrade.Refused(JourneyRefusals.PayoutAccountMissing, await Withdraw(1, "0"));
        test.People.Sellers[Lender] = new Payee("LENDER 901", "of lender");
        TestTrade.Refused(JourneyRefusals.WithdrawalNotPositive, await Withdraw(0, "1"));
        TestTrade.Refused(JourneyRefusals.WalletShort, await Withdraw(100_000 - Principal + 1, "2"));
        _ = TestTrade.Done(await Withdraw(100_000 - Principal, "3"));
        Assert.True(TestTrade.Done(await Withdraw(100_000 - Principal, "3")).Repeated);
        await test.Quiet();
        Assert.Equal(100_000 - Principal, test.Sent("of lender"));
        Assert.Equal(0, await test.Balance(Chart.Wallet, Lender));
        await test.AssertSound();
    }

    private static async Task<TestTrade> Open(
        Engine engine, long deposit, Func<MandateTerms, MandateTerms>? change = null)
    {
        TestTrade test = await TestTrade.Open(engine);
        _ = await Lend(test, Lender, deposit, change);
        return test;
    }
}
