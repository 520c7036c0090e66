using Microsoft.Data.Sqlite;
using Sampan.Kernel;
using Sampan.Ledger.Loop;
using Sampan.Storage;

namespace Sampan.Ledger.Stores;

/// <summary>The loop's lookups by key, each a prepared statement.</summary>
internal sealed class SqliteReads : IDisposable
{
    private const string AccountColumns =
        "SELECT id, book, kind, owner, commodity, opened_by, debits_pending, debits_posted, credits_pending, " +
        "credits_posted, flags, closed FROM ledger_account ";

    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _end;
    private readonly SqliteStatement _entry;
    private readonly SqliteStatement _attempt;
    private readonly SqliteStatement _subject;
    private readonly SqliteStatement _account;
    private readonly SqliteStatement _accountById;
    private readonly SqliteStatement _hold;
    private readonly SqliteStatement _legs;
    private readonly SqliteStatement _books;
    private readonly SqliteStatement _waiting;
    private readonly SqliteStatement _recorded;
    private readonly SqliteStatement _transfers;

    internal SqliteReads(SqliteConnection connection)
    {
        SqliteStatement Prepare(string sql) => new(connection, sql);
        _begin = Prepare("BEGIN DEFERRED");
        _end = Prepare("COMMIT");
        _entry = Prepare(
            "SELECT content, seq, recorded_at, version, hash, subject FROM ledger_entry WHERE request = ?");
        _attempt = Prepare("SELECT content, code, reply, arguments FROM ledger_attempt WHERE request = ?");
        _subject = Prepare(
            "SELECT book, version, kind, state, seller, buyer, changed_at, due, card FROM ledger_subject WHERE id = ?");
        _account = Prepare(AccountColumns + "WHERE book = ? AND kind = ? AND owner = ? AND commodity = ?");
        _accountById = Prepare(AccountColumns + "WHERE id = ?");
        _hold = Prepare("SELECT subject, first, legs, deadline, status, resolved_by FROM ledger_hold WHERE id = ?");
        _legs = Prepare("SELECT id, debit, credit, amount FROM ledger_transfer WHERE id >= ? AND id < ? ORDER BY id");
        _books = Prepare("SELECT id, owner, entries, accounts, head FROM ledger_book WHERE partition = ?");
        _waiting = Prepare(
            "SELECT transfer, from_book, to_book, kind, owner, commodity, amount FROM ledger_outbox " +
            "WHERE done_by IS NULL AND from_book IN (SELECT id FROM ledger_book WHERE partition = ?) " +
            "ORDER BY transfer");
        _recorded = Prepare(
            "SELECT e.book, c.entry, EXISTS (SELECT 1 FROM ledger_closing k " +
            "WHERE k.id >= e.seq * 256 AND k.id < e.seq * 256 + 256) " +
            "FROM ledger_entry e LEFT JOIN ledger_correction c ON c.corrects = e.seq WHERE e.seq = ?");
        _transfers = Prepare(
            "SELECT id, debit, credit, amount, phase, pending FROM ledger_transfer WHERE id >= ? AND id < ? " +
            "ORDER BY id");
    }

    internal void Books(long partition, Memory memory)
    {
        _ = _books.Bind(partition);
        while (_books.Step())
        {
            memory.Add(new BookState((int)_books.Long(0), Id.FromBytes(_books.Blob(1)))
            {
                Entries = _books.Long(2),
                Accounts = _books.Long(3),
                Head = Hash256.FromBytes(_books.Blob(4)),
            });
        }
    }

    /// <summary>
    /// In one read transaction: outside of one, every lookup would lock and unlock the file for itself.
    /// </summary>
    internal void All(Wanted wanted, Memory memory)
    {
        _ = _begin.Run();
        foreach (Id id in wanted.Requests) Request(id, memory);
        foreach (Id id in wanted.Subjects) Subject(id, memory);
        foreach (AccountKey key in wanted.Accounts) Account(key, memory);
        foreach (Id id in wanted.Holds) Hold(id, memory);
        foreach (long seq in wanted.Entries) Recorded(seq, memory);
        // An exception on the way ends in a reopening, which drops the connection and this transaction with it.
        _ = _end.Run();
    }

    private void Request(Id id, Memory memory)
    {
        _ = _entry.Bind(id);
        while (_entry.Step())
        {
            var receipt = new Receipt(
                _entry.Long(1), new Instant(_entry.Long(2)), Id.FromBytes(_entry.Blob(5)), (int)_entry.Long(3),
                Hash256.FromBytes(_entry.Blob(4)), Repeated: true);
            memory.Requests[id] = new Remembered(Hash256.FromBytes(_entry.Blob(0)), receipt, null);
        }
        if (memory.Requests.ContainsKey(id)) return;
        _ = _attempt.Bind(id);
        while (_attempt.Step())
        {
            Refusal refusal = Attempts.Refusal(_attempt.Text(1), _attempt.Long(2), _attempt.Text(3));
            memory.Requests[id] = new Remembered(Hash256.FromBytes(_attempt.Blob(0)), null, refusal);
        }
    }

