namespace Sampan.Academy;

/// <summary>
/// What stands in the way of a trader's next step, as the trader's own records tell it. A closed list: each is answered
/// by a lesson.
/// </summary>
public enum Obstacle
{
    /// <summary>Goods lie at the border, or were turned away there, for want of a certificate of origin.</summary>
    OriginMissing = 1,

    /// <summary>They lie there for want of a permit or a health certificate.</summary>
    PermitMissing,

    /// <summary>They lie there because the invoice does not do.</summary>
    PapersMissing,

    /// <summary>They lie there because duty and tax are not paid, or customs look at them.</summary>
    HeldAtBorder,

    /// <summary>Goods came back or are on their way back, or the buyer objects to them.</summary>
    GoodsRefused,

    /// <summary>The carrier has lost goods, or the buyer misses them.</summary>
    GoodsLost,

    /// <summary>A part of the money has come and the rest is missing, or a rest is late.</summary>
    PaidShort,

    /// <summary>No lender lends on an order, for a reason the seller can mend.</summary>
    LoanDeclined,

    /// <summary>A buyer did not answer an offer in time, or did not pay.</summary>
    OfferEnded,

    /// <summary>What the border charges for goods cannot be said: their code is not in the schedule.</summary>
    CodeUnknown,

    /// <summary>No rate card carries the goods anywhere.</summary>
    NoFreight,

    /// <summary>Goods are for sale, and nobody has ordered yet.</summary>
    NoBuyer,

    /// <summary>Nothing is for sale.</summary>
    NothingForSale,
}
