using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>
/// Why the border gives no answer. A quote looks for these in the order in which they stand here, so that one request
/// has one refusal: first what is wrong with the request, then what the book does not know, then what the asker must
/// add. Amounts, dates and codes that cannot be read at all are refused earlier, by the kernel.
/// </summary>
public static class BorderRefusals
{
    // A file that is imported. Nothing is kept of a file that is refused.
    public static readonly RefusalCode FormatUnknown = new("tariff_format_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode SourceMissing = new("tariff_source_missing", RefusalKind.Malformed);
    public static readonly RefusalCode PeriodBackwards = new("tariff_period_backwards", RefusalKind.Malformed);
    public static readonly RefusalCode FileTooLarge = new("tariff_file_too_large", RefusalKind.Malformed);
    public static readonly RefusalCode EncodingWrong = new("tariff_encoding_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode HeaderWrong = new("tariff_header_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode FileTruncated = new("tariff_file_truncated", RefusalKind.Malformed);
    public static readonly RefusalCode RowMalformed = new("tariff_row_malformed", RefusalKind.Malformed);

    // A stored book or a quote that is read back.
    public static readonly RefusalCode BookMalformed = new("tariff_book_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode QuoteMalformed = new("quote_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode BookDiffers = new("quote_of_another_book", RefusalKind.Conflict);

    // The request itself.
    public static readonly RefusalCode GoodsValueNotPositive = new("goods_value_not_positive", RefusalKind.Malformed);
    public static readonly RefusalCode AmountNegative = new("amount_negative", RefusalKind.Malformed);
    public static readonly RefusalCode AmountOverflows = new("border_amount_overflows", RefusalKind.Malformed);
    public static readonly RefusalCode QuantityNotPositive = new("quantity_not_positive", RefusalKind.Malformed);
    public static readonly RefusalCode QuantityRepeated = new("quantity_repeated", RefusalKind.Malformed);
    public static readonly RefusalCode StandardPriceWrong = new("standard_price_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode PartValueWrong = new("part_value_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode ContentWrong = new("content_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode AssurancesContradict = new("assurances_contradict", RefusalKind.Malformed);
    public static readonly RefusalCode NameUnknown = new("border_name_unknown", RefusalKind.Malformed);

    // What the book and the rules know.
    public static readonly RefusalCode BookNotLoaded = new("tariff_book_not_loaded", RefusalKind.Refused);
    public static readonly RefusalCode BookNotHere = new("tariff_book_not_here", RefusalKind.NotFound);
    public static readonly RefusalCode LaneUnknown = new("lane_unknown", RefusalKind.Refused);
    public static readonly RefusalCode DateBeforeBook = new("date_before_book", RefusalKind.Refused);
    public static readonly RefusalCode DateAfterBook = new("date_after_book", RefusalKind.Refused);
    public static readonly RefusalCode DateBeforeRule = new("date_before_rule", RefusalKind.Refused);
    public static readonly RefusalCode DateAfterRule = new("date_after_rule", RefusalKind.Refused);

    /// <summary>It is known that something else holds since: nothing can be assumed unchanged.</summary>
    public static readonly RefusalCode RuleEnded = new("rule_ended", RefusalKind.Refused);
    public static readonly RefusalCode HsCodeNotInBook = new("hs_code_not_in_book", RefusalKind.NotFound);
    public static readonly RefusalCode HsCodeTooShort = new("hs_code_too_short", RefusalKind.Refused);
    public static readonly RefusalCode SeasonUnclear = new("season_unclear", RefusalKind.Refused);
    public static readonly RefusalCode ExciseUnknown = new("excise_unknown", RefusalKind.Refused);

    // What authorities ask for beside duty and tax.
    public static readonly RefusalCode PermitsUnknown = new("permits_unknown", RefusalKind.Refused);
    public static readonly RefusalCode PermitsNotForDate = new("permits_not_for_date", RefusalKind.Refused);

    // The nomenclature.
    public static readonly RefusalCode NomenclatureNotLoaded = new("nomenclature_not_loaded", RefusalKind.Refused);
    public static readonly RefusalCode HsCodeNotInNomenclature =
        new("hs_code_not_in_nomenclature", RefusalKind.Refused);
    public static readonly RefusalCode GroundMissing = new("confirmation_ground_missing", RefusalKind.Malformed);
    public static readonly RefusalCode NoteTooLong = new("confirmation_note_too_long", RefusalKind.Malformed);

    /// <summary><c>where</c>: the country or line at which a table of sales taxes cannot be read.</summary>
    public static readonly RefusalCode TaxTableMalformed = new("tax_table_malformed", RefusalKind.Malformed);

    // A change of law that is imagined.

    /// <summary><c>what</c>: the place in the file that is missing, misspelt or not of its kind.</summary>
    public static readonly RefusalCode PolicyMalformed = new("policy_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode PolicyCountryUnknown = new("policy_country_unknown", RefusalKind.NotFound);

    /// <summary><c>rule</c>, <c>country</c>: no rule of that name stands in the country's file of rules.</summary>
    public static readonly RefusalCode PolicyRuleUnknown = new("policy_rule_unknown", RefusalKind.NotFound);

    /// <summary><c>rule</c>, <c>value</c>: not a number, or a rule that is no figure.</summary>
    public static readonly RefusalCode PolicyRuleValue = new("policy_rule_value", RefusalKind.Malformed);
    public static readonly RefusalCode PolicyColumnUnknown = new("policy_column_unknown", RefusalKind.NotFound);

    // The customs value.
    public static readonly RefusalCode FreightNeeded = new("freight_needed", RefusalKind.Refused);
    public static readonly RefusalCode InsuranceNeeded = new("insurance_needed", RefusalKind.Refused);
    public static readonly RefusalCode DeductionTooLarge = new("deduction_too_large", RefusalKind.Refused);
    public static readonly RefusalCode ExchangeRateWrong = new("exchange_rate_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode ExchangeRateMissing = new("exchange_rate_missing", RefusalKind.Refused);
    public static readonly RefusalCode ExchangeRateNotForDate = new("exchange_rate_not_for_date", RefusalKind.Refused);

    // The duty.
    public static readonly RefusalCode RateNotUnderstood = new("rate_not_understood", RefusalKind.Refused);
    public static readonly RefusalCode RateMissing = new("rate_missing", RefusalKind.Refused);
    public static readonly RefusalCode QuotaSideNeeded = new("quota_side_needed", RefusalKind.Refused);
    public static readonly RefusalCode ConditionNeeded = new("condition_needed", RefusalKind.Refused);
    public static readonly RefusalCode ConditionUnknown = new("condition_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode StatedUseNeeded = new("stated_use_needed", RefusalKind.Refused);
    public static readonly RefusalCode SugarLevyOutside = new("sugar_levy_outside", RefusalKind.Refused);
    public static readonly RefusalCode QuantityNeeded = new("quantity_needed", RefusalKind.Refused);
    public static readonly RefusalCode PartValueNeeded = new("part_value_needed", RefusalKind.Refused);
    public static readonly RefusalCode ContentNeeded = new("content_needed", RefusalKind.Refused);
    public static readonly RefusalCode StandardPriceNeeded = new("standard_price_needed", RefusalKind.Refused);
    public static readonly RefusalCode ValueAboveStandard = new("value_above_standard", RefusalKind.Refused);
    public static readonly RefusalCode PreferenceNotGiven = new("preference_not_given", RefusalKind.Refused);

    // The tax beside the duty.
    public static readonly RefusalCode TaxClassNeeded = new("tax_class_needed", RefusalKind.Refused);
    public static readonly RefusalCode TransportNeeded = new("transport_needed", RefusalKind.Refused);
    public static readonly RefusalCode TaxClassNotGiven = new("tax_class_not_given", RefusalKind.Refused);
}
