using System.Numerics;
using Sampan.Finance;
using Sampan.Journeys.Funding;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>
/// A lender in a random history: sellers borrow on their orders and pay back when they like, and what every order
/// brings is parted as published, whatever came before what. The arithmetic here is its own, day by day.
/// </summary>
internal static class RandomLoans
{
    private const long Deposit = 1_000_000;

    /// <summary>One rule for orders whose money is there, one for what buyers still owe.</summary>
    internal static async Task Begin(TestTrade test)
    {
        _ = await Lending.Lend(test, Lending.Lender, Deposit, terms => terms with
        {
            Stages = [OrderStage.Secured, OrderStage.Shipped, OrderStage.Delivered],
        });
        _ = TestTrade.Done(await test.Mandates.Save(
            new(Lending.Lender, Id.None, 0, true, Lending.Terms(test.Today) with
            {
                Name = "Invoices to Japan",
                Product = LoanProduct.EarlyPayment,
                Stages = [OrderStage.Accepted],
            }),
            test.Clock.Now));
    }

    /// <summary>The seller of an order takes as much of an offer as it likes, if there is one.</summary>
    internal static async Task Borrow(TestTrade test, Random random, int order, string key)
    {
        Outcome<FundingAnswer> answer = await test.Funding.For(await test.Load(order));
        if (answer.IsRefused || answer.Value.Offers.Count == 0) return;
        FundingOffer offer = answer.Value.Offers[random.Next(answer.Value.Offers.Count)];
        long least = offer.Mandate.Terms.Least.Minor, most = offer.Terms.Principal.Minor;
        long principal = random.Next(2) == 0 ? most : least + random.NextInt64(most - least + 1);
        LoanTerms terms = offer.Terms with
        {
            Principal = Lending.Baht(principal),
            Fee = FundingRule.Fee(offer.Mandate.Terms, Lending.Baht(principal)),
        };
        _ = await Lending.Take(test, order, FundingOffers.Priced(offer.Mandate, terms), key);
    }

    /// <summary>The seller sends money of its own: a part of what is owed, all of it, or too much.</summary>
    internal static async Task PayBack(TestTrade test, Random random, int order)
    {
        TradeRecord record = await test.Load(order);
        if (record.Loan is not { } loan) return;
        long owed = Owed(test.Today, loan.Terms, loan.Repaid).Sum();
        long[] amounts = [1, loan.Terms.Fee.Minor, Math.Max(1, owed / 3), Math.Max(1, owed), owed + 1];
        PayBack(test, order, record, amounts[random.Next(amounts.Length)]);
    }

    /// <summary>In the end every seller pays what it still owes, and a satang more that comes back.</summary>
    internal static async Task Settle(TestTrade test, int orders)
    {
        for (int order = 1; order <= orders; order++)
        {
            TradeRecord record = await test.Load(order);
            if (record.Loan is { } loan && Owed(test.Today, loan.Terms, loan.Repaid).Sum() is > 0 and long owed)
                PayBack(test, order, record, owed + 1);
        }
        await test.Quiet();
    }

    /// <summary>Each part paid back is what the published waterfall takes of the money it came from.</summary>
    internal static async Task AssertWaterfall(TestTrade test, TradeRecord record)
    {
        if (record.Loan is not { } loan) return;
        var before = new List<LoanRepaid>();
        foreach (IGrouping<long, Happening> entry in record.History.GroupBy(h => h.Seq))
        {
            foreach (LoanRepaid part in entry.Select(h => h.Fact).OfType<LoanRepaid>())
            {
                long available = part.Line is { } line
                    ? (await Line(test, line)).Amount.Minor
                    : entry.Sum(h => Brought(h.Fact));
                long[] owed = Owed(part.On, loan.Terms, before);
                long fee = Math.Min(owed[0], available);
                long interest = Math.Min(owed[1], available - fee);
                long principal = Math.Min(owed[2], available - fee - interest);
                Assert.Equal((fee, interest, principal), (part.Fee.Minor, part.Interest.Minor, part.Principal.Minor));
                // What a seller pays too much is to go back to it.
                IEnumerable<PaymentReceived> back = entry.Select(h => h.Fact).OfType<PaymentReceived>()
                    .Where(f => f.Line == part.Line);
                if (part.Line is not null) Assert.Equal(available - part.Total.Minor, back.Sum(f => f.Excess.Minor));
                before.Add(part);
            }
            // The seller is never brought anything while the lender is owed.
            bool pledged = entry.First().Seq > record.History.First(h => h.Fact is OrderPledged).Seq;
            if (pledged && entry.Sum(h => Brought(h.Fact)) > 0 && !entry.Any(h => h.Fact is LoanRepaid))
                Assert.Equal(0, Owed(entry.First().At.UtcDate, loan.Terms, before).Sum());
        }
        Assert.Equal(before, loan.Repaid);
    }

