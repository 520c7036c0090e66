using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Tests.Stores.Ledger.Scripts;

/// <summary>Turns the words of one line into what is asked of the ledger. An unknown word is a mistake.</summary>
internal sealed partial class ScriptWords
{
    private const int NobodysBook = 99;

    /// <summary>The chart and two more: an account keeps the limits it was opened with, whatever the chart.</summary>
    private static readonly AccountKind[] Kinds =
    [
        .. Chart.All,
        TestLedger.LimitedBank with { Name = "limited-bank" }, TestLedger.Frozen with { Name = "frozen" },
    ];

    private readonly TestLedger _test;
    private readonly Dictionary<string, int> _books;
    private readonly Dictionary<string, long> _recorded = [];
    private int _lines;

    private ScriptWords(TestLedger test, Dictionary<string, int> books) => (_test, _books) = (test, books);

    internal static async Task<ScriptWords> With(TestLedger test)
    {
        var books = new Dictionary<string, int> { ["nobody"] = NobodysBook };
        foreach (string name in (string[])["house", "seller", "other"])
            books[name] = (await test.Ledger.Book(Named(name))).Value;
        return new ScriptWords(test, books);
    }

    /// <summary>The entry that was asked for under a name stands in the journal under this number.</summary>
    internal void Recorded(string name, long seq) => _recorded[name] = seq;

    /// <summary>A name nobody gave stands for an entry that does not exist.</summary>
    internal long Seq(string name) => _recorded.GetValueOrDefault(name, long.MaxValue);

    /// <summary>One line's entry, and the name it is given; refused when a builder of steps refuses.</summary>
    internal Outcome<EntryRequest> Entry(string input, out string? name)
    {
        Match place = Book().Match(input);
        string book = place.Success ? place.Groups[1].Value : "seller";
        Match kind = Kind().Match(input);
        string steps = Kind().Replace(Book().Replace(input, ""), "");
        Match about = About().Match(steps);
        Match given = As().Match(steps);
        steps = As().Replace(About().Replace(steps, ""), "");
        name = given.Success ? given.Groups[1].Value : null;
        var line = new ScriptLine(this, _test.Clock.Now, book);
        foreach (string step in steps.Replace(",", " , ").Split(';'))
            if (line.Add(step.Split(' ', StringSplitOptions.RemoveEmptyEntries)) is { } refusal) return refusal;
        byte[] asked = Encoding.UTF8.GetBytes(input);
        return new EntryRequest
        {
            Request = new Request(Request.Of("script", name ?? $"line {++_lines}").Id, Hash256.Of(asked)),
            Book = _books[book],
            Kind = kind.Success ? kind.Groups[1].Value : "script.line",
            Facts = line.Facts,
            Steps = line.Steps,
            Corrects = line.Corrects,
            Subject = about.Success
                ? Subject(about.Groups[1].Value, Number(about.Groups[2].Value), about.Groups[3].Value)
                : null,
        };
    }

    /// <summary>
    /// <c>kind:owner</c>, with <c>/COMMODITY</c> when it is not the usual one, and <c>@book</c> when not the line's.
    /// </summary>
    internal AccountKey Account(string text, string? commodity = null, string book = "seller")
    {
        Match parts = AccountName().Match(text);
        if (!parts.Success) throw new FormatException($"{text} is no account: write kind:owner.");
        AccountKind kind = Kinds.Single(k => k.Name == parts.Groups["kind"].Value);
        string counted = parts.Groups["commodity"] is { Success: true } own ? own.Value : commodity
            ?? (kind.Counts == CommodityKind.Stock ? "STK" : "THB");
        string inBook = parts.Groups["book"] is { Success: true } named ? named.Value : book;
        return new AccountKey(_books[inBook], kind, Named(parts.Groups["owner"].Value), Counted(counted));
    }

    /// <summary>Owners, holds and orders are called by words; the house's book belongs to nobody.</summary>
    internal static Id Named(string word) =>
        word == "house" ? Id.None : Id.Derive(Hash256.Of(Encoding.UTF8.GetBytes(word)));

    internal static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static Commodity Counted(string code) => code.StartsWith("STK", StringComparison.Ordinal)
        ? Commodity.Stock(Named(code))
        : Commodity.Parse(code).Value;

    private static Subject Subject(string order, long version, string summary)
    {
        byte[] bytes = new byte[summary.Length == 0 ? 0 : Number(summary)];
        return new Subject(
            Named(order), (int)version, new Card("order", "placed", Named("seller"), Named("buyer"), null, bytes));
    }

    [GeneratedRegex(@"^in (\w+): ")]
    private static partial Regex Book();

    [GeneratedRegex(@" as (\S+)$")]
    private static partial Regex As();

    [GeneratedRegex(@" about (\S+) at (\d+)(?: with a card of (\d+) bytes)?")]
    private static partial Regex About();

    [GeneratedRegex(@" kind ""(.*)""")]
    private static partial Regex Kind();

    [GeneratedRegex(@"^(?<kind>[a-z-]+):(?<owner>[\w-]+)(?:/(?<commodity>[\w.]+))?(?:@(?<book>\w+))?$")]
    private static partial Regex AccountName();
}
