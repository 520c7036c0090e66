using Sampan.Border.Tariff;
using Sampan.Border.Tariff.Rates;
using Sampan.Kernel;

namespace Sampan.Border.Quotes.Japan;

/// <summary>
/// Japan's quote, from first refusal to last line. Refusals come in the order of <see cref="BorderRefusals"/>: the
/// request, the days, the code, the value, the duty, the tax. What follows cannot fail.
/// </summary>
internal sealed class JapaneseLaw(JapaneseRules rules) : IImportLaw
{
    /// <summary>Up to this value customs applies simplified rates unless declined (Customs Tariff Act 3-3).</summary>
    private const long SimplifiedUpTo = 200_000;

    /// <summary>Up to this value goods may be exempt, with exceptions (Customs Tariff Act 14(xviii)).</summary>
    private const long LowValueUpTo = 10_000;

    public Country Country => Country.Japan;

    public Currency Currency => Currency.Jpy;

    public string Format => "jp-csv";

    public Outcome<ImportedBook> Import(BookIdentity identity, Stream file, IProgress<ImportProgress>? progress) =>
        JapaneseSchedule.Import(identity, file, progress);

    public Outcome<IImportLaw> With(IReadOnlyList<RuleChange> changes) =>
        rules.With(changes).Map(changed => (IImportLaw)new JapaneseLaw(changed));

    public Outcome<BorderQuote> Compute(
        QuoteRequest request, TariffBook book, IReadOnlyList<ExchangeRate> rates)
    {
        if (!rules.Line(request, book).TryGet(out (TariffLine Line, bool Assumed) begun, out Refusal? refusal))
            return refusal;
        TariffLine line = begun.Line;
        // Article 4-7 and the customs practice to it: a fraction of a yen is dropped, once, from the whole.
        if (!Valuation.Of(request, rates, Currency, RoundingRule.Down).TryGet(out CustomsValue value, out refusal))
            return refusal;

        long rounded = Rounding.DownTo(value.Total, rules.ThousandYen);
        var basis = new DutyBasis(rounded, value.Total, request.Quantities, request.StandardPrices);
        if (!DutySelection.Select(line, request, basis).TryGet(out SelectedDuty selected, out refusal)) return refusal;
        if (selected.Duty.Yen > Money.Cap / 4m) return BorderRefusals.AmountOverflows.With(("what", "duty"));
        if ((request.TaxClass ?? rules.SuggestedClass(line.Digits)) is not { } taxClass)
            return BorderRefusals.TaxClassNeeded.With(("code", line.Digits));
        if (!RuleDays(request, taxClass).TryGet(out bool ruleAssumed, out refusal)) return refusal;

        bool assumed = begun.Assumed || ruleAssumed || value.Assumed;
        return new BorderQuote
        {
            Request = request,
            Currency = Currency,
            Exchange = value.Exchange,
            Book = book.Identity,
            BookHash = book.Hash,
            RulesHash = rules.Hash,
            LineCode = line.Digits,
            Description = book.DescriptionOf(line),
            TaxClass = taxClass,
            Lines = JapaneseLines.Of(request, book, rules, value, selected, taxClass),
            Programs = Programs(selected),
            Marks = Marks(request, line, value, selected, assumed),
        };
    }

    /// <summary>Every rule is asked, except the rate of consumption tax that these goods do not take.</summary>
    private Outcome<bool> RuleDays(QuoteRequest request, TaxClass taxClass) => rules.Assumed(
        request, except: taxClass == TaxClass.Reduced ? rules.ConsumptionStandard : rules.ConsumptionReduced);

    private ProgramDuty[] Programs(SelectedDuty selected)
    {
        var programs = new ProgramDuty[selected.Columns.Length];
        for (int i = 0; i < programs.Length; i++)
        {
            var column = (DutyColumn)i;
            if (!selected.Columns[i].TryGet(out ColumnDuty duty, out Refusal? refusal))
            {
                programs[i] = new ProgramDuty(column, ProgramStatus.Unresolved, "", null, refusal);
                continue;
            }
            ProgramStatus status = column == selected.Column ? ProgramStatus.Applied
                : duty.Yen is null ? ProgramStatus.None
                : ProgramStatus.Possible;
            long? yen = duty.Yen is { } exact && exact <= Money.Cap ? rules.TaxAmount(exact) : null;
            programs[i] = new ProgramDuty(column, status, duty.Rate, yen, null);
        }
        return programs;
    }

    private static List<QuoteMark> Marks(
        QuoteRequest request, TariffLine line, CustomsValue value, SelectedDuty selected, bool assumed)
    {
        var marks = new List<QuoteMark>();
        if (assumed) marks.Add(QuoteMark.AssumedUnchanged);
        if (request.TaxClass is null) marks.Add(QuoteMark.TaxClassFromCode);
        if (selected.ClaimNotLower) marks.Add(QuoteMark.ClaimNotLower);
        if (Valuation.ReachesInland(request.Term) && request.OnwardCarriage is null)
            marks.Add(QuoteMark.OnwardCarriageNotDeducted);
        if (value.Total <= SimplifiedUpTo) marks.Add(QuoteMark.SimplifiedRatesNotConsidered);
        if (value.Total <= LowValueUpTo) marks.Add(QuoteMark.LowValueExemptionNotConsidered);
        if (line.Cell(DutyColumn.Temporary).Mark == RateMark.SugarLevy) marks.Add(QuoteMark.SugarLevyNotIncluded);
        return marks;
    }
}
