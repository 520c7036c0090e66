using Microsoft.Data.Sqlite;
using Sampan.Kernel;
using Sampan.Ledger.Loop;
using Sampan.Storage;

namespace Sampan.Ledger.Stores;

/// <summary>The loop's writes. The caller holds the write gate.</summary>
internal sealed class SqliteWrites : IDisposable
{
    private readonly long _partition;
    private readonly List<SqliteStatement> _all = [];
    private readonly SqliteStatement _begin, _commit, _rollback, _openPartition, _takeOver, _position, _fence;
    private readonly SqliteStatement _newBook, _book, _newAccount, _account, _entry, _transfer;
    private readonly SqliteStatement _newHold, _hold, _newSubject, _subject, _forget, _attempt, _outbox, _fulfil;
    private readonly SqliteStatement _turn, _closing, _correction;

    internal SqliteWrites(SqliteConnection connection, long partition)
    {
        _partition = partition;
        SqliteStatement Prepare(string sql)
        {
            var statement = new SqliteStatement(connection, sql);
            _all.Add(statement);
            return statement;
        }
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        _openPartition = Prepare(
            "INSERT OR IGNORE INTO ledger_partition (id, epoch, seq, recorded_at) VALUES (?, 0, ?, 0)");
        _takeOver = Prepare("UPDATE ledger_partition SET epoch = epoch + 1 WHERE id = ?");
        _position = Prepare("SELECT epoch, seq, recorded_at FROM ledger_partition WHERE id = ?");
        _fence = Prepare("UPDATE ledger_partition SET seq = ?, recorded_at = ? WHERE id = ? AND epoch = ? AND seq = ?");
        _newBook = Prepare(
            "INSERT INTO ledger_book (entries, accounts, head, id, partition, owner) VALUES (?, ?, ?, ?, ?, ?)");
        _book = Prepare("UPDATE ledger_book SET entries = ?, accounts = ?, head = ? WHERE id = ?");
        _newAccount = Prepare(
            "INSERT INTO ledger_account (debits_pending, debits_posted, credits_pending, credits_posted, " +
            "id, book, kind, " +
            "owner, commodity, flags, opened_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        _account = Prepare(
            "UPDATE ledger_account SET debits_pending = ?, debits_posted = ?, credits_pending = ?, " +
            "credits_posted = ? " +
            "WHERE id = ?");
        _entry = Prepare(
            "INSERT INTO ledger_entry (seq, book, position, kind, request, content, subject, version, recorded_at, " +
            "effective, facts, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        _transfer = Prepare(
            "INSERT INTO ledger_transfer (id, debit, credit, amount, phase, pending) VALUES (?, ?, ?, ?, ?, ?)");
        _newHold = Prepare(
            "INSERT INTO ledger_hold (status, resolved_by, id, subject, first, legs, deadline) " +
            "VALUES (?, ?, ?, ?, ?, ?, ?)");
        _hold = Prepare("UPDATE ledger_hold SET status = ?, resolved_by = ? WHERE id = ?");
        _newSubject = Prepare(
            "INSERT INTO ledger_subject (version, kind, state, seller, buyer, changed_at, due, card, id, book) " +
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        _subject = Prepare(
            "UPDATE ledger_subject SET version = ?, kind = ?, state = ?, seller = ?, buyer = ?, changed_at = ?, " +
            "due = ?, " +
            "card = ? WHERE id = ?");
        _forget = Prepare("DELETE FROM ledger_attempt WHERE at < ?");
        _attempt = Prepare(
            "INSERT OR IGNORE INTO ledger_attempt (request, content, code, reply, arguments, at) " +
            "VALUES (?, ?, ?, ?, ?, ?)");
        _outbox = Prepare(
            "INSERT INTO ledger_outbox (transfer, from_book, to_book, kind, owner, commodity, amount) " +
            "VALUES (?, ?, ?, ?, ?, ?, ?)");
        _fulfil = Prepare("UPDATE ledger_outbox SET done_by = ? WHERE transfer = ?");
        _turn = Prepare("UPDATE ledger_account SET closed = ? WHERE id = ?");
        _correction = Prepare("INSERT INTO ledger_correction (entry, corrects) VALUES (?, ?)");
        _closing = Prepare("INSERT INTO ledger_closing (id, account, closed) VALUES (?, ?, ?)");
    }

    internal Position OpenPartition(bool takeOver)
    {
        // A partition's sequence starts at its own number times 2^40, so that entries of all partitions have one order
        // per partition and no two share a number.
        if (takeOver)
        {
            _ = _openPartition.Bind(_partition).Bind(_partition << 40).Run();
            _ = _takeOver.Bind(_partition).Run();
        }
        _ = _position.Bind(_partition);
        _ = _position.Step();
        var position = new Position(_position.Long(0), _position.Long(1), new Instant(_position.Long(2)));
        _position.Reset();
        return position;
    }

    internal bool Commit(Batch batch, long epoch)
    {
        _ = _begin.Run();
        try
        {
            int held = _fence.Bind(batch.SeqAfter).Bind(batch.RecordedAt.Microseconds)
                .Bind(_partition).Bind(epoch).Bind(batch.SeqBefore).Run();
            if (held == 0)
            {
                _ = _rollback.Run();
                return false;
            }
            WriteState(batch);
            foreach (Applied entry in batch.Entries) Write(entry);
            if (batch.Attempts.Count > 0) _ = _forget.Bind(Attempts.ForgetBefore(batch)).Run();
            foreach (Attempt attempt in batch.Attempts) Write(attempt);
            _ = _commit.Run();
            return true;
        }
        catch (SqliteException)
        {
            // The loop recovers by reopening; a transaction left open here is dropped with the connection.
            try { _ = _rollback.Run(); }
            catch (SqliteException) { /* SQLite has already rolled back. */ }
            throw;
        }
    }

    private void WriteState(Batch batch)
    {
        foreach (BookState book in batch.NewBooks)
            _ = Counters(_newBook, book).Bind(book.Id).Bind(_partition).Bind(book.Owner).Run();
        foreach (BookState book in batch.Books) _ = Counters(_book, book).Bind(book.Id).Run();
        // A closed account's counters are checked by the database: reopened before they change, closed after.
        foreach (AccountState account in batch.Turned)
            if (!account.IsClosed) _ = _turn.Bind(0).Bind(account.Id).Run();
        foreach (AccountState account in batch.Accounts)
        {
            SqliteStatement row = Counters(account.IsNew ? _newAccount : _account, account).Bind(account.Id);
            if (account.IsNew)
            {
                row = row.Bind(account.Key.Book).Bind(account.Key.Kind.Code).Bind(account.Key.Owner)
                    .Bind(account.Key.Commodity.Code).Bind((long)account.Key.Kind.Limits).Bind(account.OpenedBy);
            }
            _ = row.Run();
        }
        foreach (AccountState account in batch.Turned)
            if (account.IsClosed) _ = _turn.Bind(1).Bind(account.Id).Run();
        foreach (HoldState hold in batch.Holds) Write(hold);
        foreach (SubjectState subject in batch.Subjects) Write(subject);
    }

    private static SqliteStatement Counters(SqliteStatement row, BookState book) =>
        row.Bind(book.Entries).Bind(book.Accounts).Bind(book.Head);

    private static SqliteStatement Counters(SqliteStatement row, AccountState account) => row
        .Bind(account.DebitsPending).Bind(account.DebitsPosted).Bind(account.CreditsPending)
        .Bind(account.CreditsPosted);

    private void Write(Applied entry)
    {
        EntryRequest request = entry.Request;
        _ = _entry.Bind(entry.Seq).Bind(request.Book).Bind(entry.Position).Bind(request.Kind)
            .Bind(request.Request.Id).Bind(request.Request.Content)
            .Bind((request.Subject?.Id ?? Id.None)).Bind(entry.Version).Bind(entry.RecordedAt.Microseconds)
            .Bind(entry.Effective.DayNumber).Bind(request.Facts).Bind(entry.Hash).Run();
        foreach (Transfer transfer in entry.Transfers)
        {
            SqliteStatement row = _transfer.Bind(transfer.Id).Bind(transfer.Debit).Bind(transfer.Credit)
                .Bind(transfer.Amount).Bind((long)transfer.Phase);
            _ = (transfer.Pending == 0 ? row.BindNull() : row.Bind(transfer.Pending)).Run();
        }
        foreach (OutboxRow row in entry.Outbox)
        {
            _ = _outbox.Bind(row.Transfer).Bind(row.FromBook).Bind(row.Arrival.Book).Bind(row.Arrival.Kind.Code)
                .Bind(row.Arrival.Owner).Bind(row.Arrival.Commodity.Code).Bind(row.Amount).Run();
        }
        if (request.Corrects is { } wrong) _ = _correction.Bind(entry.Seq).Bind(wrong).Run();
        for (int i = 0; i < entry.Closings?.Count; i++)
        {
            _ = _closing.Bind(entry.Seq << 8 | (long)i).Bind(entry.Closings[i].Account)
                .Bind(entry.Closings[i].IsClosed ? 1 : 0).Run();
        }
        if (request.Fulfils is { } transferId) _ = _fulfil.Bind(entry.Seq).Bind(transferId).Run();
    }

    private void Write(HoldState hold)
    {
        SqliteStatement row = (hold.IsNew ? _newHold : _hold).Bind((long)hold.Status);
        row = (hold.ResolvedBy == 0 ? row.BindNull() : row.Bind(hold.ResolvedBy)).Bind(hold.Id);
        if (hold.IsNew)
        {
            row = row.Bind(hold.Subject).Bind(hold.Legs[0].Transfer).Bind(hold.Legs.Length)
                .Bind(hold.Deadline.Microseconds);
        }
        _ = row.Run();
    }

    private void Write(SubjectState subject)
    {
        Card card = subject.Card!;
        SqliteStatement row = (subject.IsNew ? _newSubject : _subject)
            .Bind(subject.Version).Bind(card.Kind).Bind(card.State).Bind(card.Seller).Bind(card.Buyer)
            .Bind(subject.ChangedAt.Microseconds);
        row = (card.Due is { } due ? row.Bind(due.Microseconds) : row.BindNull()).Bind(card.Summary).Bind(subject.Id);
        _ = (subject.IsNew ? row.Bind(subject.Book) : row).Run();
    }

    private void Write(Attempt attempt) => _ = _attempt
        .Bind(attempt.Request.Id).Bind(attempt.Request.Content).Bind(attempt.Refusal.Code.Name)
        .Bind((long)attempt.Refusal.Code.Kind).Bind(Attempts.Arguments(attempt.Refusal))
        .Bind(attempt.At.Microseconds).Run();

    public void Dispose()
    {
        foreach (SqliteStatement statement in _all) statement.Dispose();
    }
}
