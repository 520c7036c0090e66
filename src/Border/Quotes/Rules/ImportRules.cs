using System.Collections.Frozen;
using Sampan.Border.Tariff;
using Sampan.Kernel;

namespace Sampan.Border.Quotes.Rules;

/// <summary>
/// The rows of a file of <c>data/rules</c>, by name: what a country charges besides its schedule. They travel inside
/// the assembly.
/// </summary>
internal class ImportRules
{
    private readonly ImportRulesFile _file;

    /// <summary>The rows of each rule, the oldest first: a quote asks for every rule, and must not sort them.</summary>
    private readonly ImportRule[][] _rows;

    private readonly FrozenDictionary<string, ImportRule[]> _byId;

    protected ImportRules(ImportRulesText text)
    {
        Text = text;
        _file = text.File;
        _rows = [.. _file.Rules.GroupBy(rule => rule.Id).Select(rows => rows.OrderBy(rule => rule.From).ToArray())];
        _byId = _rows.ToFrozenDictionary(rows => rows[0].Id, StringComparer.Ordinal);
    }

    public Hash256 Hash => Text.Hash;

    public IReadOnlyList<ImportRule> All => _file.Rules;

    public IReadOnlyList<ColumnLaw> Columns => _file.Columns;

    protected ImportRulesText Text { get; }

    protected GoodsClasses Goods => _file.Goods;

    /// <summary>
    /// How every law begins: the request, the book's day, the line of the code, and that no tax is due on the goods
    /// which no rule here computes. True when the book's day is assumed.
    /// </summary>
    public Outcome<(TariffLine Line, bool Assumed)> Line(QuoteRequest request, TariffBook book)
    {
        if (RequestCheck.Refuse(request, book) is { } wrong) return wrong;
        if (!Days.Assumed(request, book).TryGet(out bool assumed, out Refusal? refusal)) return refusal;
        if (!book.Find(request.Code, request.Date).TryGet(out TariffLine? line, out refusal)) return refusal;
        Excise? excise = Goods.Excise.FirstOrDefault(e => line.Digits.StartsWith(e.Prefix, StringComparison.Ordinal));
        return excise is null
            ? (line, assumed)
            : BorderRefusals.ExciseUnknown.With(("tax", excise.Tax), ("code", line.Digits));
    }

    /// <summary>
    /// Whether every rule is known for the day; true when the asker lets one stand past its last known day. Rules in
    /// <paramref name="except"/> do not count for these goods.
    /// </summary>
    public Outcome<bool> Assumed(QuoteRequest request, ImportRule? except = null)
    {
        bool assumed = false;
        foreach (ImportRule[] rows in _rows)
        {
            ImportRule rule = On(rows, request.Date);
            if (ReferenceEquals(rule, except)) continue;
            if (rule.EndedBy is { } by && request.Date > rule.KnownUntil)
                return BorderRefusals.RuleEnded.With(
                    ("what", rule.Id), ("date", request.Date.Text()), ("until", rule.KnownUntil.Text()), ("by", by));
            Outcome<bool> day = Days.Assumed(
                rule.Validity, request.Date, request.AssumeUnchanged, rule.Id,
                BorderRefusals.DateBeforeRule, BorderRefusals.DateAfterRule);
            if (day.IsRefused) return day;
            assumed |= day.Value;
        }
        return assumed;
    }

    /// <summary>For a rule of one row.</summary>
    protected ImportRule Rule(string id) => _byId[id].Single();

    /// <summary>The row for a day; past the last one the last, before the first one the first.</summary>
    protected ImportRule On(string id, DateOnly day) => On(_byId[id], day);

    private static ImportRule On(ImportRule[] rows, DateOnly day)
    {
        for (int i = rows.Length - 1; i > 0; i--)
            if (rows[i].From <= day) return rows[i];
        return rows[0];
    }
}
