using System.Globalization;
using System.Text;

namespace Sampan.Storage.Migrating;

/// <summary>How a row of SQLite is named to people, and what stands in it.</summary>
internal static class SourceRow
{
    /// <summary>The key as text: numbers and texts as they are, bytes in hex.</summary>
    internal static string KeyText(MappedTable table, SqliteStatement row) =>
        string.Join(" ", table.Key.Select(place => row.IsNull(place) ? "null" : table.Columns[place].As switch
        {
            Carried.Text or Carried.Json => Encoding.UTF8.GetString(row.Blob(place)),
            Carried.Bytes => Convert.ToHexStringLower(row.Blob(place)),
            _ => row.Long(place).ToString(CultureInfo.InvariantCulture),
        }));

    /// <summary>A <see langword="long"/>, the bytes of a text or a blob, or null.</summary>
    internal static object? Value(MappedTable table, SqliteStatement row, int place)
    {
        if (row.IsNull(place)) return null;
        return table.Columns[place].As is Carried.Long or Carried.Int or Carried.Bool
            ? row.Long(place)
            : row.Blob(place).ToArray();
    }
}
