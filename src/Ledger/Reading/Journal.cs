using System.Data.Common;
using Sampan.Kernel;
using Sampan.Ledger.Loop;
using Sampan.Ledger.Reading.Export;
using Sampan.Ledger.Snapshots;
using Sampan.Storage;

namespace Sampan.Ledger.Reading;

internal sealed class Journal : IJournal
{
    internal const string AccountColumns =
        "id, book, kind, owner, commodity, debits_pending, debits_posted, credits_pending, credits_posted, closed";

    private const string CardColumns = "id, book, version, changed_at, kind, state, seller, buyer, due, card";

    private const string EntryColumns =
        "e.seq, e.book, e.kind, e.version, e.recorded_at, e.effective, e.facts, e.hash, " +
        "(SELECT made.corrects FROM ledger_correction made WHERE made.entry = e.seq), " +
        "(SELECT got.entry FROM ledger_correction got WHERE got.corrects = e.seq), e.subject FROM ledger_entry e";

    private const string MoveColumns =
        "t.id, e.seq, e.kind, e.recorded_at, t.amount, t.phase, " +
        "d.book, d.kind, d.owner, d.commodity, c.book, c.kind, c.owner, c.commodity FROM ledger_entry e " +
        "JOIN ledger_transfer t ON t.id >= e.seq * 256 AND t.id < e.seq * 256 + 256 " +
        "JOIN ledger_account d ON d.id = t.debit JOIN ledger_account c ON c.id = t.credit";

    /// <summary>How many subjects one question names: few sizes, so that its texts stay prepared.</summary>
    private static readonly int[] Sizes = [1, 8, 64];

    /// <summary>Ids in one statement: more of them are asked for in several.</summary>
    private const int MostNamed = 500;

    private readonly Database _database;
    private readonly SharedReads<Id, JournalEntry> _entries;

    internal Journal(Database database)
    {
        _database = database;
        _entries = new SharedReads<Id, JournalEntry>(EntriesOf);
    }

    public async Task<long> Count(CancellationToken cancel)
    {
        await using DbConnection connection = await _database.Connect(cancel);
        List<long> counted = await connection
            .Command("SELECT CAST(COALESCE(SUM(entries), 0) AS BIGINT) FROM ledger_book")
            .Rows(row => row.GetInt64(0), cancel);
        return counted[0];
    }

    public Task<List<JournalEntry>> Entries(Id subject, CancellationToken cancel) =>
        _entries.Read(subject).WaitAsync(cancel);

    public async Task<JournalEntry?> Entry(long seq, CancellationToken cancel)
    {
        await using DbConnection connection = await _database.Connect(cancel);
        List<JournalEntry> found = await connection
            .Command($"SELECT {EntryColumns} WHERE e.seq = @seq", ("seq", seq)).Rows(ReadEntry, cancel);
        return found.Count == 1 ? found[0] : null;
    }

    public async Task<List<SubjectChange>> ChangesAfter(long seq, int limit, CancellationToken cancel)
    {
        await using DbConnection connection = await _database.Connect(cancel);
        return await connection
            .Command(
                "SELECT seq, subject FROM ledger_entry WHERE seq > @seq ORDER BY seq LIMIT @limit",
                ("seq", seq), ("limit", (long)limit))
            .Rows(row => new SubjectChange(row.GetInt64(0), Id.FromBytes(row.Bytes(1))), cancel);
    }

    public async Task<List<JournalMove>> Moves(long seq, CancellationToken cancel)
    {
        await using DbConnection connection = await _database.Connect(cancel);
        return await connection
            .Command($"SELECT {MoveColumns} WHERE e.seq = @seq ORDER BY t.id", ("seq", seq)).Rows(ReadMove, cancel);
    }

    public async Task<List<JournalMove>> Moves(Id subject, CancellationToken cancel)
    {
        await using DbConnection connection = await _database.Connect(cancel);
        return await connection
            .Command(
                $"SELECT {MoveColumns} WHERE e.subject = @subject AND e.version > 0 ORDER BY t.id",
                ("subject", subject.ToBytes()))
            .Rows(ReadMove, cancel);
    }

    public async Task<List<Account>> Accounts(Id owner, CancellationToken cancel)
    {
        await using DbConnection connection = await _database.Connect(cancel);
        return await connection
            .Command(
                $"SELECT {AccountColumns} FROM ledger_account WHERE owner = @owner ORDER BY id",
                ("owner", owner.ToBytes()))
            .Rows(ReadAccount, cancel);
    }

    public async Task<List<Account>> Accounts(IReadOnlyCollection<Id> owners, CancellationToken cancel)
    {
        var accounts = new List<Account>();
        await using DbConnection connection = await _database.Connect(cancel);
        foreach (Id[] some in owners.Chunk(MostNamed))
        {
            DbCommand command = connection.Command(
                $"SELECT {AccountColumns} FROM ledger_account WHERE owner IN ({Names("owner", some.Length)})");
            for (int i = 0; i < some.Length; i++) command.Add($"owner{i}", some[i].ToBytes());
            accounts.AddRange(await command.Rows(ReadAccount, cancel));
        }
        return accounts;
    }

