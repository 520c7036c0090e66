using Npgsql;
using Sampan.Kernel;
using Sampan.Ledger.Loop;
using Sampan.Storage;

namespace Sampan.Ledger.Stores;

/// <summary>The loop's lookups for a whole group: a round trip or two, whatever the group's size.</summary>
internal static class PostgresReads
{
    private const string AccountColumns =
        "SELECT a.id, a.book, a.kind, a.owner, a.commodity, a.opened_by, a.debits_pending, a.debits_posted, " +
        "a.credits_pending, a.credits_posted, a.flags, a.closed FROM ledger_account a ";

    internal static async Task Load(NpgsqlConnection connection, Wanted wanted, Memory memory)
    {
        var holds = new Dictionary<Id, FoundHold>();
        await using var batch = new NpgsqlBatch(connection);
        // What a row of each question's answer is for. A question about nothing would still cost its turn.
        var readers = new List<Action<NpgsqlDataReader>>(6);
        if (wanted.Requests.Count > 0)
        {
            batch.Add(
                    "SELECT request, content, seq, recorded_at, version, hash, subject FROM ledger_entry " +
                    "WHERE request = ANY($1)")
                .Blobs(wanted.Requests, id => id.ToBytes());
            readers.Add(row => ReadReceipt(row, memory));
            batch.Add("SELECT request, content, code, reply, arguments FROM ledger_attempt WHERE request = ANY($1)")
                .Blobs(wanted.Requests, id => id.ToBytes());
            readers.Add(row => ReadAttempt(row, memory));
        }
        if (wanted.Subjects.Count > 0)
        {
            batch.Add(
                    "SELECT id, book, version, kind, state, seller, buyer, changed_at, due, card FROM ledger_subject " +
                    "WHERE id = ANY($1)")
                .Blobs(wanted.Subjects, id => id.ToBytes());
            readers.Add(row => ReadSubject(row, memory));
        }
        if (wanted.Accounts.Count > 0)
        {
            batch.Add(AccountColumns +
                    "JOIN unnest($1, $2, $3, $4) AS w(book, kind, owner, commodity) " +
                    "ON a.book = w.book AND a.kind = w.kind AND a.owner = w.owner AND a.commodity = w.commodity")
                .Longs(wanted.Accounts, k => k.Book).Longs(wanted.Accounts, k => k.Kind.Code)
                .Blobs(wanted.Accounts, k => k.Owner.ToBytes()).Texts(wanted.Accounts, k => k.Commodity.Code);
            readers.Add(row => memory.Add(ReadAccount(row)));
        }
        if (wanted.Holds.Count > 0)
        {
            batch.Add(
                    "SELECT h.id, h.subject, h.deadline, h.status, h.resolved_by, t.id, t.debit, t.credit, t.amount " +
                    "FROM ledger_hold h JOIN ledger_transfer t ON t.id >= h.first AND t.id < h.first + h.legs " +
                    "WHERE h.id = ANY($1) ORDER BY t.id")
                .Blobs(wanted.Holds, id => id.ToBytes());
            readers.Add(row => ReadHold(row, holds));
        }
        if (readers.Count > 0) await Read(batch, readers);
        foreach ((Id id, FoundHold found) in holds)
        {
            memory.Holds[id] = new HoldState(id, found.Subject, found.Deadline, [.. found.Legs])
            {
                Status = found.Status,
                ResolvedBy = found.ResolvedBy,
            };
        }
        if (wanted.Entries.Count > 0) await LoadRecorded(connection, wanted, memory);
        await LoadLegAccounts(connection, wanted, memory);
    }

    private static async Task Read(NpgsqlBatch batch, List<Action<NpgsqlDataReader>> readers)
    {
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        foreach (Action<NpgsqlDataReader> read in readers)
        {
            while (await reader.ReadAsync()) read(reader);
            _ = await reader.NextResultAsync();
        }
    }

    private static void ReadReceipt(NpgsqlDataReader reader, Memory memory)
    {
        var receipt = new Receipt(
            reader.GetInt64(2), new Instant(reader.GetInt64(3)), Id.FromBytes(reader.Bytes(6)),
            (int)reader.GetInt64(4), Hash256.FromBytes(reader.Bytes(5)), Repeated: true);
        memory.Requests[Id.FromBytes(reader.Bytes(0))] = new Remembered(
            Hash256.FromBytes(reader.Bytes(1)), receipt, null);
    }

    private static void ReadAttempt(NpgsqlDataReader reader, Memory memory)
    {
        Refusal refusal = Attempts.Refusal(reader.GetString(2), reader.GetInt64(3), reader.GetString(4));
        _ = memory.Requests.TryAdd(
            Id.FromBytes(reader.Bytes(0)), new Remembered(Hash256.FromBytes(reader.Bytes(1)), null, refusal));
    }

