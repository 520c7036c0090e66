using System.Diagnostics;
using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Bench.Quotes;

/// <summary>
/// Border quotes in process, one thread: dried mango from Thailand to Japan on the shipped book, beside a hash of a
/// quote's own written bytes, which is what it costs at least to prove one.
/// </summary>
internal static class QuotesBench
{
    internal static Task Run(Settings settings)
    {
        IBorder border = IBorder.Create();
        var identity = new BookIdentity(
            Country.Japan, new Period(new DateOnly(2026, 7, 12), new DateOnly(2027, 3, 31)), "Japan Customs", "bench");
        using FileStream file = File.OpenRead(Path.Combine("data", "tariff", "jp-demo.csv"));
        TariffBook book = border.ImportTariff(identity, "jp-csv", file).Value.Book;
        ExchangeRate[] rates = [new(Currency.Thb, Currency.Jpy, 4.5m, identity.Validity, "bench")];
        QuoteRequest request = Request();
        byte[] written = border.Write(border.Quote(request, book, rates).Value);

        List<double> medians = [];
        var quotes = new List<double>();
        var writes = new List<double>();
        var hashes = new List<double>();
        for (int run = 0; run <= settings.Runs; run++)
        {
            double quoted = PerSecond(settings.Time, () => border.Quote(request, book, rates));
            double wrote = PerSecond(settings.Time, () => border.Write(border.Quote(request, book, rates).Value));
            double hashed = PerSecond(settings.Time, () => Hash256.Of(written));
            // The first run pays for compiling the code.
            if (run == 0) continue;
            medians.Add(MedianNanoseconds(() => border.Quote(request, book, rates)));
            quotes.Add(quoted);
            writes.Add(wrote);
            hashes.Add(hashed);
        }
        (Rates q, Rates w, Rates h) = (Rates.Of(quotes), Rates.Of(writes), Rates.Of(hashes));
        (Rates m, long allocated) = (Rates.Of(medians), Allocated(() => border.Quote(request, book, rates)));
        Console.WriteLine($"quotes: median of one {m} ns, {allocated} bytes allocated");
        Console.WriteLine(
            $"quotes: computed {q}/s, computed and written {w}/s, hash of its {written.Length} bytes {h}/s, " +
            FormattableString.Invariant($"ratio computed to hash {q.Median / h.Median:F2}"));
        Results.Write(
            "quotes", settings,
            new { nanoseconds = m, allocated, computed = q, written = w, hash = h, ratio = q.Median / h.Median });
        return Task.CompletedTask;
    }

    private static double PerSecond<T>(TimeSpan time, Func<T> work)
    {
        long count = 0;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time)
        {
            for (int i = 0; i < 100; i++) GC.KeepAlive(work());
            count += 100;
        }
        return count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Of ten thousand, each timed by itself; reading the clock is in it.</summary>
    private static double MedianNanoseconds<T>(Func<T> work)
    {
        double[] times = new double[10_000];
        for (int i = 0; i < times.Length; i++) times[i] = Timed.Microseconds(work) * 1_000;
        Array.Sort(times);
        return times[times.Length / 2];
    }

    private static long Allocated<T>(Func<T> work)
    {
        const int Times = 1_000;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Times; i++) GC.KeepAlive(work());
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
    }

    private static QuoteRequest Request() => new()
    {
        From = Country.Thailand,
        To = Country.Japan,
        Date = new DateOnly(2026, 11, 24),
        Code = HsCode.Parse("080450090").Value,
        GoodsValue = new Money(120_000_00, Currency.Thb),
        Freight = new Money(9_000_00, Currency.Thb),
        Insurance = new Money(300_00, Currency.Thb),
        Term = Incoterm.FOB,
        Quantities = [new Quantity(500, Unit.Kilogram)],
    };
}