    public async Task<Account> Account(AccountKey key, CancellationToken cancel)
    {
        await using DbConnection connection = await _database.Connect(cancel);
        List<Account> found = await connection
            .Command(
                $"SELECT {AccountColumns} FROM ledger_account WHERE book = @book AND kind = @kind AND owner = @owner " +
                "AND commodity = @commodity",
                ("book", (long)key.Book), ("kind", (long)key.Kind.Code), ("owner", key.Owner.ToBytes()),
                ("commodity", key.Commodity.Code))
            .Rows(ReadAccount, cancel);
        return found.Count == 1 ? found[0] : new Account(0, key, 0, 0, 0, 0);
    }

    public async Task<CardRow?> Card(Id subject, CancellationToken cancel)
    {
        await using DbConnection connection = await _database.Connect(cancel);
        List<CardRow> found = await connection
            .Command(
                $"SELECT {CardColumns} FROM ledger_subject WHERE id = @id",
                ("id", subject.ToBytes()))
            .Rows(ReadCard, cancel);
        return found.Count == 1 ? found[0] : null;
    }

    public async Task<List<CardRow>> Cards(IReadOnlyCollection<Id> subjects, CancellationToken cancel)
    {
        var cards = new List<CardRow>();
        await using DbConnection connection = await _database.Connect(cancel);
        foreach (Id[] some in subjects.Chunk(MostNamed)) cards.AddRange(await CardsOf(connection, some, cancel));
        return cards;
    }

    public async Task<List<CardRow>> Cards(CardQuery query, CancellationToken cancel)
    {
        string where = "kind = @kind";
        if (query.Seller is not null) where += " AND seller = @seller";
        if (query.Buyer is not null) where += " AND buyer = @buyer";
        if (query.States.Count > 0) where += $" AND state IN ({Names("state", query.States.Count)})";
        if (query.Before is not null) where += " AND changed_at < @before";
        await using DbConnection connection = await _database.Connect(cancel);
        DbCommand command = connection.Command(
            $"SELECT {CardColumns} FROM ledger_subject WHERE {where} " +
            "ORDER BY changed_at DESC LIMIT @limit", ("kind", query.Kind), ("limit", (long)query.Limit));
        if (query.Seller is { } seller) command.Add("seller", seller.ToBytes());
        if (query.Buyer is { } buyer) command.Add("buyer", buyer.ToBytes());
        for (int i = 0; i < query.States.Count; i++) command.Add($"state{i}", query.States[i]);
        if (query.Before is { } before) command.Add("before", before.Microseconds);
        return await command.Rows(ReadCard, cancel);
    }

    public async Task<CardTallies> Tally(
        string kind, Id seller, AccountKind account, Commodity commodity, CancellationToken cancel)
    {
        await using DbConnection connection = await _database.Connect(cancel);
        List<(string State, int Count, long Since)> states = await connection
            .Command(
                "SELECT s.state, count(*), min(e.recorded_at) FROM ledger_subject s " +
                "JOIN ledger_account a ON a.owner = s.id AND a.kind = @account AND a.commodity = @commodity " +
                "JOIN ledger_entry e ON e.seq = a.opened_by " +
                "WHERE s.seller = @seller AND s.kind = @kind GROUP BY s.state",
                ("seller", seller.ToBytes()), ("kind", kind), ("account", account.Code),
                ("commodity", commodity.Code))
            .Rows(row => (row.GetString(0), (int)row.GetInt64(1), row.GetInt64(2)), cancel);
        return new CardTallies(
            states.ToDictionary(state => state.State, state => state.Count),
            states.Select(state => (Instant?)new Instant(state.Since)).Min());
    }

    public async Task<List<CardRow>> DueCards(string kind, Instant now, int limit, CancellationToken cancel)
    {
        await using DbConnection connection = await _database.Connect(cancel);
        return await connection
            .Command(
                $"SELECT {CardColumns} FROM ledger_subject WHERE kind = @kind AND due <= @now " +
                "ORDER BY due LIMIT @limit",
                ("kind", kind), ("now", now.Microseconds), ("limit", (long)limit))
            .Rows(ReadCard, cancel);
    }

    public async Task<List<DueHold>> Due(Instant now, int limit, CancellationToken cancel)
    {
        await using DbConnection connection = await _database.Connect(cancel);
        return await connection
            .Command(
                "SELECT id, subject, deadline FROM ledger_hold WHERE status = 0 AND deadline <= @now " +
                "ORDER BY deadline LIMIT @limit", ("now", now.Microseconds), ("limit", (long)limit))
            .Rows(
                row => new DueHold(
                    Id.FromBytes(row.Bytes(0)), Id.FromBytes(row.Bytes(1)), new Instant(row.GetInt64(2))),
                cancel);
    }

