using Npgsql;
using Sampan.Kernel;
using Sampan.Ledger.Loop;

namespace Sampan.Ledger.Stores;

/// <summary>
/// Turns a batch into statements: the fence first, then one <c>unnest</c> insert or update per table.
/// </summary>
internal static class PostgresWrites
{
    internal static NpgsqlBatch Of(NpgsqlConnection connection, Batch batch, long partition, long epoch)
    {
        var writes = new NpgsqlBatch(connection);
        writes.Add("SELECT ledger_fence($1, $2, $3, $4, $5)")
            .Value(partition).Value(epoch).Value(batch.SeqBefore).Value(batch.SeqAfter)
            .Value(batch.RecordedAt.Microseconds);
        Books(writes, batch, partition);
        // A closed account's counters are checked by the database: reopened before they change, closed after.
        Turned(writes, batch, closed: false);
        Accounts(writes, batch);
        Turned(writes, batch, closed: true);
        Entries(writes, batch);
        Corrections(writes, batch);
        Closings(writes, batch);
        Holds(writes, batch);
        Subjects(writes, batch);
        Attempted(writes, batch);
        Outbox(writes, batch);
        return writes;
    }

    private static void Books(NpgsqlBatch writes, Batch batch, long partition)
    {
        foreach (BookState book in batch.NewBooks)
        {
            writes.Add(
                "INSERT INTO ledger_book (id, partition, owner, entries, accounts, head) " +
                "VALUES ($1, $2, $3[1], 0, 0, $4[1])")
                .Value(book.Id).Value(partition).Blobs([book], b => b.Owner.ToBytes())
                .Blobs([book], _ => Hash256.Zero.ToBytes());
        }
        if (batch.Books.Count == 0) return;
        writes.Add(
                "UPDATE ledger_book b SET entries = w.entries, accounts = w.accounts, head = w.head " +
                "FROM unnest($1, $2, $3, $4) AS w(id, entries, accounts, head) WHERE b.id = w.id")
            .Longs(batch.Books, b => b.Id).Longs(batch.Books, b => b.Entries)
            .Longs(batch.Books, b => b.Accounts).Blobs(batch.Books, b => b.Head.ToBytes());
    }

