using Sampan.Border.Quotes.Rules;
using Sampan.Border.Tariff;
using Sampan.Border.Tariff.Rates;
using Sampan.Kernel;

namespace Sampan.Border.Quotes.Singapore;

/// <summary>
/// Singapore's quote: goods outside the four dutiable categories carry no duty, and every import carries the goods and
/// services tax. Refusals come in the order of <see cref="BorderRefusals"/>.
/// </summary>
internal sealed class SingaporeLaw(SingaporeRules rules) : IImportLaw
{
    public Country Country => Country.Singapore;

    public Currency Currency => Currency.Sgd;

    public string Format => "lines-csv";

    public Outcome<ImportedBook> Import(BookIdentity identity, Stream file, IProgress<ImportProgress>? progress) =>
        LinesFile.Import(identity, file, progress);

    public Outcome<IImportLaw> With(IReadOnlyList<RuleChange> changes) =>
        rules.With(changes).Map(changed => (IImportLaw)new SingaporeLaw(changed));

    public Outcome<BorderQuote> Compute(QuoteRequest request, TariffBook book, IReadOnlyList<ExchangeRate> rates)
    {
        if (!rules.Line(request, book).TryGet(out (TariffLine Line, bool Assumed) begun, out Refusal? refusal))
            return refusal;
        TariffLine line = begun.Line;
        if (!Valuation.Of(request, rates, Currency, RoundingRule.HalfUp).TryGet(out CustomsValue value, out refusal))
            return refusal;
        if (request.Claim.Column() is { } claimed)
            return BorderRefusals.PreferenceNotGiven.With(("preference", claimed.Name()));
        RateCell cell = line.Cell(DutyColumn.General);
        if (cell.Rule is not AdValorem rate)
            return BorderRefusals.RateNotUnderstood.With(
                ("column", DutyColumn.General.Name()), ("rate", cell.Text), ("why", CellReasons.NotARate));
        decimal exact = value.Total * rate.Percent / 100m;
        if (exact > Money.Cap / 4m) return BorderRefusals.AmountOverflows.With(("what", "duty"));
        if (request.TaxClass == TaxClass.Reduced)
            return BorderRefusals.TaxClassNotGiven.With(("country", Country.Code));
        if (!rules.Assumed(request).TryGet(out bool ruleAssumed, out refusal)) return refusal;

        long charged = SingaporeRules.Cents(exact);
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
            TaxClass = TaxClass.Standard,
            Lines = Lines(request, book, value, cell.Text, charged),
            Programs = [new ProgramDuty(DutyColumn.General, ProgramStatus.Applied, cell.Text, charged, null)],
            Marks = Marks(request, value, begun.Assumed || ruleAssumed || value.Assumed),
        };
    }

    private List<QuoteLine> Lines(
        QuoteRequest request, TariffBook book, CustomsValue value, string rate, long duty)
    {
        List<QuoteLine> lines =
            ValueLines.Of(request, value, rules.Exchange.Citation, rules.CustomsValue.Citation);
        ColumnLaw law = rules.NotDutiable;
        var schedule = new Citation(law.Instrument, law.Article, book.Identity.Validity, book.Identity.Source);
        lines.Add(new QuoteLine(QuoteLineKind.Duty, value.Total, rate, duty, schedule));
        long taxed = value.Total + duty;
        long tax = SingaporeRules.Cents(taxed * rules.Percent / 100m);
        lines.Add(new QuoteLine(
            QuoteLineKind.GoodsAndServicesTax, taxed, $"{rules.TaxRate.Value}%", tax, rules.TaxRate.Citation));
        lines.Add(new QuoteLine(QuoteLineKind.Total, null, "", duty + tax, rules.Rounding.Citation));
        return lines;
    }

    private List<QuoteMark> Marks(QuoteRequest request, CustomsValue value, bool assumed)
    {
        var marks = new List<QuoteMark>();
        if (assumed) marks.Add(QuoteMark.AssumedUnchanged);
        if (Valuation.ReachesInland(request.Term) && request.OnwardCarriage is null)
            marks.Add(QuoteMark.OnwardCarriageNotDeducted);
        if (value.Total <= rules.LowValueCents) marks.Add(QuoteMark.LowValueGoodsNotConsidered);
        return marks;
    }
}
