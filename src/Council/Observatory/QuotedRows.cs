using System.Data.Common;
using System.Runtime.CompilerServices;
using Sampan.Storage;

namespace Sampan.Council.Observatory;

internal sealed class QuotedRows(Database database, Commodity money) : IQuotedTrade
{
    /// <summary>So many at a time that handing them on costs nothing, and little memory.</summary>
    private const int Batch = 2_000;

    public async Task<IReadOnlyList<int>> Years()
    {
        await using DbConnection connection = await database.Connect();
        if (await LastOut(connection) is not { } last) return [];
        return await connection
            .Command(
                "SELECT DISTINCT paid_in / 12 FROM quoted_line WHERE money = @money AND paid_in <= @last " +
                "ORDER BY 1 DESC",
                ("money", money.Code), ("last", (long)last.Count))
            .Rows(row => (int)row.GetInt64(0));
    }

    public async IAsyncEnumerable<IReadOnlyList<QuotedLine>> Of(
        int year, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using DbConnection connection = await database.Connect(cancel);
        if (await LastOut(connection) is not { } last) yield break;
        await using DbCommand command = connection.Command(
            "SELECT seller, size, chapter, destination, inputs FROM quoted_line " +
            "WHERE paid_in BETWEEN @from AND @until AND money = @money",
            ("money", money.Code), ("from", (long)new Month(year, 1).Count),
            ("until", (long)Math.Min(last.Count, new Month(year, 12).Count)));
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancel);
        // The same few words stand in every row.
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        string Word(string word)
        {
            if (!words.TryGetValue(word, out string? known)) words[word] = known = word;
            return known;
        }
        var batch = new List<QuotedLine>(Batch);
        while (await reader.ReadAsync(cancel))
        {
            batch.Add(new QuotedLine(
                Id.FromBytes(reader.Bytes(0)), Word(reader.GetString(1)), Word(reader.GetString(2)),
                Country.Parse(reader.GetString(3)).Value, reader.Bytes(4)));
            if (batch.Count < Batch) continue;
            yield return batch;
            batch = new List<QuotedLine>(Batch);
        }
        if (batch.Count > 0) yield return batch;
    }

    private static async Task<Month?> LastOut(DbConnection connection)
    {
        ObservedPosition position = await ObservedRows.Position(connection);
        return position.Passed == default ? null : ObservatoryDesk.LastClosed(position);
    }
}
