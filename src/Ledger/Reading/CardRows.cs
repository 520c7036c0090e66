using System.Collections.Frozen;
using System.Data.Common;
using Sampan.Kernel;

namespace Sampan.Ledger.Reading;

/// <summary>Subjects' cards against what a maker from above makes of their entries.</summary>
internal static class CardRows
{
    /// <summary>As many as <see cref="Journal"/> reads the entries of at once.</summary>
    private const int Page = 64;

    internal static IReadOnlyDictionary<Id, Card> None { get; } = FrozenDictionary<Id, Card>.Empty;

    /// <summary>The cards of those without a row, and where the rows of the others differ.</summary>
    internal static async Task<(IReadOnlyDictionary<Id, Card> Lost, IReadOnlyList<Difference> Different)> Compare(
        DbConnection connection, IEnumerable<Id> subjects, ICardMaker maker, CancellationToken cancel)
    {
        var lost = new Dictionary<Id, Card>();
        var different = new List<Difference>();
        foreach (Id[] some in subjects.Chunk(Page))
        {
            ILookup<Id, JournalEntry> entries = await Journal.EntriesOf(connection, some, cancel);
            Dictionary<Id, Card> rows = (await Journal.CardsOf(connection, some, cancel))
                .ToDictionary(row => row.Subject, row => row.Card);
            foreach (Id subject in some)
            {
                Card? found = rows.GetValueOrDefault(subject);
                if (await maker.Make(subject, [.. entries[subject]], found) is not { } made) continue;
                if (found is null) lost.Add(subject, made);
                else different.AddRange(Differences(subject, made, found));
            }
        }
        return (lost, different);
    }

    internal static Mend Insert(Id id, SubjectStand stand, Card card) => new(
        "INSERT INTO ledger_subject (id, book, version, changed_at, kind, state, seller, buyer, due, card) " +
        "VALUES (@id, @book, @version, @at, @kind, @state, @seller, @buyer, @due, @card)",
        [
            .. Values(id, card), ("book", (long)stand.Book), ("version", (long)stand.Version),
            ("at", stand.ChangedAt.Microseconds),
        ]);

    /// <summary>One for each field, so that it is named; all of a row have the same mend.</summary>
    private static IEnumerable<Difference> Differences(Id subject, Card made, Card found)
    {
        var mend = new Mend(
            "UPDATE ledger_subject SET kind = @kind, state = @state, seller = @seller, buyer = @buyer, due = @due, " +
            "card = @card WHERE id = @id", Values(subject, made));
        if (made.Kind != found.Kind) yield return Of("kind", made.Kind, Shown(found.Kind));
        if (made.State != found.State) yield return Of("state", made.State, Shown(found.State));
        if (made.Seller != found.Seller) yield return Of("seller", made.Seller, found.Seller);
        if (made.Buyer != found.Buyer) yield return Of("buyer", made.Buyer, found.Buyer);
        if (made.Due != found.Due) yield return Of("due", Shown(made.Due), Shown(found.Due));
        // The ledger does not know what a summary means, and a garbled one means nothing to whoever reads this.
        if (!made.Summary.AsSpan().SequenceEqual(found.Summary))
            yield return Of("summary", "what its entries come to", "something else");

        Difference Of(string field, object expected, object actual) =>
            new("subject", $"{subject} {field}", expected, actual, mend);
    }

    private static (string Name, object? Value)[] Values(Id id, Card card) =>
    [
        ("id", id.ToBytes()), ("kind", card.Kind), ("state", card.State), ("seller", card.Seller.ToBytes()),
        ("buyer", card.Buyer.ToBytes()), ("due", card.Due?.Microseconds), ("card", card.Summary),
    ];

    /// <summary>What was garbled may be any bytes, and goes to a terminal.</summary>
    private static string Shown(string text) =>
        text.Length <= 60 && text.All(c => c is >= ' ' and <= '~') ? text : "unreadable";

    private static string Shown(Instant? due) => due switch
    {
        null => "none",
        { Microseconds: < 0 } => "unreadable",
        { } moment => moment <= Instant.Last ? $"{moment}" : "unreadable",
    };
}
