using Sampan.Documents;
using Sampan.Identity;
using Sampan.Ledger;

namespace Sampan.Journeys.Papers;

/// <summary>
/// Statements of accounts as files: the ledger's statement with the owner's name and the references of the orders,
/// which the ledger does not know.
/// </summary>
/// <param name="firm">Any firm by its id.</param>
public sealed class StatementPapers(IStatements statements, IJournal journal, Func<Id, Task<Outcome<Firm>>> firm)
{
    /// <summary>Why a statement is not written as camt.053.</summary>
    public static RefusalCode[] CamtRefusals => [DocumentRefusals.CamtNotForStock, DocumentRefusals.CamtAmountTooLong];

    /// <summary>As camt.053 XML. Refusals: <see cref="CamtRefusals"/>.</summary>
    /// <param name="statement">What the ledger says.</param>
    /// <param name="words">What an entry's kind is called in the reader's language.</param>
    /// <param name="now">The moment the file is made, and the last day of a statement that was asked without
    /// one.</param>
    public async Task<Outcome<byte[]>> Camt(
        AccountStatement statement, Func<string, string> words, Instant now, CancellationToken cancel = default) =>
        StatementPaper.Camt(await Facts(statement, words, now, cancel));

    /// <summary>As comma-separated values.</summary>
    /// <param name="forSpreadsheets">With the mark without which Excel spoils Thai.</param>
    public async Task<byte[]> Csv(
        AccountStatement statement, Func<string, string> words, bool forSpreadsheets, Instant now,
        CancellationToken cancel = default) =>
        StatementPaper.Csv(await Facts(statement, words, now, cancel), forSpreadsheets);

    /// <summary>The references of the orders a statement is about, by order.</summary>
    public Task<IReadOnlyDictionary<Id, string>> References(
        AccountStatement statement, CancellationToken cancel = default) => References(
        [
            statement.Asked.Account.Owner, .. statement.Movements.Select(m => m.Subject),
            .. statement.Held.Select(h => h.Subject),
        ],
        cancel);

    /// <summary>The references of those subjects that are orders, by order.</summary>
    public async Task<IReadOnlyDictionary<Id, string>> References(
        IEnumerable<Id> subjects, CancellationToken cancel = default)
    {
        List<CardRow> cards = await journal.Cards([.. subjects.Distinct()], cancel);
        return cards.Where(row => row.Card.Kind is OrderDesk.Kind or OrderDesk.PracticeKind)
            .ToDictionary(row => row.Subject, row => OrderCard.Read(row.Card).Reference);
    }

    private async Task<StatementFacts> Facts(
        AccountStatement statement, Func<string, string> words, Instant now, CancellationToken cancel)
    {
        AccountKey account = statement.Asked.Account;
        IReadOnlyDictionary<Id, string> references = await References(statement, cancel);
        DateOnly to = statement.Asked.To ?? Later(now.UtcDate, statement.Movements.Select(Day).LastOrDefault());
        return new StatementFacts
        {
            AccountNumber = statement.Number,
            AccountName = account.ToString(),
            Owner = await Owner(account.Book, cancel),
            Commodity = account.Commodity,
            From = statement.Asked.From ?? statement.Movements.Select(Day).FirstOrDefault(to),
            To = to,
            ByEffectiveDate = statement.Asked.By == EntryDate.Effective,
            KnownAt = statement.Asked.KnownAt,
            MadeAt = now,
            Opening = statement.Opening,
            Movements =
            [
                .. statement.Movements.Select(m => new StatementMovement(
                    m.Transfer, m.Entry, words(m.Entry), m.RecordedAt, m.Effective, m.Other.ToString(),
                    Reference(m.Subject), m.Debit, m.Credit, m.Balance)),
            ],
            Closing = statement.Closing,
            Held =
            [
                .. statement.Held.Select(h => new StatementHold(
                    h.Transfer, h.Deadline, h.Other.ToString(), Reference(h.Subject), h.Debit, h.Credit)),
            ],
        };

        DateOnly Day(Movement movement) =>
            statement.Asked.By == EntryDate.Effective ? movement.Effective : movement.RecordedAt.UtcDate;

        // An order's own account needs no entry to say which order it is about.
        string? Reference(Id subject) =>
            references.GetValueOrDefault(subject) ?? references.GetValueOrDefault(account.Owner);
    }

    /// <summary>The firm whose book it is, as it writes itself; null for the house.</summary>
    private async Task<string?> Owner(int book, CancellationToken cancel)
    {
        if (await statements.BookOwner(book, cancel) is not { IsNone: false } owner) return null;
        Outcome<Firm> found = await firm(owner);
        return found.IsRefused ? null : found.Value.Details.NameLocal;
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
