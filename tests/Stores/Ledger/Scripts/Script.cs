using System.Globalization;
using System.Text.RegularExpressions;
using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Tests.Stores.Ledger.Scripts;

/// <summary>
/// Runs a script line by line on a real ledger and says again what was found: the same lines when all is as written.
/// The language is described in docs/ledger.md.
/// </summary>
internal sealed partial class Script
{
    private const string Arrow = "-> ";

    private readonly TestLedger _test;
    private readonly ScriptWords _words;

    private Script(TestLedger test, ScriptWords words) => (_test, _words) = (test, words);

    internal static async Task<string[]> Run(TestLedger test, IReadOnlyList<string> lines)
    {
        var script = new Script(test, await ScriptWords.With(test));
        var found = new string[lines.Count];
        for (int i = 0; i < found.Length; i++) found[i] = await script.Line(lines[i]);
        return found;
    }

    /// <summary>What differs, line by line: what the script expects and what the ledger did.</summary>
    internal static string Diff(IReadOnlyList<string> expected, IReadOnlyList<string> found) => string.Join('\n',
        expected.Zip(found)
            .Select((pair, i) => (pair.First, pair.Second, Number: i + 1))
            .Where(line => line.First != line.Second)
            .Select(line => $"{line.Number,4} expected  {line.First}\n     found     {line.Second}"));

    private async Task<string> Line(string line)
    {
        if (line.Length == 0 || line[0] == '#') return line;
        if (Wait().Match(line) is { Success: true } wait)
        {
            _test.Clock.Advance(TimeSpan.FromMinutes(int.Parse(wait.Groups[1].Value, CultureInfo.InvariantCulture)));
            return line;
        }
        if (Stated().Match(line) is { Success: true } stated) return await Stand(stated.Groups[1].Value);
        int arrow = line.LastIndexOf(Arrow, StringComparison.Ordinal);
        if (arrow < 0) throw new FormatException($"A line is an input {Arrow}answer, or ACCOUNT = counters: {line}");
        return line[..arrow] + Arrow + await Answer(line[..arrow].Trim());
    }

    private async Task<string> Stand(string name)
    {
        Account account = await _test.Journal.Account(_words.Account(name));
        return $"{name} = debits pending {account.DebitsPending}, debits posted {account.DebitsPosted}, " +
            $"credits pending {account.CreditsPending}, credits posted {account.CreditsPosted}" +
            (account.IsClosed ? ", closed" : "");
    }

    private async Task<string> Answer(string input)
    {
        Outcome<EntryRequest> entry = _words.Entry(input, out string? name);
        if (entry.IsRefused) return entry.Refusal.Code.Name;
        Outcome<Receipt> outcome = await _test.Ledger.Post(entry.Value);
        await _test.Ledger.Settled();
        if (outcome.IsRefused) return outcome.Refusal.Code.Name;
        if (name is not null) _words.Recorded(name, outcome.Value.Seq);
        return "ok";
    }

    [GeneratedRegex(@"^wait (\d+)m$")]
    private static partial Regex Wait();

    [GeneratedRegex(@"^(\S+) = debits pending ")]
    private static partial Regex Stated();
}
