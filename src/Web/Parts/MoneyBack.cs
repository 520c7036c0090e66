using Sampan.Trade;

namespace Sampan.Web.Parts;

/// <summary>
/// Money of an order that goes back to its payer, and why: <c>too_much</c>, <c>twice</c>, <c>late</c>…
/// </summary>
public sealed record MoneyBack(string Why, Money Amount)
{
    /// <summary>Every reason for which money of this order went or goes back, in the order of time.</summary>
    public static IEnumerable<MoneyBack> Of(TradeRecord record)
    {
        bool cancelled = false, lapsed = false, paid = false, claimed = false;
        foreach (Happening happening in record.History)
        {
            switch (happening.Fact)
            {
                case PaymentReceived { Excess.Minor: > 0 } f:
                    bool late = lapsed || (!paid && happening.At >= record.PayBy);
                    string whole = claimed ? "after_claim" : cancelled ? "after_cancel" : late ? "late" : "twice";
                    string why = f.Excess < f.Amount ? "too_much" : whole;
                    yield return new MoneyBack(why, f.Excess);
                    break;
                case ClaimOpened:
                    claimed = true;
                    break;
                case OrderPaid:
                    paid = true;
                    break;
                case OrderLapsed f:
                    lapsed = true;
                    if (f.Returned.Minor > 0) yield return new MoneyBack("lapsed", f.Returned);
                    break;
                case OrderCancelled f:
                    cancelled = true;
                    if (f.Returned.Minor > 0) yield return new MoneyBack("cancelled", f.Returned);
                    break;
                case DisputeSettled { Returned.Minor: > 0 } f:
                    yield return new MoneyBack("settled", f.Returned);
                    break;
                case GoodsLost { Returned.Minor: > 0 } f:
                    yield return new MoneyBack("lost", f.Returned);
                    break;
                case GoodsReturned { Returned.Minor: > 0 } f:
                    yield return new MoneyBack("goods_returned", f.Returned);
                    break;
            }
        }
    }
}
