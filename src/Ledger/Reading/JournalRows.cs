using System.Data.Common;
using System.Globalization;
using Sampan.Kernel;
using Sampan.Ledger.Loop;
using Sampan.Storage;

namespace Sampan.Ledger.Reading;

/// <summary>
/// The journal as its rows tell it: every entry whole, in order, with whatever its hash was made of. Streams: memory
/// does not grow with history. The caller has a snapshot open on the connection.
/// </summary>
internal sealed class JournalRows : IAsyncDisposable
{
    internal const string SweepColumns =
        "SELECT transfer, from_book, to_book, kind, owner, commodity, amount FROM ledger_outbox";

    private readonly record struct EntryRow(
        long Seq, long Position, Instant RecordedAt, DateOnly Effective, int Version, EntryRequest Request,
        Hash256 Hash);

    private readonly record struct Fulfilment(long Entry, long Transfer);

    private readonly record struct ClosingRow(long Id, Closing Closing);

    private readonly record struct Correction(long Entry, long Corrects);

    private readonly EntryRows<EntryRow> _entries;
    private readonly EntryRows<Transfer> _transfers;
    private readonly EntryRows<AccountRow> _opened;
    private readonly EntryRows<HoldRow> _made;
    private readonly EntryRows<OutboxRow> _sent;
    private readonly EntryRows<Fulfilment> _fulfilled;
    private readonly EntryRows<ClosingRow> _closings;
    private readonly EntryRows<Correction> _corrections;

    private JournalRows(
        EntryRows<EntryRow> entries, EntryRows<Transfer> transfers, EntryRows<AccountRow> opened,
        EntryRows<HoldRow> made, EntryRows<OutboxRow> sent, EntryRows<Fulfilment> fulfilled,
        EntryRows<ClosingRow> closings, EntryRows<Correction> corrections)
    {
        (_entries, _transfers, _opened, _made, _sent, _fulfilled) =
            (entries, transfers, opened, made, sent, fulfilled);
        (_closings, _corrections) = (closings, corrections);
    }

    /// <summary>The first of the transfers that belong to no entry; whole after the last entry.</summary>
    internal IEnumerable<long> StrayTransfers => _transfers.Strays.Select(transfer => transfer.Id);

    internal static async Task<JournalRows> Open(
        DbConnection connection, JournalPart part, CancellationToken cancel)
    {
        // Written into the text: a cursor's query takes no parameters. All of them are numbers.
        string entries = Where(Entries("seq", part), Is("book", part.Book));
        string transfers = Where(Rows("id", part));
        string opened = Where(Entries("opened_by", part), Is("book", part.Book));
        string made = Where(Rows("first", part));
        string sent = Where(Rows("transfer", part), Is("from_book", part.Book));
        string fulfilled = Where("done_by IS NOT NULL", Entries("done_by", part), Is("to_book", part.Book));
        string closings = Where(Rows("id", part));
        string corrections = Where(Entries("entry", part));
        return new JournalRows(
            await EntryRows<EntryRow>.Open(
                connection,
                "SELECT seq, book, position, kind, request, content, subject, version, recorded_at, effective, " +
                $"facts, hash FROM ledger_entry{entries} ORDER BY seq",
                ReadEntry, row => row.Seq, cancel),
            await EntryRows<Transfer>.Open(
                connection,
                $"SELECT id, debit, credit, amount, phase, pending FROM ledger_transfer{transfers} ORDER BY id",
                ReadTransfer, row => row.Id >> 8, cancel),
            await EntryRows<AccountRow>.Open(
                connection, $"{AuditRows.AccountColumns}{opened} ORDER BY opened_by, id",
                AuditRows.ReadAccount, row => row.OpenedBy, cancel),
            await EntryRows<HoldRow>.Open(
                connection, $"{AuditRows.HoldColumns}{made} ORDER BY first",
                AuditRows.ReadHold, row => row.First >> 8, cancel),
            await EntryRows<OutboxRow>.Open(
                connection, $"{SweepColumns}{sent} ORDER BY transfer", ReadSweep, row => row.Transfer >> 8, cancel),
            await EntryRows<Fulfilment>.Open(
                connection, $"SELECT done_by, transfer FROM ledger_outbox{fulfilled} ORDER BY done_by, transfer",
                row => new Fulfilment(row.GetInt64(0), row.GetInt64(1)), row => row.Entry, cancel),
            await EntryRows<ClosingRow>.Open(
                connection, $"SELECT id, account, closed FROM ledger_closing{closings} ORDER BY id",
                row => new ClosingRow(row.GetInt64(0), AuditRows.ReadClosing(row)), row => row.Id >> 8, cancel),
            await EntryRows<Correction>.Open(
                connection, $"SELECT entry, corrects FROM ledger_correction{corrections} ORDER BY entry",
                row => new Correction(row.GetInt64(0), row.GetInt64(1)), row => row.Entry, cancel));
    }

