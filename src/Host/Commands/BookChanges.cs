using System.Globalization;
using System.Text;
using Sampan.Border;
using Sampan.Journeys;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Storage;
using Sampan.Trade;

namespace Sampan.Host.Commands;

/// <summary>
/// What a schedule that is imported changes against the one that answers for its first day, and whom it touches: the
/// listings that are for sale and the offers that are open, by what they are quoted under in that country. A quote
/// that was frozen stays as it is.
/// </summary>
/// <param name="Listings">The firm's address of each listing, with its code.</param>
/// <param name="Offers">The reference of each offer, with the first of its codes that is touched.</param>
internal sealed record BookChanges(
    BookDiff Diff, IReadOnlyList<(string Listing, HsCode Code)> Listings,
    IReadOnlyList<(string Offer, HsCode Code)> Offers)
{
    private const int MostShops = 100_000, MostShown = 20;

    /// <summary>Null where nothing answers for that day yet: then there is nothing to compare with.</summary>
    internal static async Task<BookChanges?> Of(Database database, ITariffShelf shelf, TariffBook book)
    {
        Outcome<TariffBook> before = await shelf.For(book.Identity.Country, book.Identity.Validity.From);
        if (before.IsRefused || before.Value.Hash == book.Hash) return null;
        BookDiff diff = BookDiff.Between(before.Value, book);
        return new BookChanges(diff, await TouchedListings(database, diff), await TouchedOffers(database, diff));
    }

    internal object Document() => new
    {
        before = new { validity = $"{Diff.Before.Validity}", source = Diff.Before.Source },
        lines = Diff.Lines.Select(line => new
        {
            what = line.What.ToString().ToLowerInvariant(),
            code = line.Code.ToString(),
            rates = line.Rates.Select(rate => new { column = rate.Column.Name(), rate.Before, rate.After }),
            now = line.Now.Select(code => code.ToString()),
        }),
        listings = Listings.Select(one => new { listing = one.Listing, code = one.Code.ToString() }),
        offers = Offers.Select(one => new { offer = one.Offer, code = one.Code.ToString() }),
    };

    internal string Text()
    {
        var text = new StringBuilder("\nAgainst the book of ").Append(Diff.Before.Validity).Append(": ");
        text.AppendJoin(", ", Enum.GetValues<LineChange>().Select(what => FormattableString.Invariant(
            $"{Diff.Lines.Count(line => line.What == what)} {Words(what)}"))).AppendLine();
        var lines = new TextTable("code", "change", "what");
        foreach (ChangedLine line in Diff.Lines.Take(MostShown))
            lines.Add(line.Code.ToString(), Words(line.What), string.Join("; ", line.Rates
                .Select(rate => $"{rate.Column.Name()} {Shown(rate.Before)} -> {Shown(rate.After)}")
                .Concat(line.Now.Select(code => code.ToString()))));
        if (Diff.Lines.Count > 0) text.Append(lines);
        if (Diff.Lines.Count > MostShown) text.AppendLine("(all of them with --json)");
        Touched(text, "Listings for sale that it touches", Listings);
        Touched(text, "Open offers that it touches; what they were quoted stays", Offers);
        return text.ToString();
    }

    private static void Touched(StringBuilder text, string title, IReadOnlyList<(string Name, HsCode Code)> touched)
    {
        text.Append(CultureInfo.InvariantCulture, $"{title}: {touched.Count}").AppendLine();
        foreach ((string name, HsCode code) in touched)
            text.Append("  ").Append(name).Append("  ").Append(code).AppendLine();
    }

    private static string Shown(string cell) => cell.Length == 0 ? "none" : cell;

    private static string Words(LineChange what) => what switch
    {
        LineChange.Rates => "with other rates",
        LineChange.Split => "split",
        LineChange.Withdrawn => "withdrawn",
        _ => "new",
    };

    private static async Task<List<(string, HsCode)>> TouchedListings(Database database, BookDiff diff)
    {
        await MarketFactory.Prepare(database);
        IMarket market = MarketFactory.Open(database);
        var touched = new List<(string, HsCode)>();
        foreach (Shop shop in await market.OpenShops(MostShops))
            foreach (Listing listing in await market.ListingsOf(shop.Id, onlyActive: true))
            {
                HsCode code = listing.Terms.TariffLines.GetValueOrDefault(diff.After.Country, listing.Terms.HsCode);
                if (diff.Touching(code).Any()) touched.Add(($"/listing/{shop.Slug}/{listing.Slug}", code));
            }
        return touched;
    }

    /// <summary>Offered or placed: what is paid is bought, and shipped under what was agreed.</summary>
    private static async Task<List<(string, HsCode)>> TouchedOffers(Database database, BookDiff diff)
    {
        await LedgerFactory.Prepare(database);
        IJournal journal = LedgerFactory.Journal(database);
        var touched = new List<(string, HsCode)>();
        List<CardRow> open = await journal.All(new CardQuery(OrderDesk.Kind)
        {
            States = [nameof(OrderState.Offered), nameof(OrderState.Placed)],
        });
        foreach (CardRow row in open)
        {
            OrderTerms terms = (await OrderDesk.Read(journal, row.Subject))!.Terms;
            if (terms.To != diff.After.Country) continue;
            HsCode[] codes = [.. terms.Lines.Select(line => line.HsCode).Where(code => diff.Touching(code).Any())];
            if (codes.Length > 0) touched.Add((terms.Reference, codes[0]));
        }
        return touched;
    }
}
