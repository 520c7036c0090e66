using System.Text.Json;
using Sampan.Kernel;
using Sampan.Ledger.Loop;

namespace Sampan.Ledger.Stores;

/// <summary>
/// How a refusal is kept in ledger_attempt: its code, its kind and its arguments as a JSON list of pairs.
/// </summary>
internal static class Attempts
{
    /// <summary>How long the same request gets the same refusal. After that it is decided as if it were new.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Those noted before this moment are forgotten when the next ones are noted.</summary>
    internal static long ForgetBefore(Batch batch) => (batch.Attempts[^1].At + -Kept).Microseconds;

    internal static string Arguments(Refusal refusal) =>
        JsonSerializer.Serialize(refusal.Arguments.Select(a => new[] { a.Name, a.Value }));

    internal static Refusal Refusal(string code, long kind, string arguments)
    {
        string[][] pairs = JsonSerializer.Deserialize<string[][]>(arguments) ?? [];
        return new Refusal(new RefusalCode(code, (RefusalKind)kind), [.. pairs.Select(p => (p[0], p[1]))]);
    }
}
