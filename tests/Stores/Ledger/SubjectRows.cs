using System.Data.Common;
using System.Globalization;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>The rows of all subjects, every column of them.</summary>
internal static class SubjectRows
{
    internal static async Task<string> Text(Database database)
    {
        await using DbConnection connection = await database.Connect();
        List<string> rows = await connection
            .Command(
                "SELECT id, book, version, kind, state, seller, buyer, changed_at, due, card FROM ledger_subject " +
                "ORDER BY id")
            .Rows(row => string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(i => Shown(row.GetValue(i)))));
        return string.Join('\n', rows);
    }

    private static string Shown(object value) => value is byte[] bytes
        ? Convert.ToHexStringLower(bytes)
        : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
