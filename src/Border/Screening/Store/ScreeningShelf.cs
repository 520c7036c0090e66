using System.Data.Common;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Border.Screening.Store;

/// <summary>The shelf in SQL.</summary>
internal sealed class ScreeningShelf(Database database) : IScreeningShelf
{
    public Task Put(ImportedList list, Instant now) => Write(
        "INSERT INTO screening_list (list, list_date, hash, imported_at, parties, names, bytes) " +
        "VALUES (@list, @date, @hash, @at, @parties, @names, @bytes) ON CONFLICT (list, list_date, hash) DO NOTHING",
        ("list", list.Version.List.Name()), ("date", (long)list.Version.Date.DayNumber),
        ("hash", list.Version.Hash.ToBytes()), ("at", now.Microseconds), ("parties", (long)list.Version.Parties),
        ("names", (long)list.Version.Names), ("bytes", list.Bytes.ToArray()));

    public async Task<IReadOnlyList<KeptVersion>> Versions() => await Rows(
        "SELECT list, list_date, hash, parties, names, imported_at FROM screening_list " +
        "ORDER BY list, list_date DESC, imported_at DESC",
        row => new KeptVersion(
            new ListVersion(
                WatchLists.Parse(row.GetString(0)).Value, DateOnly.FromDayNumber((int)row.GetInt64(1)),
                Hash256.FromBytes(row.Bytes(2)), (int)row.GetInt64(3), (int)row.GetInt64(4)),
            new Instant(row.GetInt64(5))));

    public async Task<Outcome<IReadOnlyList<ImportedList>>> Newest()
    {
        var lists = new List<ImportedList>();
        foreach (IGrouping<WatchList, KeptVersion> versions in (await Versions()).GroupBy(kept => kept.Version.List))
        {
            ListVersion newest = versions.First().Version;
            List<byte[]> bytes = await Rows(
                "SELECT bytes FROM screening_list WHERE list = @list AND list_date = @date AND hash = @hash",
                row => row.Bytes(0), ("list", newest.List.Name()), ("date", (long)newest.Date.DayNumber),
                ("hash", newest.Hash.ToBytes()));
            Outcome<ImportedList> read = ImportedList.Read(newest.List, newest.Date, bytes[0]);
            if (read.IsRefused) return read.Refusal;
            lists.Add(read.Value);
        }
        return lists;
    }

    private async Task Write(string sql, params (string, object?)[] parameters)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbCommand command = connection.Command(sql, parameters);
        _ = await command.ExecuteNonQueryAsync();
    }

    private async Task<List<T>> Rows<T>(string sql, Func<DbDataReader, T> read, params (string, object?)[] parameters)
    {
        await using DbConnection connection = await database.Connect();
        return await connection.Command(sql, parameters).Rows(read);
    }
}
