using Sampan.Kernel;

namespace Sampan.Market;

/// <summary>Why the market says no, in the order in which it checks: the first that applies is the answer.</summary>
public static class MarketRefusals
{
    // What was entered.
    /// <summary>3 to 60 of <c>a-z 0-9 -</c>, beginning and ending with a letter or digit.</summary>
    public static readonly RefusalCode SlugMalformed = new("slug_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode LanguageUnknown = new("language_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode WordsMissing = new("words_missing", RefusalKind.Malformed);
    public static readonly RefusalCode TextTooLong = new("text_too_long", RefusalKind.Malformed);
    public static readonly RefusalCode TextUnreadable = new("text_unreadable", RefusalKind.Malformed);
    public static readonly RefusalCode HsCodeTooShort = new("listing_hs_code_too_short", RefusalKind.Malformed);

    /// <summary>A destination's line must begin with the same six digits as the goods' own code.</summary>
    public static readonly RefusalCode TariffLineForeign = new("tariff_line_foreign", RefusalKind.Malformed);
    public static readonly RefusalCode SalesUnitUnknown = new("sales_unit_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode NumberOutOfRange = new("number_out_of_range", RefusalKind.Malformed);

    /// <summary>Goods heavier than their own packing and content.</summary>
    public static readonly RefusalCode WeightsContradict = new("weights_contradict", RefusalKind.Malformed);

    // What is there already.
    public static readonly RefusalCode ShopUnknown = new("shop_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode ShopMoved = new("shop_moved", RefusalKind.Conflict);
    public static readonly RefusalCode ListingUnknown = new("listing_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode ListingMoved = new("listing_moved", RefusalKind.Conflict);
    public static readonly RefusalCode ShopFull = new("shop_full", RefusalKind.Refused);
    public static readonly RefusalCode SlugTaken = new("slug_taken", RefusalKind.Conflict);

    // Pictures.
    public static readonly RefusalCode PictureTooHeavy = new("picture_too_heavy", RefusalKind.Malformed);

    /// <summary>Not a JPEG, PNG or WebP, or one that is damaged.</summary>
    public static readonly RefusalCode PictureUnreadable = new("picture_unreadable", RefusalKind.Malformed);
    public static readonly RefusalCode PictureTooLarge = new("picture_too_large", RefusalKind.Malformed);
    public static readonly RefusalCode PictureTooSmall = new("picture_too_small", RefusalKind.Malformed);
    public static readonly RefusalCode PicturesTooMany = new("pictures_too_many", RefusalKind.Refused);
    public static readonly RefusalCode PictureUnknown = new("picture_unknown", RefusalKind.NotFound);

    // Addresses of orders.
    public static readonly RefusalCode LinkUnknown = new("link_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode LinkExpired = new("link_expired", RefusalKind.NotFound);
    public static readonly RefusalCode ReferenceMalformed = new("reference_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode ReferenceUnknown = new("reference_unknown", RefusalKind.NotFound);
}
