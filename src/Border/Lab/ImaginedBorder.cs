using Sampan.Border.Quotes;
using Sampan.Border.Tariff.Rates;
using Sampan.Kernel;

namespace Sampan.Border.Lab;

/// <summary>Laws with their imagined rules, and what is changed of schedules and claims.</summary>
internal sealed class ImaginedBorder : IImaginedBorder
{
    private readonly Dictionary<Country, (IImportLaw Now, IImportLaw Imagined)> _laws;
    private readonly ILookup<Country, RateChange> _rates;
    private readonly ILookup<Country, ClaimChange> _claims;
    private readonly Dictionary<Country, long> _freeUpTo;

    private ImaginedBorder(
        Dictionary<Country, (IImportLaw Now, IImportLaw Imagined)> laws, PolicyChange change)
    {
        _laws = laws;
        _rates = change.Changes.OfType<RateChange>().ToLookup(rate => rate.Country);
        _claims = change.Changes.OfType<ClaimChange>().ToLookup(claim => claim.Country);
        _freeUpTo = change.Changes.OfType<ThresholdChange>().GroupBy(threshold => threshold.Country)
            .ToDictionary(of => of.Key, of => of.Max(threshold => threshold.FreeUpTo.Minor));
    }

    /// <summary>
    /// Refuses <c>policy_country_unknown</c>, <c>policy_rule_unknown</c>, <c>policy_rule_value</c>,
    /// <c>policy_column_unknown</c>, <c>rate_not_understood</c> and <c>preference_not_given</c>.
    /// </summary>
    internal static Outcome<IImaginedBorder> Of(IReadOnlyList<IImportLaw> known, PolicyChange change)
    {
        var laws = new Dictionary<Country, (IImportLaw Now, IImportLaw Imagined)>();
        foreach (IGrouping<Country, LawChange> of in change.Changes.GroupBy(one => one.Country))
        {
            IImportLaw? law = known.FirstOrDefault(one => one.Country == of.Key);
            if (law is null) return BorderRefusals.PolicyCountryUnknown.With(("country", of.Key.Code));
            foreach (RateChange rate in of.OfType<RateChange>())
                if (Wrong(rate) is { } wrong) return wrong;
            foreach (ClaimChange claim in of.OfType<ClaimChange>())
                if (claim.Program.Column() is { } column && of.Key != Country.Japan)
                    return BorderRefusals.PreferenceNotGiven.With(("preference", column.Name()));
            foreach (ThresholdChange threshold in of.OfType<ThresholdChange>())
                if (threshold.FreeUpTo.Currency != law.Currency)
                    return KernelRefusals.CurrenciesMixed.With(
                        ("first", threshold.FreeUpTo.Currency.Code), ("second", law.Currency.Code));
            Outcome<IImportLaw> changed = law.With([.. of.OfType<RuleChange>()]);
            if (changed.IsRefused) return changed.Refusal;
            laws[of.Key] = (law, changed.Value);
        }
        return new ImaginedBorder(laws, change);
    }

    public bool Touches(Country country) => _laws.ContainsKey(country);

    public Outcome<TariffBook> Book(TariffBook book)
    {
        foreach (RateChange rate in _rates[book.Identity.Country])
        {
            if (!book.With(rate).TryGet(out TariffBook? changed, out Refusal? refusal)) return refusal;
            book = changed;
        }
        return book;
    }

    public Outcome<(long Before, long After)> Charged(QuoteInputs inputs, TariffBook book, TariffBook imagined)
    {
        QuoteRequest request = inputs.Request;
        if (!_laws.TryGetValue(request.To, out (IImportLaw Now, IImportLaw Imagined) law))
            return BorderRefusals.PolicyCountryUnknown.With(("country", request.To.Code));
        ExchangeRate[] rates = inputs.Exchange is { } rate ? [rate] : [];
        Outcome<BorderQuote> before = law.Now.Compute(request, book, rates);
        if (before.IsRefused) return before.Refusal;
        Outcome<BorderQuote> after = Claimed(request, law.Imagined, imagined, rates)
            ?? law.Imagined.Compute(request, imagined, rates);
        return after.IsRefused ? after.Refusal : (before.Value.Total, After(after.Value));
    }

    /// <summary>Null where no other claim is imagined, or the goods have nothing of it.</summary>
    private Outcome<BorderQuote>? Claimed(
        QuoteRequest request, IImportLaw law, TariffBook imagined, ExchangeRate[] rates)
    {
        foreach (ClaimChange claim in _claims[request.To])
        {
            if (!claim.Codes.Any(code => request.Code.Digits.StartsWith(code, StringComparison.Ordinal))) continue;
            Outcome<BorderQuote> claimed = law.Compute(request with { Claim = claim.Program }, imagined, rates);
            if (!claimed.IsRefused) return claimed;
        }
        return null;
    }

    private long After(BorderQuote quote) =>
        _freeUpTo.TryGetValue(quote.Request.To, out long free) && quote.CustomsValue <= free ? 0 : quote.Total;

    private static Refusal? Wrong(RateChange rate)
    {
        if (!DutyColumns.Of(rate.Country).Contains(rate.Column))
            return BorderRefusals.PolicyColumnUnknown.With(
                ("country", rate.Country.Code), ("column", rate.Column.Name()));
        RateCell cell = RateCells.Parse(rate.Country, rate.Column, rate.Rate);
        return cell.Kind is CellKind.Applied or CellKind.Programs
            ? null
            : BorderRefusals.RateNotUnderstood.With(
                ("column", rate.Column.Name()), ("rate", rate.Rate), ("why", cell.Why ?? "not_a_rate"));
    }
}
