using System.Data.Common;
using System.Globalization;
using Sampan.Journeys.Bank;
using Sampan.Journeys.Payments;
using Sampan.Storage;
using Sampan.Trade;

namespace Sampan.Journeys.Practice;

/// <summary>
/// A bank without money, for practice trades alone: each has an account of its own, and what is handed in or paid out
/// comes back as a line of its statement, as at any bank. It pays whatever it is told to.
/// </summary>
public sealed class PracticeBank(Database database, TimeProvider clock) : IBank
{
    private const int Page = 100;

    /// <summary>Makes the table where it is missing.</summary>
    public static Task Prepare(Database database) =>
        Schema.Apply(database, typeof(PracticeBank).Assembly, "practice_bank");

    public string Name => "Practice bank (no money)";

    public bool IsSandbox => true;

    public Task<Outcome<string>> OpenAccount(string name, Currency currency, CancellationToken cancellation) =>
        Task.FromResult<Outcome<string>>(name);

    public async Task<Outcome<StatementPage>> StatementAfter(
        string account, string cursor, CancellationToken cancellation)
    {
        await using DbConnection connection = await database.Connect(cancellation);
        List<StatementLine> lines = await connection
            .Command(
                "SELECT number, kind, minor, currency, reference, name, counterparty, at FROM practice_line " +
                "WHERE account = @account AND number > @after ORDER BY number LIMIT @most",
                ("account", account), ("after", NumberOf(cursor)), ("most", (long)Page + 1))
            .Rows(Line, cancellation);
        bool more = lines.Count > Page;
        List<StatementLine> shown = more ? lines[..Page] : lines;
        Currency currency = shown.Count == 0 ? Currency.Thb : shown[0].Amount.Currency;
        string next = shown.Count == 0 ? cursor : shown[^1].Cursor;
        return new StatementPage(shown, next, more, new Money(await Balance(connection, account, next), currency));
    }

    public async Task<Outcome<PayoutAnswer>> Pay(PayoutInstruction instruction, CancellationToken cancellation)
    {
        Money sent = instruction.Amount with { Minor = -instruction.Amount.Minor };
        await Write(
            instruction.FromAccount, instruction.IdempotencyKey, StatementLineKind.Debit, sent,
            instruction.Reference, ("", instruction.ToAccountNumber));
        return new PayoutAnswer(instruction.IdempotencyKey, IsAccepted: true, null);
    }

    /// <summary>The account of one practice trade.</summary>
    internal BankAccount AccountOf(TradeRecord record) =>
        new(this, $"PRACTICE {record.Terms.Reference}", record.Terms.Total.Currency) { IsPractice = true };

    /// <summary>A payer hands in a transfer. The same key is the same transfer.</summary>
    internal Task HandIn(string account, string key, Money amount, string reference, (string, string) payer) =>
        Write(account, key, StatementLineKind.Credit, amount, reference, payer);

    /// <summary>What is written under a key already stays as it is.</summary>
    private async Task Write(
        string account, string key, StatementLineKind kind, Money amount, string reference,
        (string Name, string Account) other)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        // Of two that take the same number at once one is not written: it takes the next.
        while (!await IsWritten(connection, account, key))
            _ = await Insert(connection, account, key, (kind, amount), reference, other);
    }

    private static async Task<bool> IsWritten(DbConnection connection, string account, string key) =>
        (await connection
            .Command(
                "SELECT number FROM practice_line WHERE account = @account AND key = @key",
                ("account", account), ("key", key))
            .Rows(row => row.GetInt64(0))).Count > 0;

    private async Task<int> Insert(
        DbConnection connection, string account, string key, (StatementLineKind Kind, Money Amount) booked,
        string reference, (string Name, string Account) other)
    {
        await using DbCommand command = connection.Command(
            "INSERT INTO practice_line " +
            "(account, number, key, kind, minor, currency, reference, name, counterparty, at) " +
            "SELECT @account, COALESCE(MAX(number), 0) + 1, @key, @kind, @minor, @currency, @reference, @name, " +
            "@other, @at FROM practice_line WHERE account = @account ON CONFLICT DO NOTHING",
            ("account", account), ("key", key), ("kind", (long)booked.Kind),
            ("minor", booked.Amount.Minor), ("currency", booked.Amount.Currency.Code),
            ("reference", reference), ("name", other.Name), ("other", other.Account),
            ("at", Instant.From(clock.GetUtcNow()).Microseconds));
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> Balance(DbConnection connection, string account, string until) =>
        (await connection
            .Command(
                "SELECT minor FROM practice_line WHERE account = @account AND number <= @until",
                ("account", account), ("until", NumberOf(until)))
            .Rows(row => row.GetInt64(0))).Sum();

    /// <summary>A cursor is the number of the line before it; the empty one is before the first.</summary>
    private static long NumberOf(string cursor) =>
        cursor.Length == 0 ? 0 : long.Parse(cursor, CultureInfo.InvariantCulture);

    private static StatementLine Line(DbDataReader row)
    {
        string number = $"{row.GetInt64(0)}";
        var at = new Instant(row.GetInt64(7));
        return new StatementLine
        {
            LineId = number,
            Cursor = number,
            Kind = (StatementLineKind)row.GetInt64(1),
            BookedAt = at,
            ValueDate = at.UtcDate,
            Amount = new Money(row.GetInt64(2), Currency.Parse(row.GetString(3)).Value),
            Reference = row.GetString(4),
            CounterpartyName = row.GetString(5),
            CounterpartyAccount = row.GetString(6),
        };
    }
}
