using Sampan.Border;
using Sampan.Council;
using Sampan.Identity;
using Sampan.Journeys.Offers;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Observing;

/// <summary>
/// Follows the journal for the observatory: reads which subjects have changed, folds each order among them and keeps
/// it as it is counted. What was kept follows from the journal, so reading some of it twice changes nothing.
/// </summary>
public sealed class ObserveTrade(
    OrderDesk desk, IObservedTrade trade, Func<OrderTerms, Task<IReadOnlyList<QuoteProof?>>> quotesOf,
    Func<Id, Task<Outcome<Firm>>> firmOf, IBorder border)
{
    private const int Page = 500;

    /// <summary>Reads on to the end of the journal. Gives how many entries it read.</summary>
    public async Task<int> CatchUp(CancellationToken cancel = default)
    {
        ObservedPosition position = await trade.Position();
        for (int read = 0; ;)
        {
            // Looked at before the page is read: what is recorded from now on is not passed.
            Instant now = desk.Now;
            List<SubjectChange> page = await desk.Journal.ChangesAfter(position.Seq, Page, cancel);
            bool isLast = page.Count < Page;
            if (page.Count > 0) position = position with { Seq = page[^1].Seq };
            if (isLast) position = position with { Passed = now };
            await trade.Keep(await Orders(page), position);
            read += page.Count;
            if (isLast) return read;
        }
    }

    private async Task<List<ObservedOrder>> Orders(IEnumerable<SubjectChange> page)
    {
        Id[] subjects = [.. page.Select(change => change.Subject).Where(subject => !subject.IsNone).Distinct()];
        List<CardRow> cards = await desk.Journal.Cards(subjects);
        var orders = new List<ObservedOrder>();
        foreach (CardRow card in cards.Where(card => card.Card.Kind == OrderDesk.Kind))
        {
            TradeRecord? record = await desk.Load(card.Subject);
            if (record?.PaidAt is null) continue;
            orders.Add(Observed.Of(record, await Seller(record.Seller), await quotesOf(record.Terms), border));
        }
        return orders;
    }

    private async Task<ObservedSeller> Seller(Id seller)
    {
        Outcome<Firm> firm = await firmOf(seller);
        FirmDetails? details = firm.IsRefused ? null : firm.Value.Details;
        return new ObservedSeller(
            seller, details?.ThaiAddress?.Province.Code ?? "", details?.Size is { } size ? FirmSizes.Name(size) : "");
    }
}
