using Sampan.Kernel;

namespace Sampan.Market.Freight;

/// <summary>A card as its rows come in; each keeps its number until the rows are judged together.</summary>
internal sealed class RateCardDraft
{
    /// <summary>Words of which each card has one row.</summary>
    private static readonly string[] Once =
        ["carrier", "service", "origin", "currency", "valid", "source", "volume", "step", "breaks", "insurance"];

    private static readonly (bool Cheaper, string Word)[] Rules = [(true, "cheaper"), (false, "own")];

    private readonly Dictionary<string, int> _rows = [];
    private string _carrier = "", _service = "", _source = "";
    private Country _origin;
    private Currency _currency;
    private Period _validity;
    private (int Cubic, int Step, bool Cheaper) _weighing;
    private (int PerMille, Money Minimum) _insurance;

    internal List<(int Row, FuelRow Fuel)> Fuel { get; } = [];

    internal List<(int Row, string Zone, ZoneArea Area)> Areas { get; } = [];

    internal List<(int Row, string Zone, TransitDays Days)> Days { get; } = [];

    internal List<(int Row, string Zone, WeightBreak Break)> Rates { get; } = [];

    internal IEnumerable<string> Missing => Once.Where(word => !_rows.ContainsKey(word));

    internal Refusal? Take(RateCardRow row)
    {
        if (Once.Contains(row.Word) && !_rows.TryAdd(row.Word, row.Number))
            return FreightRefusals.CardTwice.With(("word", row.Word), ("first", $"{_rows[row.Word]}"));
        // Amounts are read in the card's currency: it must be known before the first of them.
        if (row.Word is "insurance" or "rate" && !_rows.ContainsKey("currency")) return FreightRefusals.CardNoCurrency;
        switch (row.Word)
        {
            case "carrier": _carrier = row.Of(1, 1).Text(120); break;
            case "service": _service = row.Of(1, 1).Text(120); break;
            case "source": _source = row.Of(1, 1).Text(300); break;
            case "origin": _origin = row.Of(1, 1).Country(); break;
            case "currency": _currency = row.Of(1, 1).Currency(); break;
            case "valid": _validity = row.Of(2, 2).Period(); break;
            case "volume": _weighing.Cubic = row.Of(1, 1).Whole(0, 20_000); break;
            case "step": _weighing.Step = row.Of(1, 1).Grams(1, 1_000_000); break;
            case "breaks": _weighing.Cheaper = row.Of(1, 1).OneOf(Rules); break;
            case "insurance": _insurance = (row.Of(2, 2).Whole(0, 100), row.Amount(Currency)); break;
            default: return TakeMany(row);
        }
        return row.Refusal;
    }

    internal RateCard Card() => new()
    {
        Carrier = _carrier,
        Service = _service,
        Origin = _origin,
        Currency = _currency,
        Validity = _validity,
        Source = _source,
        CubicPerKilogram = _weighing.Cubic,
        StepGrams = _weighing.Step,
        CheaperOfNext = _weighing.Cheaper,
        InsurancePerMille = _insurance.PerMille,
        InsuranceMinimum = _insurance.Minimum,
        Fuel = [.. Fuel.Select(fuel => fuel.Fuel).OrderBy(fuel => fuel.Validity.From)],
        Zones = [.. Areas.Select(area => area.Zone).Distinct().Select(Zone)],
    };

    /// <summary>Its row was wrong when it is none: then amounts are read as baht, to find their mistakes too.</summary>
    private Currency Currency => _currency.Code is null ? Currency.Thb : _currency;

    private Refusal? TakeMany(RateCardRow row)
    {
        switch (row.Word)
        {
            case "fuel": Fuel.Add((row.Of(3, 3).Number, new FuelRow(row.Period(), row.Whole(0, 1_000)))); break;
            case "zone":
                Areas.Add((row.Of(2, 3).Number, row.Text(20), new ZoneArea(row.Country(), row.Postcodes())));
                break;
            case "days":
                Days.Add((row.Of(3, 3).Number, row.Text(20), new TransitDays(row.Whole(0, 365), row.Whole(0, 365))));
                break;
            case "rate":
                Rates.Add((row.Of(5, 5).Number, row.Text(20), new WeightBreak(
                    row.Grams(0, 100_000_000), row.Amount(Currency), row.OneOf(RateCardFile.Bases),
                    row.Amount(Currency))));
                break;
            default: return FreightRefusals.CardWordUnknown.Text(row.Word);
        }
        return row.Refusal;
    }

    private FreightZone Zone(string name) => new(
        name,
        [.. Areas.Where(area => area.Zone == name).Select(area => area.Area)],
        Days.Where(days => days.Zone == name).Select(days => days.Days).FirstOrDefault(),
        [.. Rates.Where(rate => rate.Zone == name).Select(rate => rate.Break)]);
}