    public Task<AuditReport> Audit(IProgress<long>? progress, CancellationToken cancel) =>
        LedgerAudit.Run(_database, progress, cancel);

    public Task<Outcome<SnapshotAudit>> AuditSinceSnapshot(IProgress<long>? progress, CancellationToken cancel) =>
        LedgerAudit.RunSinceSnapshot(_database, progress, cancel);

    public async Task<Snapshot?> LatestSnapshot(CancellationToken cancel)
    {
        await using DbConnection connection = await _database.Connect(cancel);
        return await SnapshotRows.Last(connection, cancel);
    }

    public Task<Outcome<ExportedJournal>> Export(
        Stream to, JournalPart part, IProgress<JournalProgress>? progress, CancellationToken cancel) =>
        JournalExport.Run(_database, to, part, progress, cancel);

    public Task<ChainReport> VerifyChain(
        Checkpoint? kept, IProgress<JournalProgress>? progress, CancellationToken cancel) =>
        ChainCheck.Run(_database, kept, progress, cancel);

    internal static AccountKey Key(DbDataReader row, int first) => new(
        (int)row.GetInt64(first), Chart.Of(row.GetInt64(first + 1)), Id.FromBytes(row.Bytes(first + 2)),
        Commodity.Parse(row.GetString(first + 3)).Value);

    /// <summary>The cards of a few subjects that have one, in no order.</summary>
    internal static Task<List<CardRow>> CardsOf(
        DbConnection connection, IReadOnlyList<Id> subjects, CancellationToken cancel)
    {
        DbCommand command = connection.Command(
            $"SELECT {CardColumns} FROM ledger_subject WHERE id IN ({Names("s", subjects.Count)})");
        for (int i = 0; i < subjects.Count; i++) command.Add($"s{i}", subjects[i].ToBytes());
        return command.Rows(ReadCard, cancel);
    }

    private async Task<ILookup<Id, JournalEntry>> EntriesOf(IReadOnlyList<Id> subjects)
    {
        await using DbConnection connection = await _database.Connect();
        return await EntriesOf(connection, subjects, CancellationToken.None);
    }

    /// <summary>The entries of at most 64 subjects, each one's in the order of its versions.</summary>
    internal static async Task<ILookup<Id, JournalEntry>> EntriesOf(
        DbConnection connection, IReadOnlyList<Id> subjects, CancellationToken cancel)
    {
        int size = Sizes.First(s => s >= subjects.Count);
        DbCommand command = connection.Command(
            $"SELECT {EntryColumns} WHERE e.subject IN ({Names("s", size)}) AND e.version > 0 " +
            "ORDER BY e.subject, e.version");
        // Places that are left over name the last subject again.
        for (int i = 0; i < size; i++) command.Add($"s{i}", subjects[Math.Min(i, subjects.Count - 1)].ToBytes());
        return (await command.Rows(row => (Subject: Id.FromBytes(row.Bytes(10)), Entry: ReadEntry(row)), cancel))
            .ToLookup(row => row.Subject, row => row.Entry);
    }

    /// <summary>@s0, @s1…: so many parameters of a list.</summary>
    private static string Names(string name, int count) =>
        string.Join(", ", Enumerable.Range(0, count).Select(i => $"@{name}{i}"));

    private static JournalEntry ReadEntry(DbDataReader row) => new(
        row.GetInt64(0), (int)row.GetInt64(1), row.GetString(2), (int)row.GetInt64(3), new Instant(row.GetInt64(4)),
        DateOnly.FromDayNumber((int)row.GetInt64(5)), row.Bytes(6), Hash256.FromBytes(row.Bytes(7)))
    {
        Corrects = row.LongOrNull(8),
        CorrectedBy = row.LongOrNull(9),
    };

    private static JournalMove ReadMove(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), row.GetString(2), new Instant(row.GetInt64(3)), Key(row, 6), Key(row, 10),
        row.GetInt64(4), ((Phase)row.GetInt64(5)).Name());

    internal static Account ReadAccount(DbDataReader row) => new(
        row.GetInt64(0), Key(row, 1), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8))
    {
        IsClosed = row.GetInt64(9) == 1,
    };

    private static CardRow ReadCard(DbDataReader row) => new(
        Id.FromBytes(row.Bytes(0)), (int)row.GetInt64(1), (int)row.GetInt64(2), new Instant(row.GetInt64(3)),
        new Card(row.GetString(4), row.GetString(5), Id.FromBytes(row.Bytes(6)), Id.FromBytes(row.Bytes(7)),
            row.LongOrNull(8) is { } due ? new Instant(due) : null, row.Bytes(9)));
}