    private static void ReadSubject(NpgsqlDataReader reader, Memory memory)
    {
        Id id = Id.FromBytes(reader.Bytes(0));
        memory.Subjects[id] = new SubjectState(id)
        {
            Book = (int)reader.GetInt64(1),
            Version = (int)reader.GetInt64(2),
            Card = new Card(
                reader.GetString(3), reader.GetString(4), Id.FromBytes(reader.Bytes(5)), Id.FromBytes(reader.Bytes(6)),
                reader.LongOrNull(8) is { } due ? new Instant(due) : null, reader.Bytes(9)),
            ChangedAt = new Instant(reader.GetInt64(7)),
        };
    }

    private sealed record FoundHold(Id Subject, Instant Deadline, HoldStatus Status, long ResolvedBy)
    {
        internal List<HoldLeg> Legs { get; } = [];
    }

    /// <summary>One row for each leg; the hold's own columns are the same in all of them.</summary>
    private static void ReadHold(NpgsqlDataReader reader, Dictionary<Id, FoundHold> holds)
    {
        Id id = Id.FromBytes(reader.Bytes(0));
        if (!holds.TryGetValue(id, out FoundHold? hold))
        {
            hold = new FoundHold(
                Id.FromBytes(reader.Bytes(1)), new Instant(reader.GetInt64(2)), (HoldStatus)reader.GetInt64(3),
                reader.LongOrNull(4) ?? 0);
            holds.Add(id, hold);
        }
        hold.Legs.Add(new HoldLeg(reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7), reader.GetInt64(8)));
    }

    private static async Task LoadLegAccounts(NpgsqlConnection connection, Wanted wanted, Memory memory)
    {
        HashSet<long> missing = [];
        foreach (Id id in wanted.Holds)
            if (memory.Holds.TryGetValue(id, out HoldState? hold))
                foreach (HoldLeg leg in hold.Legs) Want(leg.Debit, leg.Credit);
        foreach (long seq in wanted.Entries)
            if (memory.Recorded.TryGetValue(seq, out RecordedEntry? entry))
                foreach (Transfer leg in entry.Transfers) Want(leg.Debit, leg.Credit);
        if (missing.Count == 0) return;
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(AccountColumns + "WHERE a.id = ANY($1)").Longs(missing, id => id);
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        while (await reader.ReadAsync()) memory.Add(ReadAccount(reader));

        void Want(long debit, long credit)
        {
            if (!memory.AccountsById.ContainsKey(debit)) _ = missing.Add(debit);
            if (!memory.AccountsById.ContainsKey(credit)) _ = missing.Add(credit);
        }
    }

    private static async Task LoadRecorded(NpgsqlConnection connection, Wanted wanted, Memory memory)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
                "SELECT t.id, t.debit, t.credit, t.amount, t.phase, t.pending FROM ledger_entry e " +
                "JOIN ledger_transfer t ON t.id >= e.seq * 256 AND t.id < e.seq * 256 + 256 " +
                "WHERE e.seq = ANY($1) ORDER BY t.id")
            .Longs(wanted.Entries, seq => seq);
        batch.Add(
                "SELECT e.seq, e.book, c.entry, EXISTS (SELECT 1 FROM ledger_closing k " +
                "WHERE k.id >= e.seq * 256 AND k.id < e.seq * 256 + 256) " +
                "FROM ledger_entry e LEFT JOIN ledger_correction c ON c.corrects = e.seq WHERE e.seq = ANY($1)")
            .Longs(wanted.Entries, seq => seq);
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        var transfers = new List<Transfer>();
        while (await reader.ReadAsync())
        {
            transfers.Add(new Transfer(
                reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3),
                (Phase)reader.GetInt64(4), reader.LongOrNull(5) ?? 0));
        }
        ILookup<long, Transfer> legs = transfers.ToLookup(t => t.Id >> 8);
        _ = await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            long seq = reader.GetInt64(0);
            memory.Recorded[seq] = new RecordedEntry((int)reader.GetInt64(1), [.. legs[seq]], reader.GetBoolean(3))
            {
                CorrectedBy = reader.LongOrNull(2) ?? 0,
            };
        }
    }

    private static AccountState ReadAccount(NpgsqlDataReader reader)
    {
        var key = new AccountKey(
            (int)reader.GetInt64(1), Chart.Of(reader.GetInt64(2)), Id.FromBytes(reader.Bytes(3)),
            Commodity.Parse(reader.GetString(4)).Value);
        return new AccountState(reader.GetInt64(0), key, (AccountLimits)reader.GetInt64(10))
        {
            OpenedBy = reader.GetInt64(5),
            DebitsPending = reader.GetInt64(6),
            DebitsPosted = reader.GetInt64(7),
            CreditsPending = reader.GetInt64(8),
            CreditsPosted = reader.GetInt64(9),
            IsClosed = reader.GetInt64(11) == 1,
        };
    }
}