    private void Subject(Id id, Memory memory)
    {
        _ = _subject.Bind(id);
        while (_subject.Step())
        {
            memory.Subjects[id] = new SubjectState(id)
            {
                Book = (int)_subject.Long(0),
                Version = (int)_subject.Long(1),
                Card = new Card(
                    _subject.Text(2), _subject.Text(3), Id.FromBytes(_subject.Blob(4)), Id.FromBytes(_subject.Blob(5)),
                    _subject.IsNull(7) ? null : new Instant(_subject.Long(7)), _subject.Blob(8).ToArray()),
                ChangedAt = new Instant(_subject.Long(6)),
            };
        }
    }

    private void Account(AccountKey key, Memory memory)
    {
        _ = _account.Bind(key.Book).Bind(key.Kind.Code).Bind(key.Owner).Bind(key.Commodity.Code);
        while (_account.Step()) memory.Add(Read(_account));
    }

    private void Hold(Id id, Memory memory)
    {
        HoldState? hold = null;
        _ = _hold.Bind(id);
        while (_hold.Step())
        {
            hold = new HoldState(
                id, Id.FromBytes(_hold.Blob(0)), new Instant(_hold.Long(3)), Legs(_hold.Long(1), _hold.Long(2)))
            {
                Status = (HoldStatus)_hold.Long(4),
                ResolvedBy = _hold.IsNull(5) ? 0 : _hold.Long(5),
            };
        }
        if (hold is null) return;
        memory.Holds[id] = hold;
        foreach (HoldLeg leg in hold.Legs)
        {
            AccountById(leg.Debit, memory);
            AccountById(leg.Credit, memory);
        }
    }

    private void Recorded(long seq, Memory memory)
    {
        _ = _recorded.Bind(seq);
        while (_recorded.Step())
        {
            memory.Recorded[seq] = new RecordedEntry((int)_recorded.Long(0), Transfers(seq), _recorded.Long(2) == 1)
            {
                CorrectedBy = _recorded.IsNull(1) ? 0 : _recorded.Long(1),
            };
        }
        if (!memory.Recorded.TryGetValue(seq, out RecordedEntry? entry)) return;
        foreach (Transfer leg in entry.Transfers)
        {
            AccountById(leg.Debit, memory);
            AccountById(leg.Credit, memory);
        }
    }

    private List<Transfer> Transfers(long seq)
    {
        var transfers = new List<Transfer>();
        _ = _transfers.Bind(seq << 8).Bind((seq + 1) << 8);
        while (_transfers.Step())
        {
            transfers.Add(new Transfer(
                _transfers.Long(0), _transfers.Long(1), _transfers.Long(2), _transfers.Long(3),
                (Phase)_transfers.Long(4), _transfers.IsNull(5) ? 0 : _transfers.Long(5)));
        }
        return transfers;
    }

    internal void UnderWay(long partition, Memory memory)
    {
        _ = _waiting.Bind(partition);
        while (_waiting.Step())
        {
            var arrival = new AccountKey(
                (int)_waiting.Long(2), Chart.Of(_waiting.Long(3)), Id.FromBytes(_waiting.Blob(4)),
                Commodity.Parse(_waiting.Text(5)).Value);
            var sweep = new OutboxRow(_waiting.Long(0), (int)_waiting.Long(1), arrival, _waiting.Long(6));
            memory.UnderWay.Add(sweep.Transfer, sweep);
        }
    }

    private HoldLeg[] Legs(long first, long count)
    {
        var legs = new List<HoldLeg>((int)count);
        _ = _legs.Bind(first).Bind(first + count);
        while (_legs.Step()) legs.Add(new HoldLeg(_legs.Long(0), _legs.Long(1), _legs.Long(2), _legs.Long(3)));
        return [.. legs];
    }

    private void AccountById(long id, Memory memory)
    {
        if (memory.AccountsById.ContainsKey(id)) return;
        _ = _accountById.Bind(id);
        while (_accountById.Step()) memory.Add(Read(_accountById));
    }

    private static AccountState Read(SqliteStatement row)
    {
        var key = new AccountKey(
            (int)row.Long(1), Chart.Of(row.Long(2)), Id.FromBytes(row.Blob(3)), Commodity.Parse(row.Text(4)).Value);
        return new AccountState(row.Long(0), key, (AccountLimits)row.Long(10))
        {
            OpenedBy = row.Long(5),
            DebitsPending = row.Long(6),
            DebitsPosted = row.Long(7),
            CreditsPending = row.Long(8),
            CreditsPosted = row.Long(9),
            IsClosed = row.Long(11) == 1,
        };
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in (ReadOnlySpan<SqliteStatement>)
            [_begin, _end, _entry, _attempt, _subject, _account, _accountById, _hold, _legs, _books, _waiting,
             _recorded, _transfers])
            statement.Dispose();
    }
}
