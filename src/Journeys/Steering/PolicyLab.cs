using System.Threading.Channels;
using Sampan.Border;
using Sampan.Council;

namespace Sampan.Journeys.Steering;

/// <summary>A year of trade under an imagined law, country by country.</summary>
/// <param name="Lines">All that were read, also of countries that the change leaves alone.</param>
public sealed record PolicyRun(PolicyChange Change, int Year, long Lines, IReadOnlyList<PolicyLand> Lands);

/// <summary>
/// The policy lab: computes the border quotes of a year's paid orders again under a law that somebody imagines, and
/// adds up what was charged and what would be. Buyers are taken to have bought the same; what a change does to trade
/// itself nobody computes. Nothing is stored.
/// </summary>
public sealed class PolicyLab(IBorder border, ITariffShelf shelf, IQuotedTrade trade)
{
    /// <summary>1 while somebody's run takes all processors there are.</summary>
    private int _isBusy;

    /// <summary>
    /// Refuses <c>policy_lab_busy</c>, <c>policy_year_unknown</c>, and what imagining the law refuses.
    /// </summary>
    /// <param name="year">Of the payment; null for the newest of which something is out.</param>
    public async Task<Outcome<PolicyRun>> Run(PolicyChange change, int? year, CancellationToken cancel = default)
    {
        if (!border.Imagine(change).TryGet(out IImaginedBorder? imagined, out Refusal? refusal)) return refusal;
        if (Interlocked.Exchange(ref _isBusy, 1) == 1) return JourneyRefusals.PolicyLabBusy;
        try
        {
            IReadOnlyList<int> years = await trade.Years();
            if (years.Count == 0 || (year is { } asked && !years.Contains(asked)))
                return JourneyRefusals.PolicyYearUnknown.With(
                    ("year", $"{year}"), ("years", string.Join(' ', years)));
            return await Run(change, imagined, year ?? years[0], cancel);
        }
        finally
        {
            Volatile.Write(ref _isBusy, 0);
        }
    }

    private async Task<Outcome<PolicyRun>> Run(
        PolicyChange change, IImaginedBorder imagined, int year, CancellationToken cancel)
    {
        int workers = Environment.ProcessorCount;
        var batches = Channel.CreateBounded<IReadOnlyList<QuotedLine>>(
            new BoundedChannelOptions(4 * workers) { SingleWriter = true });
        // The first that cannot go on stops the others.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task<Outcome<(PolicyTally Tally, long Lines)>>[] counting =
        [
            .. Enumerable.Range(0, workers).Select(_ => Task.Run(() => Work(imagined, batches.Reader, stop), cancel)),
        ];
        try
        {
            await foreach (IReadOnlyList<QuotedLine> batch in trade.Of(year, stop.Token))
                await batches.Writer.WriteAsync(batch, stop.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // One of those who count says why.
        }
        finally
        {
            batches.Writer.Complete();
        }
        var all = new PolicyTally();
        long lines = 0;
        foreach (Outcome<(PolicyTally Tally, long Lines)> counted in await Task.WhenAll(counting))
        {
            if (counted.IsRefused) return counted.Refusal;
            all.Add(counted.Value.Tally);
            lines += counted.Value.Lines;
        }
        return new PolicyRun(change, year, lines, all.Result(
            to => border.Lanes.First(lane => lane.To == to).Currency));
    }

    private async Task<Outcome<(PolicyTally Tally, long Lines)>> Work(
        IImaginedBorder imagined, ChannelReader<IReadOnlyList<QuotedLine>> batches, CancellationTokenSource stop)
    {
        bool isDone = false;
        try
        {
            Outcome<(PolicyTally Tally, long Lines)> counted = await Count(imagined, batches);
            isDone = !counted.IsRefused;
            return counted;
        }
        finally
        {
            // Whoever reads on would wait for ever for one who takes nothing any more.
            if (!isDone) await stop.CancelAsync();
        }
    }

    private async Task<Outcome<(PolicyTally Tally, long Lines)>> Count(
        IImaginedBorder imagined, ChannelReader<IReadOnlyList<QuotedLine>> batches)
    {
        var tally = new PolicyTally();
        var books = new Dictionary<Hash256, (TariffBook Now, TariffBook Imagined)?>();
        long lines = 0;
        await foreach (IReadOnlyList<QuotedLine> batch in batches.ReadAllAsync())
        {
            foreach (QuotedLine line in batch)
            {
                lines++;
                if (!imagined.Touches(line.To)) continue;
                Outcome<QuoteInputs> inputs = border.ReadInputs(line.Inputs);
                if (inputs.IsRefused)
                {
                    tally.Leave(line, inputs.Refusal.Code.Name);
                    continue;
                }
                if (!books.TryGetValue(inputs.Value.Book, out (TariffBook Now, TariffBook Imagined)? book))
                {
                    Outcome<(TariffBook Now, TariffBook Imagined)?> found = await Books(imagined, inputs.Value.Book);
                    if (found.IsRefused) return found.Refusal;
                    books[inputs.Value.Book] = book = found.Value;
                }
                Outcome<(long Before, long After)> charged = book is { } known
                    ? imagined.Charged(inputs.Value, known.Now, known.Imagined)
                    : BorderRefusals.BookNotHere;
                if (charged.IsRefused) tally.Leave(line, charged.Refusal.Code.Name);
                else tally.Add(line, charged.Value.Before, charged.Value.After);
            }
        }
        return (tally, lines);
    }

    /// <summary>Null where the book it was quoted by is not on the shelf any more.</summary>
    private async Task<Outcome<(TariffBook Now, TariffBook Imagined)?>> Books(IImaginedBorder imagined, Hash256 hash)
    {
        Outcome<TariffBook> book = await shelf.ByHash(hash);
        if (book.IsRefused) return ((TariffBook, TariffBook)?)null;
        return imagined.Book(book.Value).Map(changed => ((TariffBook, TariffBook)?)(book.Value, changed));
    }
}
