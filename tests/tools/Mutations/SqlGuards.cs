using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Sampan.Tests.Tools.Mutations;

/// <summary>
/// What guards in the schema's files: triggers that refuse, CHECKs, unique indexes and columns, references, and the
/// fence. The text stays as it is between two marks, and what replaces it stands in the second: see
/// <see cref="MutatedCopy"/>.
/// </summary>
internal static partial class SqlGuards
{
    internal static IEnumerable<Mutation> In(string file, string text)
    {
        foreach (Match found in Guard().Matches(text))
        {
            string instead = found.Value switch
            {
                ['C', 'H', ..] => "CHECK (1 = 1)",
                ['U', .., 'X'] => "INDEX",
                _ => "",
            };
            yield return new Mutation(
                file, $"{file} {Name(text, found)}", new TextSpan(found.Index, found.Length),
                $"/*<{Mutation.Number}>*/", $"/*</{Mutation.Number}>{instead}*/");
        }
    }

    /// <summary>What is created has a name; anything else is told by its table, and its column if it has one.</summary>
    private static string Name(string text, Match guard)
    {
        string what = Space().Replace(guard.Value, " ");
        if (what.StartsWith("CREATE", StringComparison.Ordinal)) return string.Join(' ', what.Split(' ')[1..3]);
        if (what.EndsWith("INDEX", StringComparison.Ordinal)) return $"{what} {text[guard.Index..].Split(' ')[2]}";
        string line = text[(text.LastIndexOf('\n', guard.Index) + 1)..guard.Index].Trim();
        string table = Begin().Matches(text[..guard.Index])[^1].Groups[1].Value;
        bool ofColumn = line.Length > 0 && !line.StartsWith("ALTER", StringComparison.Ordinal);
        return ofColumn ? $"{table}.{line.Split(' ')[0]} {what}" : $"{table} {what}";
    }

    [GeneratedRegex(
        @"CHECK \((?>[^()]|(?<open>\()|(?<-open>\)))*(?(open)(?!))\)" +
        @"|CREATE TRIGGER[^;]*?(BEGIN[^;]*; END|EXECUTE FUNCTION[^;]*);" +
        @"|UNIQUE INDEX|UNIQUE(?=,)|REFERENCES \w+ \(\w+\)|IF NOT FOUND [^;]*; END IF;")]
    private static partial Regex Guard();

    [GeneratedRegex(@"(?:CREATE TABLE|ALTER TABLE|CREATE FUNCTION) (\w+)")]
    private static partial Regex Begin();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
