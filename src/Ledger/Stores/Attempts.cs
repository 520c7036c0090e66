using System.Text.Json;
using Sampan.Kernel;

namespace Sampan.Ledger.Stores;

/// <summary>
/// How a refusal is kept in ledger_attempt: its code, its kind and its arguments as a JSON list of pairs.
/// </summary>
internal static class Attempts
{
    internal static string Arguments(Refusal refusal) =>
        JsonSerializer.Serialize(refusal.Arguments.Select(a => new[] { a.Name, a.Value }));

    internal static Refusal Refusal(string code, long kind, string arguments)
    {
        string[][] pairs = JsonSerializer.Deserialize<string[][]>(arguments) ?? [];
        return new Refusal(new RefusalCode(code, (RefusalKind)kind), [.. pairs.Select(p => (p[0], p[1]))]);
    }
}
