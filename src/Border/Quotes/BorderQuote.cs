using Sampan.Kernel;

namespace Sampan.Border;

public enum QuoteLineKind : byte
{
    Goods = 1,
    Freight,
    Insurance,
    OnwardCarriage,
    CustomsValue,
    Duty,
    ConsumptionTax,
    LocalConsumptionTax,
    Total,

    /// <summary>Singapore's tax on imports; it stands before the total.</summary>
    GoodsAndServicesTax,

    /// <summary>Of the United States, for every entry, between a least and a most.</summary>
    MerchandiseProcessingFee,

    /// <summary>Of the United States, on what comes by sea.</summary>
    HarborMaintenanceFee,
}

/// <summary>Something the reader of a quote must know before relying on it.</summary>
public enum QuoteMark : byte
{
    /// <summary>The date lies past what the book, a rule or an exchange rate is known for. Not binding.</summary>
    AssumedUnchanged = 1,

    /// <summary>The rate of consumption tax follows from the code alone, not from what the asker stated.</summary>
    TaxClassFromCode,

    /// <summary>The claimed preference is not lower than the rate that holds without it, which was applied.</summary>
    ClaimNotLower,

    /// <summary>
    /// The price reaches past the port of import and no part of it was deducted: the value may be too high.
    /// </summary>
    OnwardCarriageNotDeducted,

    /// <summary>
    /// Customs value to 200,000 yen: customs applies simplified rates unless the importer declines them.
    /// </summary>
    SimplifiedRatesNotConsidered,

    /// <summary>Customs value to 10,000 yen: an exemption with exceptions may apply.</summary>
    LowValueExemptionNotConsidered,

    /// <summary>An adjustment levy on sweetened preparations is due beside this quote.</summary>
    SugarLevyNotIncluded,

    /// <summary>Goods to 400 Singapore dollars by air or post may have been taxed when they were sold.</summary>
    LowValueGoodsNotConsidered,

    /// <summary>Carriage to the country is in the price, was not stated, and is no part of the value there.</summary>
    CarriageNotDeducted,

    /// <summary>To 800 dollars a shipment may enter without duty; these are the ordinary charges.</summary>
    SmallShipmentNotConsidered,

    /// <summary>A fee is charged for a whole entry; here for this line as if it were one.</summary>
    FeeForOneLine,
}

/// <summary>Where in law a line stands and for which days that is known.</summary>
public sealed record Citation(string Instrument, string Article, Period Validity, string Source);

/// <summary>
/// One step of the working: <paramref name="Amount"/> taken from <paramref name="Base"/>, both in minor units of the
/// quote's currency, by <paramref name="Rate"/>, a rule in its publisher's words or a figure.
/// </summary>
public sealed record QuoteLine(QuoteLineKind Kind, long? Base, string Rate, long Amount, Citation Citation);

public enum ProgramStatus : byte
{
    /// <summary>The duty of the quote.</summary>
    Applied = 1,

    /// <summary>It computes, and was not claimed or is not the lower one.</summary>
    Possible,

    /// <summary>The column gives these goods no rate, or one that is superseded.</summary>
    None,

    /// <summary>It needs something the asker did not state, or was not understood.</summary>
    Unresolved,
}

/// <summary>
/// What one column of the schedule would charge. <paramref name="Missing"/> says why it does not compute.
/// </summary>
public sealed record ProgramDuty(DutyColumn Column, ProgramStatus Status, string Rate, long? Duty, Refusal? Missing);

/// <summary>
/// Duty and tax for a request, line by line, each line with its law. A pure function of request, book, exchange rates
/// and the rules in the assembly: the same four give the same figures, and the same bytes, anywhere.
/// </summary>
public sealed record BorderQuote
{
    public required QuoteRequest Request { get; init; }

    /// <summary>What the importing country charges in; every amount of the quote is in minor units of it.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The one exchange rate used; null when the amounts were in <see cref="Currency"/> already.</summary>
    public required ExchangeRate? Exchange { get; init; }

    public required BookIdentity Book { get; init; }

    public required Hash256 BookHash { get; init; }

    public required Hash256 RulesHash { get; init; }

    /// <summary>The digits of the schedule's line: nine in Japan, six in Singapore.</summary>
    public required string LineCode { get; init; }

    /// <summary>The schedule's words for the goods, from the heading down.</summary>
    public required string Description { get; init; }

    public required TaxClass TaxClass { get; init; }

    public required IReadOnlyList<QuoteLine> Lines { get; init; }

    public required IReadOnlyList<ProgramDuty> Programs { get; init; }

    public required IReadOnlyList<QuoteMark> Marks { get; init; }

    /// <summary>Binding on nobody: something was assumed that is not known.</summary>
    public bool IsBinding => !Marks.Contains(QuoteMark.AssumedUnchanged);

    public long CustomsValue => Amount(QuoteLineKind.CustomsValue);

    public long Duty => Amount(QuoteLineKind.Duty);

    public long ConsumptionTax => Amount(QuoteLineKind.ConsumptionTax);

    public long LocalConsumptionTax => Amount(QuoteLineKind.LocalConsumptionTax);

    /// <summary>All that is charged beside the duty: Japan's two consumption taxes, or Singapore's one tax.</summary>
    public long Tax => Total - Duty;

    /// <summary>Duty and tax: what is paid at the border.</summary>
    public long Total => Amount(QuoteLineKind.Total);

    /// <summary>The value of the goods at the border and all that is charged there.</summary>
    public long AtDoor => CustomsValue + Total;

    /// <summary>An amount of this quote as money.</summary>
    public Money Money(long amount) => new(amount, Currency);

    /// <summary>The preference with the lowest duty, when it is below the duty of this quote; null otherwise.</summary>
    public ProgramDuty? BestPreference => Programs
        .Where(p => p.Column >= DutyColumn.Jtepa && p.Status == ProgramStatus.Possible && p.Duty < Duty)
        .MinBy(p => p.Duty);

    /// <summary>The duty that the best preference would save, if origin is proven.</summary>
    public long PossibleSaving => BestPreference is { Duty: { } duty } ? Duty - duty : 0;

    private long Amount(QuoteLineKind kind) => Lines.FirstOrDefault(line => line.Kind == kind)?.Amount ?? 0;
}
