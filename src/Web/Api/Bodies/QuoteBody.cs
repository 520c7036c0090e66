using System.Globalization;
using Sampan.Border;

namespace Sampan.Web.Api.Bodies;

internal sealed record ChoiceBody(string Column, int Number);

internal sealed record StandardPriceBody(string Goods, string Yen, string Source);

internal sealed record PartBody(string Part, MoneyBody Value);

internal sealed record ContentBody(string Name, string Quantity);

internal sealed record ReplayBody(bool Same, string? FirstDifference);

/// <summary>All that a border quote is computed from; what stands in books and rates is the installation's.</summary>
internal sealed record QuoteBody
{
    public required string From { get; init; }
    public required string To { get; init; }

    /// <summary>The day of the import declaration, as <c>2026-11-24</c>.</summary>
    public required string Date { get; init; }
    public required string HsCode { get; init; }
    public required MoneyBody GoodsValue { get; init; }
    public required string Term { get; init; }
    public MoneyBody? Freight { get; init; }
    public MoneyBody? Insurance { get; init; }
    public MoneyBody? OnwardCarriage { get; init; }

    /// <summary>As <c>500 kg</c>, at most one of each kind.</summary>
    public IReadOnlyList<string> Quantities { get; set; } = [];

    /// <summary>What parts of the goods are worth, where the duty is on them: <c>case</c>, <c>battery</c>.</summary>
    public IReadOnlyList<PartBody> Parts { get; set; } = [];

    /// <summary>What the goods contain, where the duty is on that: <c>total_sugars</c>, <c>lead</c>.</summary>
    public IReadOnlyList<ContentBody> Contents { get; set; } = [];

    /// <summary>sea, air, land or post; absent where no charge depends on it.</summary>
    public string? Transport { get; init; }

    /// <summary>none, jtepa, ajcep or rcep.</summary>
    public string Claim { get; set; } = "none";

    /// <summary>stated_use, sugar_levy_outside, inside_quota, outside_quota.</summary>
    public IReadOnlyList<string> Assurances { get; set; } = [];
    public IReadOnlyList<ChoiceBody> Choices { get; set; } = [];
    public IReadOnlyList<StandardPriceBody> StandardPrices { get; set; } = [];

    /// <summary>standard or reduced; absent leaves it to the code.</summary>
    public string? TaxClass { get; init; }
    public bool AssumeUnchanged { get; init; }

    private static readonly Dictionary<string, Assurances> AssuranceNames = new()
    {
        ["stated_use"] = Border.Assurances.StatedUse,
        ["sugar_levy_outside"] = Border.Assurances.SugarLevyOutside,
        ["inside_quota"] = Border.Assurances.InsideQuota,
        ["outside_quota"] = Border.Assurances.OutsideQuota,
    };

    private static readonly Dictionary<string, Transport> TransportNames = new()
    {
        ["sea"] = Border.Transport.Sea,
        ["air"] = Border.Transport.Air,
        ["land"] = Border.Transport.Land,
        ["post"] = Border.Transport.Post,
    };

    private static readonly Dictionary<string, TaxClass> TaxClassNames = new()
    {
        ["standard"] = Border.TaxClass.Standard,
        ["reduced"] = Border.TaxClass.Reduced,
    };

    public Outcome<QuoteRequest> Read()
    {
        var read = new Reading();
        var request = new QuoteRequest
        {
            From = read.Take(Country.Parse(From)),
            To = read.Take(Country.Parse(To)),
            Date = read.Take(Dates.Parse(Date)),
            Code = read.Take(Kernel.HsCode.Parse(HsCode)),
            GoodsValue = read.Take(GoodsValue.Read()),
            Term = read.Take(Incoterms.Parse(Term)),
            Freight = read.Optional(Freight),
            Insurance = read.Optional(Insurance),
            OnwardCarriage = read.Optional(OnwardCarriage),
            Quantities = [.. Quantities.Select(text => read.Take(Quantity.Parse(text)))],
            Parts = [.. Parts.Select(part => new PartValue(part.Part, read.Take(part.Value.Read())))],
            Contents =
            [
                .. Contents.Select(content =>
                    new ContentOf(content.Name, read.Take(Quantity.Parse(content.Quantity)))),
            ],
            Transport = Transport is null ? null : read.Take(Named(TransportNames, Transport)),
            Claim = read.Take(DutyColumns.ParseClaim(Claim)),
            Assurances = Assurances.Aggregate(Border.Assurances.None, (all, name) =>
                all | read.Take(Named(AssuranceNames, name))),
            Choices =
                [.. Choices.Select(choice => new Choice(read.Take(DutyColumns.Parse(choice.Column)), choice.Number))],
            StandardPrices = [.. StandardPrices.Select(price =>
                new StandardPrice(price.Goods, read.Take(Yen(price.Yen)), price.Source))],
            TaxClass = TaxClass is null ? null : read.Take(Named(TaxClassNames, TaxClass)),
            AssumeUnchanged = AssumeUnchanged,
        };
        return read.Refusal is { } refusal ? refusal : request;
    }

    private static Outcome<T> Named<T>(Dictionary<string, T> names, string name) =>
        names.TryGetValue(name, out T? value) ? value : BorderRefusals.NameUnknown.Text(name);

    private static Outcome<decimal> Yen(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal yen)
            ? yen
            : KernelRefusals.AmountMalformed.Text(text);

    /// <summary>Reads many values and keeps the first refusal among them.</summary>
    private sealed class Reading
    {
        public Refusal? Refusal { get; private set; }

        public T? Take<T>(Outcome<T> outcome)
        {
            if (!outcome.IsRefused) return outcome.Value;
            Refusal ??= outcome.Refusal;
            return default;
        }

        public Money? Optional(MoneyBody? body) => body is null ? null : Take(body.Read());
    }
}
