using System.Diagnostics;
using Sampan.Bench.Ledger;
using Sampan.Finance;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Bench.Funding;

/// <summary>
/// Orders that are settled: the escrow is parted by the waterfall, the lender's part goes over and its book takes it.
/// Beside the same number of orders without a loan, which are released in one entry, in the same database in turns.
/// </summary>
internal static class SettlementsBench
{
    private const int OrdersOfRun = 2_000;

    private static readonly Id s_lender = new(901);

    internal static async Task Run(Settings settings)
    {
        var rows = new List<object>();
        foreach (Engine engine in BenchDatabase.Engines()) rows.Add(await Compare(engine, settings));
        Results.Write("settlements", settings, rows);
    }

    private static async Task<object> Compare(Engine engine, Settings settings)
    {
        var funded = new List<double>();
        var plain = new List<double>();
        await using LendingWorld world = await LendingWorld.Open(engine);
        await world.PayIn(s_lender, 100_000_000_000);
        MandateTerms terms = BenchMandates.Terms("Orders to Japan", advancePercent: 60);
        _ = (await world.Mandates.Save(
            new SaveMandate(s_lender, Id.None, 0, true, terms), Instant.From(TimeProvider.System.GetUtcNow()))).Value;
        // The first run pays for compiling the code.
        for (int run = 0; run <= settings.Runs; run++)
        {
            Id[] lent = await world.Paid(OrdersOfRun), own = await world.Paid(OrdersOfRun);
            await world.Borrow(lent);
            await world.Deliver(lent);
            await world.Deliver(own);
            (double settled, double released) = (await Rate(world, lent), await Rate(world, own));
            if (run == 0) continue;
            funded.Add(settled);
            plain.Add(released);
        }
        (Rates with, Rates without) = (Rates.Of(funded), Rates.Of(plain));
        Console.WriteLine(FormattableString.Invariant(
            $"{engine,-8} settlements with a loan {with}/s, released without one {without}/s, ") +
            FormattableString.Invariant($"ratio {with.Median / without.Median:F3}"));
        return new { engine = engine.ToString(), funded = with, plain = without, ratio = with.Median / without.Median };
    }

    private static async Task<double> Rate(LendingWorld world, Id[] orders)
    {
        long start = Stopwatch.GetTimestamp();
        await world.Settle(orders);
        return orders.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
