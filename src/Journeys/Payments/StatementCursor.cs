using System.Data.Common;
using Sampan.Storage;

namespace Sampan.Journeys.Payments;

/// <summary>
/// How far a bank's statement has been read. Moved only after every line before it is in the journal; a line read
/// twice is recognised by its id, so losing a move costs nothing.
/// </summary>
public sealed class StatementCursor(Database database)
{
    public static Task Prepare(Database database) =>
        Schema.Apply(database, typeof(StatementCursor).Assembly, "journeys");

    public async Task<string> Read(BankAccount account)
    {
        await using DbConnection connection = await database.Connect();
        List<string> found = await connection
            .Command(
                "SELECT position FROM statement_cursor WHERE bank = @bank AND account = @account",
                ("bank", account.Bank.Name), ("account", account.Number))
            .Rows(row => row.GetString(0));
        return found.Count == 0 ? "" : found[0];
    }

    public async Task Move(BankAccount account, string position)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbCommand command = connection.Command(
            "INSERT INTO statement_cursor (bank, account, position) VALUES (@bank, @account, @position) " +
            "ON CONFLICT (bank, account) DO UPDATE SET position = excluded.position",
            ("bank", account.Bank.Name), ("account", account.Number), ("position", position));
        _ = await command.ExecuteNonQueryAsync();
    }
}
