using System.Diagnostics;
using Sampan.Bench.Ledger;
using Sampan.Finance;
using Sampan.Kernel;
using Sampan.Storage;
using Sampan.Trade;

namespace Sampan.Bench.Funding;

/// <summary>
/// What a seller waits for: all offers on an order that has just been paid, from 10,000 mandates of which each fits, of
/// fifty lenders with full wallets. Beside the same with fifty of them in force.
/// </summary>
internal static class OffersBench
{
    private const int Lenders = 50, MandatesOfLender = 200;

    internal static async Task Run(Settings settings)
    {
        var rows = new List<object>();
        foreach (Engine engine in BenchDatabase.Engines()) rows.Add(await Once(engine, settings));
        Results.Write("offers", settings, rows);
    }

    private static async Task<object> Once(Engine engine, Settings settings)
    {
        await using LendingWorld world = await LendingWorld.Open(engine);
        for (int lender = 0; lender < Lenders; lender++) await world.PayIn(Lender(lender), 1_000_000_000_000);
        TradeRecord order = await world.Load((await world.Paid(1))[0]);
        await Write(world, from: 0, until: 1);
        Rates few = await Ask(world, order, settings, Lenders);
        await Write(world, from: 1, until: MandatesOfLender);
        Rates all = await Ask(world, order, settings, Lenders * MandatesOfLender);
        Console.WriteLine(FormattableString.Invariant(
            $"{engine,-8} offers from {Lenders * MandatesOfLender} mandates that all fit {all} ms, ") +
            FormattableString.Invariant($"from {Lenders} {few} ms, ratio {all.Median / few.Median:F1}"));
        return new { engine = engine.ToString(), all, few, ratio = all.Median / few.Median };
    }

    private static async Task Write(LendingWorld world, int from, int until)
    {
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        for (int lender = 0; lender < Lenders; lender++)
            for (int number = from; number < until; number++)
                _ = (await world.Mandates.Save(
                    new SaveMandate(
                        Lender(lender), Id.None, 0, true,
                        BenchMandates.Terms($"mandate {number}", advancePercent: 40 + number % 50)),
                    now)).Value;
    }

    private static async Task<Rates> Ask(LendingWorld world, TradeRecord order, Settings settings, int expected)
    {
        var took = new List<double>();
        for (int run = 0; run <= settings.Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            int offers = (await world.Offers.For(order)).Value.Offers.Count;
            double ms = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (offers != expected)
                throw new InvalidOperationException($"{offers} offers came, {expected} were expected.");
            // The first reads the mandates and pays for compiling the code.
            if (run > 0) took.Add(ms);
        }
        return Rates.Of(took);
    }

    private static Id Lender(int number) => new((UInt128)(901 + number));
}
