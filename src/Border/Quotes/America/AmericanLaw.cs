using Sampan.Border.Tariff;
using Sampan.Border.Tariff.Rates;
using Sampan.Kernel;

namespace Sampan.Border.Quotes.America;

/// <summary>
/// The quote of the United States for goods of Thailand: the general rate on the value without carriage, the processing
/// fee, and by sea the harbour fee. No program lowers it: the one that did has lapsed. Refusals come in the order of
/// <see cref="BorderRefusals"/>.
/// </summary>
internal sealed class AmericanLaw(AmericanRules rules) : IImportLaw
{
    public Country Country => Country.UnitedStates;

    public Currency Currency => Currency.Usd;

    public string Format => "us-csv";

    public Outcome<ImportedBook> Import(BookIdentity identity, Stream file, IProgress<ImportProgress>? progress) =>
        AmericanSchedule.Import(identity, file, progress);

    public Outcome<IImportLaw> With(IReadOnlyList<RuleChange> changes) =>
        rules.With(changes).Map(changed => (IImportLaw)new AmericanLaw(changed));

    public Outcome<BorderQuote> Compute(QuoteRequest request, TariffBook book, IReadOnlyList<ExchangeRate> rates)
    {
        if (!rules.Line(request, book).TryGet(out (TariffLine Line, bool Assumed) begun, out Refusal? refusal))
            return refusal;
        TariffLine line = begun.Line;
        if (!rules.Assumed(request).TryGet(out bool ruleAssumed, out refusal)) return refusal;
        if (!Valuation.WithoutCarriage(request, rates, Currency).TryGet(out CustomsValue value, out refusal))
            return refusal;
        if (request.Claim.Column() is { } claimed)
            return BorderRefusals.PreferenceNotGiven.With(("preference", claimed.Name()));
        if (!Duty(line, request, value).TryGet(out decimal exact, out refusal)) return refusal;
        if (exact > Money.Cap / 4m) return BorderRefusals.AmountOverflows.With(("what", "duty"));
        if (request.TaxClass == TaxClass.Reduced)
            return BorderRefusals.TaxClassNotGiven.With(("country", Country.Code));
        if (request.Transport is not { } transport) return BorderRefusals.TransportNeeded;

        long duty = AmericanRules.Cents(exact);
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
            Lines = Lines(request, book, value, line, duty, transport),
            Programs =
            [
                new ProgramDuty(
                    DutyColumn.General, ProgramStatus.Applied, line.Cell(DutyColumn.General).Text, duty, null),
                new ProgramDuty(
                    DutyColumn.Special, ProgramStatus.None, line.Cell(DutyColumn.Special).Text, null, null),
                new ProgramDuty(
                    DutyColumn.ColumnTwo, ProgramStatus.None, line.Cell(DutyColumn.ColumnTwo).Text, null, null),
            ],
            Marks = Marks(request, value, begun.Assumed || ruleAssumed || value.Assumed),
        };
    }

    /// <summary>In cents, exact.</summary>
    private static Outcome<decimal> Duty(TariffLine line, QuoteRequest request, CustomsValue value)
    {
        RateCell cell = line.Cell(DutyColumn.General);
        if (cell.Kind == CellKind.Blank) return BorderRefusals.RateMissing;
        if (cell.Rule is not { } rule)
            return BorderRefusals.RateNotUnderstood.With(
                ("column", DutyColumn.General.Name()), ("rate", cell.Text), ("why", cell.Why ?? ""));
        decimal perUnit = (value.Exchange?.PerUnit ?? 1m) * 100;
        var basis = new DutyBasis(value.Total, value.Total, request.Quantities, request.StandardPrices)
        {
            Parts = [.. request.Parts.Select(part => (part.Part, part.Value.Major * perUnit))],
            Contents = request.Contents,
        };
        return RateEvaluation.Minor(rule, basis);
    }

    private List<QuoteLine> Lines(
        QuoteRequest request, TariffBook book, CustomsValue value, TariffLine line, long duty, Transport transport)
    {
        List<QuoteLine> lines =
            ValueLines.WithoutCarriage(request, value, rules.Exchange.Citation, rules.CustomsValue.Citation);
        var schedule = new Citation(
            rules.General.Instrument, rules.General.Article, book.Identity.Validity, book.Identity.Source);
        lines.Add(new QuoteLine(
            QuoteLineKind.Duty, value.Total, line.Cell(DutyColumn.General).Text, duty, schedule));
        (long fee, string rate, Rules.ImportRule rule) = rules.Processing(value.Total, request.Date);
        lines.Add(new QuoteLine(QuoteLineKind.MerchandiseProcessingFee, value.Total, rate, fee, rule.Citation));
        long harbor = transport == Transport.Sea
            ? AmericanRules.Cents(value.Total * rules.Harbor.Number / 100m)
            : 0;
        if (transport == Transport.Sea)
            lines.Add(new QuoteLine(
                QuoteLineKind.HarborMaintenanceFee, value.Total, $"{rules.Harbor.Value}%", harbor,
                rules.Harbor.Citation));
        lines.Add(new QuoteLine(QuoteLineKind.Total, null, "", duty + fee + harbor, rules.Rounding.Citation));
        return lines;
    }

    private List<QuoteMark> Marks(QuoteRequest request, CustomsValue value, bool assumed)
    {
        List<QuoteMark> marks = [QuoteMark.FeeForOneLine];
        if (assumed) marks.Add(QuoteMark.AssumedUnchanged);
        if (request.Term.SellerPaysCarriage() && request.Freight is null) marks.Add(QuoteMark.CarriageNotDeducted);
        if (value.Total <= rules.SmallShipmentCents) marks.Add(QuoteMark.SmallShipmentNotConsidered);
        return marks;
    }
}
