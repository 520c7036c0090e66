using System.Diagnostics;
using Sampan.Finance;
using Sampan.Kernel;
using Sampan.Trade;

namespace Sampan.Bench.Funding;

/// <summary>
/// Ten thousand different mandates are held against one order, one thread, and every tenth order changes; beside a walk
/// over the same mandates that only reads of each whether its stages cover the order's, which is what it costs at least
/// to come by them all. And what an offer costs: terms, interest to the due day and yearly rate.
/// </summary>
internal static class MandatesBench
{
    private const int Mandates = 10_000;
    private static readonly DateOnly Today = new(2026, 11, 29);

    internal static Task Run(Settings settings)
    {
        Mandate[] mandates = [.. Enumerable.Range(0, Mandates).Select(Make)];
        FundingCase[] orders = [.. Enumerable.Range(0, 50).Select(Case)];
        long fit = orders.Sum(order => mandates.Count(m => FundingRule.Judge(m, order) == Unmet.None));
        var judged = new List<double>();
        var walked = new List<double>();
        var priced = new List<double>();
        for (int run = 0; run <= settings.Runs; run++)
        {
            double judges = PerSecond(settings.Time, order => Fit(mandates, orders[order % orders.Length]));
            double walks = PerSecond(settings.Time, order => Stages(mandates, orders[order % orders.Length]));
            double prices = PerSecond(settings.Time, order => Price(mandates[order % Mandates], orders[0]));
            // The first run pays for compiling the code.
            if (run == 0) continue;
            judged.Add(judges * Mandates);
            walked.Add(walks * Mandates);
            priced.Add(prices);
        }
        (Rates j, Rates w, Rates p) = (Rates.Of(judged), Rates.Of(walked), Rates.Of(priced));
        Console.WriteLine(FormattableString.Invariant(
            $"mandates: judged {j}/s, {Mandates / j.Median * 1000:F2} ms for {Mandates} (") +
            FormattableString.Invariant($"{100.0 * fit / orders.Length / Mandates:F1} % fit), walked {w}/s, ") +
            FormattableString.Invariant($"ratio judged to walked {j.Median / w.Median:F3}; offers priced {p}/s"));
        Results.Write(
            "mandates", settings, new { judged = j, walked = w, priced = p, ratio = j.Median / w.Median });
        return Task.CompletedTask;
    }

    private static long Fit(Mandate[] mandates, FundingCase order)
    {
        long fit = 0;
        foreach (Mandate mandate in mandates)
            if (FundingRule.Judge(mandate, order) == Unmet.None) fit++;
        return fit;
    }

    private static long Stages(Mandate[] mandates, FundingCase order)
    {
        long fit = 0;
        foreach (Mandate mandate in mandates)
            if (mandate.Terms.Stages[0] == order.Stage) fit++;
        return fit;
    }

    private static long Price(Mandate mandate, FundingCase order)
    {
        LoanTerms terms = FundingRule.Terms(mandate, order, Id.None, FundingRule.Advance(mandate.Terms, order));
        var due = LoanBalance.On(terms.DueOn, terms, []);
        return Apr.Of(terms.Principal.Minor, (terms.DueOn.DayNumber - terms.From.DayNumber, due.Total.Minor));
    }

    /// <summary>Spread so that each condition is met by most and missed by some.</summary>
    private static Mandate Make(int i) => new(new Id((UInt128)(i + 1)), 1, new Id(7), sandbox: false, new MandateTerms
    {
        Name = $"mandate {i}",
        Product = LoanProduct.PurchaseOrder,
        Currency = Currency.Thb,
        Stages = i % 3 == 0 ? [OrderStage.Secured, OrderStage.Shipped] : [OrderStage.Secured],
        Lanes = i % 2 == 0 ? [] : [new(Country.Thailand, Country.Japan), new(Country.Thailand, Country.Singapore)],
        Chapters = i % 4 == 0 ? [] : [.. Enumerable.Range(1 + i % 30, 20)],
        AdvancePercent = 40 + i % 50,
        Least = new Money(100_000 + i % 100 * 10_000, Currency.Thb),
        Most = new Money(50_000_000, Currency.Thb),
        TenorDays = 50 + i % 60,
        RateBps = 600 + i % 900,
        LateBps = 300,
        FeeBps = i % 150,
        FeeLeast = new Money(2_000, Currency.Thb),
        Limits = new MandateLimits(new Money(900_000_000, Currency.Thb), null, null),
        Evidence = i % 5 == 0 ? [Evidence.Insured, Evidence.DoorQuote] : [Evidence.PayoutAccount],
        ScoreLeast = i % 80,
        Validity = new Period(Today.AddDays(-i % 400), Today.AddDays(400 - i % 450)),
    });

    private static FundingCase Case(int i) => new()
    {
        Order = new Id((UInt128)(i + 1)),
        Seller = new Id(101),
        Sandbox = false,
        Lane = new Lane(Country.Thailand, i % 5 == 0 ? Country.Singapore : Country.Japan),
        Chapters = i % 3 == 0 ? [8, 20] : [8 + i % 10],
        Stage = i % 4 == 0 ? OrderStage.Shipped : OrderStage.Secured,
        Worth = new Money(1_000_000 + i * 100_000, Currency.Thb),
        Rest = new Money(i % 2 * 500_000, Currency.Thb),
        Today = Today,
        ReleasedBy = Today.AddDays(66),
        RestBy = Today.AddDays(96),
        History = new SellerHistory(i, i / 10, i % 12),
        Evidence = [Evidence.PayoutAccount, Evidence.TaxId, Evidence.Insured],
    };

    private static double PerSecond(TimeSpan time, Func<int, long> work)
    {
        int count = 0;
        long kept = 0;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time) kept += work(count++);
        GC.KeepAlive(kept);
        return count / watch.Elapsed.TotalSeconds;
    }
}
