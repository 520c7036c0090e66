using System.Data.Common;
using Sampan.Kernel;
using Sampan.Ledger.Reading;
using Sampan.Storage;

namespace Sampan.Ledger.Statements;

internal sealed class AccountStatements(Database database) : IStatements
{
    public async Task<Outcome<AccountStatement>> Statement(StatementQuery query, CancellationToken cancel)
    {
        if (query.From > query.To)
            return StatementRefusals.PeriodReversed.With(
                ("first", query.From.Value.Text()), ("last", query.To.Value.Text()));
        await using StatementReads reads = await StatementReads.Open(database, cancel);
        if (await reads.Find(query.Account) is not { Number: var number }) return Unknown(query.Account);

        (long last, Counters stood) = await Stood(reads, number, query);
        var fold = new StatementFold(query, last, stood);
        await foreach (TransferRow row in reads.Transfers(number, last, cancel))
            if (!fold.Add(row)) break;
        if (fold.IsTooLong)
            return StatementRefusals.StatementTooLong.With(("most", $"{StatementFold.MostMovements}"));
        List<Movement> movements = fold.Movements();
        return new AccountStatement
        {
            Number = number,
            Asked = query,
            Opening = fold.Opening,
            Movements = movements,
            Closing = movements.Count > 0 ? movements[^1].Balance : fold.Opening,
            Held = fold.LastRecorded is { } end ? await reads.Held(number, end, fold.Recorded) : [],
        };
    }

    public async Task<Outcome<IReadOnlyList<Movement>>> Movements(
        AccountKey account, long after, int limit, CancellationToken cancel)
    {
        await using StatementReads reads = await StatementReads.Open(database, cancel);
        if (await reads.Find(account) is not { Number: var number }) return Unknown(account);

        (long last, Counters stood) = await reads.StoodAfter(number, after);
        long balance = stood.Balance;
        var rows = new List<TransferRow>();
        await foreach (TransferRow row in reads.Transfers(number, last, cancel))
        {
            if (row.Id <= after) balance += row.Posted;
            else if (row.Posted != 0) rows.Add(row);
            if (rows.Count == limit) break;
        }
        return StatementFold.Running(balance, rows);
    }

    public async Task<Outcome<IReadOnlyList<HeldAmount>>> Held(AccountKey account, CancellationToken cancel)
    {
        await using StatementReads reads = await StatementReads.Open(database, cancel);
        if (await reads.Find(account) is not { } found) return Unknown(account);
        return await reads.Held(found.Number, long.MaxValue - 1, found.Now);
    }

    public async Task<Outcome<TrialBalance>> TrialBalance(TrialBalanceQuery query, CancellationToken cancel)
    {
        await using DbConnection connection = await database.Connect(cancel);
        await using DbTransaction snapshot = await connection.Snapshot(cancel);
        if (query.Book is { } book && await Owner(connection, book, cancel) is null) return LedgerRefusals.BookUnknown;
        return await new TrialBalanceReads(connection, query, cancel).Run();
    }

    public async Task<int?> Book(Id owner, CancellationToken cancel)
    {
        await using DbConnection connection = await database.Connect(cancel);
        List<long> found = await connection
            .Command("SELECT id FROM ledger_book WHERE owner = @owner", ("owner", owner.ToBytes()))
            .Rows(row => row.GetInt64(0), cancel);
        return found.Count == 1 ? (int)found[0] : null;
    }

    public async Task<Id?> BookOwner(int book, CancellationToken cancel)
    {
        await using DbConnection connection = await database.Connect(cancel);
        return await Owner(connection, book, cancel);
    }

    public async Task<IReadOnlyList<Account>> Accounts(int book, long after, int limit, CancellationToken cancel)
    {
        // An account's number begins with its book, so that a book's accounts lie side by side.
        long first = (long)book << 32, next = (book + 1L) << 32;
        await using DbConnection connection = await database.Connect(cancel);
        return await connection
            .Command(
                $"SELECT {Journal.AccountColumns} FROM ledger_account " +
                "WHERE id > @after AND id < @next ORDER BY id LIMIT @limit",
                ("after", Math.Max(first, after)), ("next", next), ("limit", (long)limit))
            .Rows(Journal.ReadAccount, cancel);
    }

    /// <summary>
    /// Where the reading may begin. By the day they take effect, entries of any time may be of the period.
    /// </summary>
    private static async Task<(long, Counters)> Stood(StatementReads reads, long number, StatementQuery query)
    {
        if (query.From is not { } from || query.By == EntryDate.Effective) return default;
        Instant before = Instant.StartOf(from);
        if (query.KnownAt is { } known && known < before) before = new Instant(known.Microseconds + 1);
        return await reads.StoodBefore(number, before);
    }

    private static async Task<Id?> Owner(DbConnection connection, int book, CancellationToken cancel)
    {
        List<Id> found = await connection.Command("SELECT owner FROM ledger_book WHERE id = @id", ("id", (long)book))
            .Rows(row => Id.FromBytes(row.Bytes(0)), cancel);
        return found.Count == 1 ? found[0] : null;
    }

    private static Refusal Unknown(AccountKey account) =>
        LedgerRefusals.AccountUnknown.With(("kind", account.Kind.Name));
}
