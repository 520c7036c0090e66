namespace Sampan.Kernel;

/// <summary>Why a small value could not be read. The argument <c>text</c> is what was given, cut to fit.</summary>
public static class KernelRefusals
{
    public static readonly RefusalCode IdMalformed = new("id_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode CurrencyUnknown = new("currency_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode CommodityMalformed = new("commodity_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode AmountMalformed = new("amount_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode AmountTooFine = new("amount_too_fine", RefusalKind.Malformed);
    public static readonly RefusalCode AmountOverflows = new("amount_overflows", RefusalKind.Malformed);
    public static readonly RefusalCode CurrenciesMixed = new("currencies_mixed", RefusalKind.Malformed);
    public static readonly RefusalCode CountryMalformed = new("country_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode HsCodeMalformed = new("hs_code_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode IncotermUnknown = new("incoterm_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode UnitUnknown = new("unit_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode UnitMismatch = new("unit_mismatch", RefusalKind.Malformed);
    public static readonly RefusalCode QuantityMalformed = new("quantity_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode DateMalformed = new("date_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode InstantMalformed = new("instant_malformed", RefusalKind.Malformed);

    /// <summary>Refuses with the text that was given, shortened so that a refusal stays small.</summary>
    public static Refusal Text(this RefusalCode code, string? text) =>
        code.With(("text", text is null ? "" : text.Length <= 80 ? text : text[..80]));
}
