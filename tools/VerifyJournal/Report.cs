using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sampan.VerifyJournal;

/// <summary>What was derived and what was found, as a table for people or one JSON document for programs.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Text(Verification it)
    {
        var text = new StringBuilder();
        Line(text, $"{it.Chains.Entries:N0} entries, {it.Replay.Transfers:N0} transfers, "
            + $"{it.Replay.Accounts.All.Count:N0} accounts, {it.Replay.Holds.All.Count:N0} holds, "
            + $"{it.Chains.Books.Count:N0} books, {it.Checkpoints.Count:N0} checkpoints");
        Line(text, $"Read: {it.Scope}.\n");
        Table(text, [">book", ">entries", ">accounts", "head"], it.Chains.Books.Select(b => new[]
        {
            $"{b.Key}", Number(b.Value.Entries), Number(b.Value.Accounts), b.Value.Head,
        }));
        if (it.Scope.IsFromStart)
            Table(text, ["commodity", ">accounts", ">debits", ">credits", ">difference"], Totals(it).Select(t => new[]
            {
                t.Commodity, Number(t.Accounts), Number(t.Debits), Number(t.Credits), Number(t.Debits - t.Credits),
            }));
        if (it.Transits.Count > 0)
            Table(text, [">book", ">to book", "commodity", ">sent", ">arrived", ">on its way"], it.Transits.Select(
                t => new[]
                {
                    $"{t.Here}", $"{t.There}", t.Commodity, Number(t.Sent), Number(t.Arrived), Number(t.InFlight),
                }));
        foreach (string key in it.Checkpoints.Keys) Line(text, $"Checkpoints are signed with {key}.");
        IReadOnlyList<Finding> findings = it.Findings.All;
        if (findings.Count > 0)
            Table(text, ["check", "where", "expected", "found"], findings.Select(f => new[]
            {
                f.Check, f.Where, f.Expected, f.Found,
            }));
        Line(text, findings.Count == 0 ? "Clean: nothing differs." : $"NOT CLEAN: {findings.Count:N0} differences.");
        return text.ToString();
    }

    internal static string Json(Verification it) => JsonSerializer.Serialize(
        new
        {
            clean = it.Findings.All.Count == 0,
            read = it.Scope.ToString(),
            entries = it.Chains.Entries,
            transfers = it.Replay.Transfers,
            books = it.Chains.Books.Select(
                b => new { id = b.Key, entries = b.Value.Entries, accounts = b.Value.Accounts, head = b.Value.Head }),
            totals = Totals(it).Select(t => new
            {
                commodity = t.Commodity,
                accounts = t.Accounts,
                debits = t.Debits.ToString(CultureInfo.InvariantCulture),
                credits = t.Credits.ToString(CultureInfo.InvariantCulture),
            }),
            checkpoints = it.Checkpoints.Count,
            keys = it.Checkpoints.Keys,
            findings = it.Findings.All.Select(
                f => new { check = f.Check, where = f.Where, expected = f.Expected, found = f.Found }),
        },
        Indented);

    private static IEnumerable<(string Commodity, int Accounts, Int128 Debits, Int128 Credits)> Totals(
        Verification it) => it.Replay.Accounts.All.Values
        .GroupBy(account => account.Name.Commodity).OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => (
            group.Key, group.Count(), group.Aggregate((Int128)0, (sum, account) => sum + account.Debits),
            group.Aggregate((Int128)0, (sum, account) => sum + account.Credits)));

    /// <summary>Columns as wide as their widest cell; a heading with &gt; before it aligns right.</summary>
    private static void Table(StringBuilder text, string[] headings, IEnumerable<string[]> rows)
    {
        string[][] cells = [[.. headings.Select(h => h.TrimStart('>'))], .. rows];
        int[] widths = [.. headings.Select((_, column) => cells.Max(row => row[column].Length))];
        foreach (string[] row in cells)
        {
            IEnumerable<string> padded = row.Select((cell, column) => headings[column].StartsWith('>')
                ? cell.PadLeft(widths[column])
                : cell.PadRight(widths[column]));
            Line(text, string.Join("  ", padded).TrimEnd());
        }
        Line(text, "");
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        Line(text, FormattableString.Invariant(line));

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static string Number(Int128 value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
