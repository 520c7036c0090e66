using Sampan.Kernel;

namespace Sampan.Market;

/// <summary>Why a rate card is not taken, or has no price for a shipment.</summary>
public static class FreightRefusals
{
    // The file, row by row.
    public static readonly RefusalCode CardTooLarge = new("card_too_large", RefusalKind.Malformed);
    public static readonly RefusalCode CardNotText = new("card_not_text", RefusalKind.Malformed);
    public static readonly RefusalCode CardHeading = new("card_heading", RefusalKind.Malformed);
    public static readonly RefusalCode CardCut = new("card_cut", RefusalKind.Malformed);
    public static readonly RefusalCode CardAfterEnd = new("card_after_end", RefusalKind.Malformed);
    public static readonly RefusalCode CardQuotes = new("card_quotes", RefusalKind.Malformed);
    public static readonly RefusalCode CardWordUnknown = new("card_word_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode CardFields = new("card_fields", RefusalKind.Malformed);
    public static readonly RefusalCode CardTwice = new("card_twice", RefusalKind.Malformed);
    public static readonly RefusalCode CardValue = new("card_value", RefusalKind.Malformed);
    public static readonly RefusalCode CardText = new("card_text", RefusalKind.Malformed);
    public static readonly RefusalCode CardNoCurrency = new("card_no_currency", RefusalKind.Malformed);
    public static readonly RefusalCode CardPeriodReversed = new("card_period_reversed", RefusalKind.Malformed);

    // What the rows say together.
    public static readonly RefusalCode CardMissing = new("card_missing", RefusalKind.Malformed);
    public static readonly RefusalCode CardFuelOverlaps = new("card_fuel_overlaps", RefusalKind.Malformed);
    public static readonly RefusalCode CardZoneUnknown = new("card_zone_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode CardZoneUnpriced = new("card_zone_unpriced", RefusalKind.Malformed);
    public static readonly RefusalCode CardAreaTwice = new("card_area_twice", RefusalKind.Malformed);
    public static readonly RefusalCode CardBreakFirst = new("card_break_first", RefusalKind.Malformed);
    public static readonly RefusalCode CardBreakOrder = new("card_break_order", RefusalKind.Malformed);

    /// <summary>A price per carton cannot be compared with one by weight: it is the only one of its zone.</summary>
    public static readonly RefusalCode CardCartonAlone = new("card_carton_alone", RefusalKind.Malformed);

    /// <summary>A break at its lowest weight must not cost less than the break before it at its own.</summary>
    public static readonly RefusalCode CardBreakFalls = new("card_break_falls", RefusalKind.Malformed);

    /// <summary>Some rows of a file are wrong; a report names each. Nothing was loaded.</summary>
    public static readonly RefusalCode CardRefused = new("card_refused", RefusalKind.Malformed);

    // What is there already.
    public static readonly RefusalCode CardUnknown = new("freight_card_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode CardMoved = new("freight_card_moved", RefusalKind.Conflict);
    public static readonly RefusalCode CardsFull = new("freight_cards_full", RefusalKind.Refused);

    // A shipment.
    public static readonly RefusalCode CurrencyOther = new("freight_currency_other", RefusalKind.Refused);
    public static readonly RefusalCode OriginOther = new("freight_origin_other", RefusalKind.Refused);
    public static readonly RefusalCode NotValid = new("freight_not_valid", RefusalKind.Refused);
    public static readonly RefusalCode ZoneNone = new("freight_zone_none", RefusalKind.Refused);
    public static readonly RefusalCode PostcodeNeeded = new("freight_postcode_needed", RefusalKind.Refused);
    public static readonly RefusalCode FuelUnknown = new("freight_fuel_unknown", RefusalKind.Refused);
    public static readonly RefusalCode ShipmentTooLarge = new("shipment_too_large", RefusalKind.Refused);
}