    private static void Accounts(NpgsqlBatch writes, Batch batch)
    {
        List<AccountState> opened = [.. batch.Accounts.Where(a => a.IsNew)];
        List<AccountState> changed = [.. batch.Accounts.Where(a => !a.IsNew)];
        if (opened.Count > 0)
        {
            NpgsqlBatchCommand insert = writes.Add(
                "INSERT INTO ledger_account (id, debits_pending, debits_posted, credits_pending, credits_posted, " +
                "book, kind, owner, commodity, flags, opened_by) " +
                "SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
            Counters(insert, opened).Longs(opened, a => a.Key.Book).Longs(opened, a => a.Key.Kind.Code)
                .Blobs(opened, a => a.Key.Owner.ToBytes()).Texts(opened, a => a.Key.Commodity.Code)
                .Longs(opened, a => (long)a.Limits).Longs(opened, a => a.OpenedBy);
        }
        if (changed.Count > 0)
        {
            _ = Counters(
                writes.Add(
                    "UPDATE ledger_account a SET debits_pending = w.dp, debits_posted = w.d, credits_pending = w.cp, " +
                    "credits_posted = w.c FROM unnest($1, $2, $3, $4, $5) AS w(id, dp, d, cp, c) WHERE a.id = w.id"),
                changed);
        }
    }

    private static void Turned(NpgsqlBatch writes, Batch batch, bool closed)
    {
        if (batch.Turned.Count == 0) return;
        writes.Add("UPDATE ledger_account SET closed = $1 WHERE id = ANY($2)")
            .Value(closed ? 1 : 0).Longs([.. batch.Turned.Where(a => a.IsClosed == closed)], a => a.Id);
    }

    private static void Corrections(NpgsqlBatch writes, Batch batch)
    {
        List<Applied> corrections = [.. batch.Entries.Where(e => e.Request.Corrects is not null)];
        if (corrections.Count == 0) return;
        writes.Add("INSERT INTO ledger_correction (entry, corrects) SELECT * FROM unnest($1, $2)")
            .Longs(corrections, e => e.Seq).Longs(corrections, e => e.Request.Corrects!.Value);
    }

    private static void Closings(NpgsqlBatch writes, Batch batch)
    {
        if (batch.Turned.Count == 0) return;
        List<(long Id, Closing Row)> closings =
        [
            .. from entry in batch.Entries
               where entry.Closings is not null
               from place in Enumerable.Range(0, entry.Closings!.Count)
               select (entry.Seq << 8 | (long)place, entry.Closings![place]),
        ];
        writes.Add("INSERT INTO ledger_closing (id, account, closed) SELECT * FROM unnest($1, $2, $3)")
            .Longs(closings, c => c.Id).Longs(closings, c => c.Row.Account)
            .Longs(closings, c => c.Row.IsClosed ? 1 : 0);
    }

    private static NpgsqlBatchCommand Counters(NpgsqlBatchCommand command, List<AccountState> accounts) => command
        .Longs(accounts, a => a.Id).Longs(accounts, a => a.DebitsPending).Longs(accounts, a => a.DebitsPosted)
        .Longs(accounts, a => a.CreditsPending).Longs(accounts, a => a.CreditsPosted);

    private static void Entries(NpgsqlBatch writes, Batch batch)
    {
        List<Applied> entries = batch.Entries;
        if (entries.Count == 0) return;
        writes.Add(
                "INSERT INTO ledger_entry (seq, book, position, kind, request, content, subject, version, " +
                "recorded_at, " +
                "effective, facts, hash) SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")
            .Longs(entries, e => e.Seq).Longs(entries, e => e.Request.Book).Longs(entries, e => e.Position)
            .Texts(entries, e => e.Request.Kind).Blobs(entries, e => e.Request.Request.Id.ToBytes())
            .Blobs(entries, e => e.Request.Request.Content.ToBytes())
            .Blobs(entries, e => (e.Request.Subject?.Id ?? Id.None).ToBytes()).Longs(entries, e => e.Version)
            .Longs(entries, e => e.RecordedAt.Microseconds).Longs(entries, e => e.Effective.DayNumber)
            .Blobs(entries, e => e.Request.Facts).Blobs(entries, e => e.Hash.ToBytes());

        List<Transfer> transfers = [.. entries.SelectMany(e => e.Transfers)];
        if (transfers.Count == 0) return;
        writes.Add(
                "INSERT INTO ledger_transfer (id, debit, credit, amount, phase, pending) " +
                "SELECT * FROM unnest($1, $2, $3, $4, $5, $6)")
            .Longs(transfers, t => t.Id).Longs(transfers, t => t.Debit).Longs(transfers, t => t.Credit)
            .Longs(transfers, t => t.Amount).Longs(transfers, t => (long)t.Phase)
            .LongsOrNull(transfers, t => t.Pending == 0 ? null : t.Pending);
    }

    private static void Holds(NpgsqlBatch writes, Batch batch)
    {
        List<HoldState> made = [.. batch.Holds.Where(h => h.IsNew)];
        List<HoldState> resolved = [.. batch.Holds.Where(h => !h.IsNew)];
        if (made.Count > 0)
        {
            writes.Add(
                    "INSERT INTO ledger_hold (id, subject, first, legs, deadline, status, resolved_by) " +
                    "SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)")
                .Blobs(made, h => h.Id.ToBytes()).Blobs(made, h => h.Subject.ToBytes())
                .Longs(made, h => h.Legs[0].Transfer).Longs(made, h => h.Legs.Length)
                .Longs(made, h => h.Deadline.Microseconds).Longs(made, h => (long)h.Status)
                .LongsOrNull(made, h => h.ResolvedBy == 0 ? null : h.ResolvedBy);
        }
        if (resolved.Count > 0)
        {
            writes.Add(
                    "UPDATE ledger_hold h SET status = w.status, resolved_by = w.resolved_by " +
                    "FROM unnest($1, $2, $3) AS w(id, status, resolved_by) WHERE h.id = w.id")
                .Blobs(resolved, h => h.Id.ToBytes()).Longs(resolved, h => (long)h.Status)
                .Longs(resolved, h => h.ResolvedBy);
        }
    }

    private static void Subjects(NpgsqlBatch writes, Batch batch)
    {
        List<SubjectState> opened = [.. batch.Subjects.Where(s => s.IsNew)];
        List<SubjectState> changed = [.. batch.Subjects.Where(s => !s.IsNew)];
        if (opened.Count > 0)
        {
            Card(
                writes.Add(
                    "INSERT INTO ledger_subject (id, version, kind, state, seller, buyer, changed_at, due, card, " +
                    "book) SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
                opened).Longs(opened, s => s.Book);
        }
        if (changed.Count > 0)
        {
            _ = Card(
                writes.Add(
                    "UPDATE ledger_subject s SET version = w.version, kind = w.kind, state = w.state, " +
                    "seller = w.seller, buyer = w.buyer, changed_at = w.changed_at, due = w.due, card = w.card " +
                    "FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) " +
                    "AS w(id, version, kind, state, seller, buyer, changed_at, due, card) WHERE s.id = w.id"),
                changed);
        }
    }

    private static NpgsqlBatchCommand Card(NpgsqlBatchCommand command, List<SubjectState> subjects) => command
        .Blobs(subjects, s => s.Id.ToBytes()).Longs(subjects, s => s.Version).Texts(subjects, s => s.Card!.Kind)
        .Texts(subjects, s => s.Card!.State).Blobs(subjects, s => s.Card!.Seller.ToBytes())
        .Blobs(subjects, s => s.Card!.Buyer.ToBytes()).Longs(subjects, s => s.ChangedAt.Microseconds)
        .LongsOrNull(subjects, s => s.Card!.Due?.Microseconds).Blobs(subjects, s => s.Card!.Summary);

    private static void Attempted(NpgsqlBatch writes, Batch batch)
    {
        List<Attempt> attempts = batch.Attempts;
        if (attempts.Count == 0) return;
        writes.Add("DELETE FROM ledger_attempt WHERE at < $1").Value(Stores.Attempts.ForgetBefore(batch));
        writes.Add(
                "INSERT INTO ledger_attempt (request, content, code, reply, arguments, at) " +
                "SELECT * FROM unnest($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING")
            .Blobs(attempts, a => a.Request.Id.ToBytes()).Blobs(attempts, a => a.Request.Content.ToBytes())
            .Texts(attempts, a => a.Refusal.Code.Name).Longs(attempts, a => (long)a.Refusal.Code.Kind)
            .Texts(attempts, a => Attempts.Arguments(a.Refusal)).Longs(attempts, a => a.At.Microseconds);
    }

    private static void Outbox(NpgsqlBatch writes, Batch batch)
    {
        List<OutboxRow> sent = [.. batch.Entries.SelectMany(e => e.Outbox)];
        if (sent.Count > 0)
        {
            writes.Add(
                    "INSERT INTO ledger_outbox (transfer, from_book, to_book, kind, owner, commodity, amount) " +
                    "SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)")
                .Longs(sent, o => o.Transfer).Longs(sent, o => o.FromBook).Longs(sent, o => o.Arrival.Book)
                .Longs(sent, o => o.Arrival.Kind.Code).Blobs(sent, o => o.Arrival.Owner.ToBytes())
                .Texts(sent, o => o.Arrival.Commodity.Code).Longs(sent, o => o.Amount);
        }
        List<Applied> second = [.. batch.Entries.Where(e => e.Request.Fulfils is not null)];
        if (second.Count > 0)
        {
            writes.Add(
                    "UPDATE ledger_outbox o SET done_by = w.seq FROM unnest($1, $2) AS w(transfer, seq) " +
                    "WHERE o.transfer = w.transfer")
                .Longs(second, e => e.Request.Fulfils!.Value).Longs(second, e => e.Seq);
        }
    }
}
