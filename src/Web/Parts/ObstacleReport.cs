using Sampan.Academy;
using Sampan.Council;

namespace Sampan.Web.Parts;

/// <summary>From what stands in a trader's way to the form by which the working group is told of it.</summary>
internal static class ObstacleReport
{
    /// <summary>The form, with what and where already chosen.</summary>
    internal static string Address(Obstacle obstacle)
    {
        (TradeStep step, Trouble trouble) = Of(obstacle);
        return $"/council/obstacles/new?step={Show.Key(step)}&trouble={Show.Key(trouble)}";
    }

    private static (TradeStep Step, Trouble Trouble) Of(Obstacle obstacle) => obstacle switch
    {
        Obstacle.OriginMissing => (TradeStep.Border, Trouble.OriginProof),
        Obstacle.PermitMissing => (TradeStep.Permits, Trouble.PermitUnknown),
        Obstacle.PapersMissing => (TradeStep.Papers, Trouble.PaperRefused),
        Obstacle.HeldAtBorder => (TradeStep.Border, Trouble.HeldAtBorder),
        Obstacle.PaidShort => (TradeStep.Payment, Trouble.PaymentLate),
        Obstacle.LoanDeclined => (TradeStep.Funding, Trouble.FinanceRefused),
        Obstacle.CodeUnknown => (TradeStep.Classifying, Trouble.RuleUnclear),
        Obstacle.NoFreight => (TradeStep.Freight, Trouble.FreightMissing),
        Obstacle.NoBuyer or Obstacle.NothingForSale or Obstacle.OfferEnded => (TradeStep.Selling, Trouble.Other),
        _ => (TradeStep.AfterDelivery, Trouble.Other),
    };
}
