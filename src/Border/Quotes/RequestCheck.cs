using Sampan.Kernel;

namespace Sampan.Border.Quotes;

/// <summary>What is wrong with a request before any book is opened.</summary>
internal static class RequestCheck
{
    private const decimal HighestStandardPrice = 1_000_000_000m;

    /// <summary>In kilograms, litres, pieces …: more than is shipped, less than what overflows a rate.</summary>
    private const decimal LargestQuantity = 1_000_000_000_000m;

    public static Refusal? Refuse(QuoteRequest request, TariffBook book)
    {
        Currency currency = request.GoodsValue.Currency;
        foreach (Money? stated in (ReadOnlySpan<Money?>)[request.Freight, request.Insurance, request.OnwardCarriage])
        {
            if (stated is not { } amount) continue;
            if (amount.Currency != currency)
                return KernelRefusals.CurrenciesMixed.With(("first", currency.Code), ("second", amount.Currency.Code));
            if (amount.Minor < 0) return BorderRefusals.AmountNegative.With(("amount", amount.ToString()));
            if (amount.Minor > Money.Cap) return BorderRefusals.AmountOverflows.With(("what", amount.ToString()));
        }
        if (request.GoodsValue.Minor <= 0)
            return BorderRefusals.GoodsValueNotPositive.With(("amount", request.GoodsValue.ToString()));
        if (request.GoodsValue.Minor > Money.Cap)
            return BorderRefusals.AmountOverflows.With(("what", request.GoodsValue.ToString()));
        const Assurances bothSides = Assurances.InsideQuota | Assurances.OutsideQuota;
        if (request.Assurances.HasFlag(bothSides)) return BorderRefusals.AssurancesContradict;
        return Quantities(request) ?? Parts(request) ?? Prices(request) ?? Lane(request, book);
    }

    private static Refusal? Quantities(QuoteRequest request)
    {
        for (int i = 0; i < request.Quantities.Count; i++)
        {
            Quantity quantity = request.Quantities[i];
            if (quantity.Amount <= 0 || !IsWritable(quantity.Amount))
                return BorderRefusals.QuantityNotPositive.With(("quantity", quantity.ToString()));
            if (quantity.Amount > LargestQuantity / quantity.Unit.BaseUnits)
                return BorderRefusals.AmountOverflows.With(("what", quantity.ToString()));
            for (int j = 0; j < i; j++)
                if (request.Quantities[j].Unit.Dimension == quantity.Unit.Dimension)
                    return BorderRefusals.QuantityRepeated.With(("quantity", quantity.ToString()));
        }
        return null;
    }

    private static Refusal? Parts(QuoteRequest request)
    {
        Currency currency = request.GoodsValue.Currency;
        foreach (PartValue part in request.Parts)
        {
            if (part.Value.Currency != currency)
                return KernelRefusals.CurrenciesMixed.With(
                    ("first", currency.Code), ("second", part.Value.Currency.Code));
            bool fits = part.Value.Minor >= 0 && part.Value <= request.GoodsValue &&
                request.Parts.Count(other => other.Part == part.Part) == 1;
            if (!fits) return BorderRefusals.PartValueWrong.With(("part", part.Part), ("value", $"{part.Value}"));
        }
        foreach (ContentOf content in request.Contents)
        {
            bool fits = content.Quantity.Amount >= 0 && IsWritable(content.Quantity.Amount) &&
                content.Quantity.Amount <= LargestQuantity / content.Quantity.Unit.BaseUnits &&
                request.Contents.Count(other => other.Name == content.Name) == 1;
            if (!fits)
                return BorderRefusals.ContentWrong.With(
                    ("content", content.Name), ("amount", $"{content.Quantity}"));
        }
        return null;
    }

    private static Refusal? Prices(QuoteRequest request)
    {
        foreach (StandardPrice price in request.StandardPrices)
            if (price.Yen is <= 0 or > HighestStandardPrice || !IsWritable(price.Yen))
                return BorderRefusals.StandardPriceWrong.With(("goods", price.Goods));
        return null;
    }

    /// <summary>Twelve decimals are what a written quote keeps: a number with more could not be replayed.</summary>
    private static bool IsWritable(decimal number) => decimal.Round(number, 12) == number;

    private static Refusal? Lane(QuoteRequest request, TariffBook book)
    {
        // The preferences of the book's columns are those of Thai goods; another origin has others.
        return request.From == Country.Thailand && book.Identity.Country == request.To
            ? null
            : BorderRefusals.LaneUnknown.With(
                ("from", request.From.Code), ("to", request.To.Code), ("book", book.Identity.Country.Code));
    }
}