    /// <summary>What a lender's parts of an order were recorded with.</summary>
    internal static IEnumerable<string> Parts(TradeRecord record)
    {
        foreach (IGrouping<long, Happening> entry in record.History.GroupBy(h => h.Seq))
        {
            foreach (LoanRepaid part in entry.Select(h => h.Fact).OfType<LoanRepaid>())
            {
                string by = part.Line is null ? "" : " by the seller";
                yield return $"loan.repaid{by}";
                if (part.On > record.Loan!.Terms.DueOn) yield return "loan.repaid late";
                foreach (Happening with in entry.Where(h => h.Fact is not LoanRepaid))
                    yield return $"loan.repaid{by} with {FactCodec.TypeOf(with.Fact)}";
            }
        }
    }

    /// <summary>When everything has arrived the lender has what it lent, and what it earned, to the satang.</summary>
    internal static async Task AssertLenderWhole(TestTrade test, int orders)
    {
        long earned = 0;
        for (int order = 1; order <= orders; order++)
        {
            if ((await test.Load(order)).Loan is not { } loan) continue;
            LoanRecord lent = (await test.Loans.Load(loan.Terms.Loan))!;
            Assert.Equal(LoanState.Repaid, lent.State);
            Assert.Equal(loan.Repaid, lent.Repaid);
            Assert.Equal(loan.Terms.Principal.Minor, loan.Repaid.Sum(part => part.Principal.Minor));
            Assert.Equal(loan.Terms.Fee.Minor, loan.Repaid.Sum(part => part.Fee.Minor));
            earned += loan.Repaid.Sum(part => part.Fee.Minor + part.Interest.Minor);
        }
        IReadOnlyList<Account> accounts = await test.Journal.Accounts(Lending.Lender);
        Account wallet = Assert.Single(accounts, account => account.Key.Kind == Chart.Wallet);
        Assert.Equal((Deposit + earned, Deposit + earned), (wallet.Balance, wallet.Available));
        foreach (StoredMandate mandate in await test.Mandates.Of(Lending.Lender))
            Assert.Equal(0, await test.Balance(Chart.Exposed, mandate.Mandate.Id));
    }

    private static void PayBack(TestTrade test, int order, TradeRecord record, long amount)
    {
        int seller = TestTrade.Seller(1) == record.Seller ? 1 : 2;
        _ = test.Bank.Credit($"SELLER {seller}", TestTrade.Reference(order), amount, $"of seller {seller}");
    }

    private static async Task<LineReceived> Line(TestTrade test, Id line) =>
        (await test.Journal.Entries(line)).SelectMany(entry => FactCodec.Decode(entry.Facts)).OfType<LineReceived>()
            .Single();

    private static long Brought(Fact fact) => fact switch
    {
        EscrowReleased f => f.Payable.Minor,
        RestReleased f => f.Payable.Minor,
        DisputeSettled f => f.Kept.Minor,
        GoodsReturned f => f.Kept.Minor,
        ClaimPaid f => f.Amount.Minor,
        _ => 0,
    };

    /// <summary>
    /// Fee, interest and principal owed at the end of a day, counted one day after another: a day bears interest on
    /// what was left of the principal when it began, and more of it after the due day.
    /// </summary>
    private static long[] Owed(DateOnly day, LoanTerms terms, IReadOnlyList<LoanRepaid> repaid)
    {
        BigInteger accrued = 0;
        for (DateOnly one = terms.From.AddDays(1); one <= day; one = one.AddDays(1))
        {
            long left = terms.Principal.Minor - repaid.Where(part => part.On < one).Sum(part => part.Principal.Minor);
            accrued += (BigInteger)left * (terms.RateBps + (one > terms.DueOn ? terms.LateBps : 0));
        }
        return
        [
            terms.Fee.Minor - repaid.Sum(part => part.Fee.Minor),
            (long)(accrued / 3_650_000) - repaid.Sum(part => part.Interest.Minor),
            terms.Principal.Minor - repaid.Sum(part => part.Principal.Minor),
        ];
    }
}