    internal async IAsyncEnumerable<(Applied Entry, Hash256 Hash)> Entries()
    {
        await foreach (EntryRow row in _entries.All())
        {
            List<Fulfilment> fulfils = await _fulfilled.Of(row.Seq);
            List<Correction> corrects = await _corrections.Of(row.Seq);
            List<ClosingRow> closings = await _closings.Of(row.Seq);
            var entry = new Applied
            {
                Request = fulfils.Count + corrects.Count == 0 ? row.Request : row.Request with
                {
                    Fulfils = fulfils.Count == 0 ? null : fulfils[0].Transfer,
                    Corrects = corrects.Count == 0 ? null : corrects[0].Corrects,
                },
                Seq = row.Seq,
                Position = row.Position,
                RecordedAt = row.RecordedAt,
                Effective = row.Effective,
                Version = row.Version,
            };
            entry.Transfers.AddRange(await _transfers.Of(row.Seq));
            foreach (AccountRow account in await _opened.Of(row.Seq))
                entry.Opened.Add(new AccountState(account.Id, account.Key, account.Limits) { OpenedBy = row.Seq });
            foreach (HoldRow hold in await _made.Of(row.Seq)) entry.HoldsMade.Add(Made(hold));
            entry.Outbox.AddRange(await _sent.Of(row.Seq));
            if (closings.Count > 0) entry.Closings = [.. closings.Select(c => c.Closing)];
            yield return (entry, row.Hash);
        }
        await _transfers.PassOver();
    }

    public async ValueTask DisposeAsync()
    {
        await _entries.DisposeAsync();
        await _transfers.DisposeAsync();
        await _opened.DisposeAsync();
        await _made.DisposeAsync();
        await _sent.DisposeAsync();
        await _fulfilled.DisposeAsync();
        await _closings.DisposeAsync();
        await _corrections.DisposeAsync();
    }

    /// <summary>Only the number of the first leg and their count enter the chain.</summary>
    private static HoldState Made(HoldRow hold)
    {
        HoldLeg[] legs = [.. Enumerable.Range(0, hold.Legs).Select(i => new HoldLeg(hold.First + i, 0, 0, 0))];
        return new HoldState(hold.Id, hold.Subject, hold.Deadline, legs);
    }

    private static EntryRow ReadEntry(DbDataReader row)
    {
        Id subject = Id.FromBytes(row.Bytes(6));
        int version = (int)row.GetInt64(7);
        var request = new EntryRequest
        {
            Request = new Request(Id.FromBytes(row.Bytes(4)), Hash256.FromBytes(row.Bytes(5))),
            Book = (int)row.GetInt64(1),
            Kind = row.GetString(3),
            // Only the id and version enter the chain; the card is a view.
            Subject = subject.IsNone
                ? null
                : new Subject(subject, version - 1, new Card("", "", default, default, null, [])),
            Facts = row.Bytes(10),
        };
        return new EntryRow(
            row.GetInt64(0), row.GetInt64(2), new Instant(row.GetInt64(8)),
            DateOnly.FromDayNumber((int)row.GetInt64(9)), version, request, Hash256.FromBytes(row.Bytes(11)));
    }

    internal static Transfer ReadTransfer(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), (Phase)row.GetInt64(4),
        row.LongOrNull(5) ?? 0);

    internal static OutboxRow ReadSweep(DbDataReader row) => new(
        row.GetInt64(0), (int)row.GetInt64(1), Journal.Key(row, 2), row.GetInt64(6));

    private static string Where(params ReadOnlySpan<string?> conditions)
    {
        var stated = new List<string>();
        foreach (string? condition in conditions)
            if (condition is not null) stated.Add(condition);
        return stated.Count == 0 ? "" : " WHERE " + string.Join(" AND ", stated);
    }

    private static string? Entries(string seq, JournalPart part) => Between(seq, part.From, part.Through + 1);

    /// <summary>What is numbered by its entry's seq times 256.</summary>
    private static string? Rows(string id, JournalPart part) =>
        Between(id, part.From << 8, (part.Through + 1) << 8);

    private static string? Between(string column, long? first, long? next) => (first, next) switch
    {
        (null, null) => null,
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"{column} >= {first}"),
        (null, _) => string.Create(CultureInfo.InvariantCulture, $"{column} < {next}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{column} >= {first} AND {column} < {next}"),
    };

    private static string? Is(string column, long? value) =>
        value is null ? null : string.Create(CultureInfo.InvariantCulture, $"{column} = {value}");
}
