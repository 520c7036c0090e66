using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Claims;

/// <summary>
/// Seller or buyer asks the insurer to pay for goods that were lost. The buyer has the escrow back, so what the insurer
/// pays is the seller's: goods and freight, never the premium. The claim is recorded first and the insurer asked then;
/// while it cannot be reached the clockwork asks again.
/// </summary>
public sealed class ClaimLoss(OrderDesk desk, IInsurer insurer)
{
    public sealed record Command(Request Request, Id Order, bool BySeller);

    public async Task<Outcome<TradeRecord>> Run(Command command)
    {
        TradeRecord? record = await desk.Load(command.Order);
        if (record is null) return JourneyRefusals.OrderUnknown;
        if (!insurer.Insures(record.Terms))
            return InsurerRefusals.Unavailable.With(("insurer", insurer.Name), ("cause", "not connected"));
        Outcome<TradeRecord> opened = await desk.Run(
            command.Request, command.Order, (state, _, _) => Decide(state, command.BySeller));
        if (opened.IsRefused) return opened;
        Outcome<TradeRecord> answered = await Ask(command.Order);
        return answered.IsRefused ? opened : answered;
    }

    /// <summary>Whether somebody may open a claim now.</summary>
    public static bool IsAllowed(TradeRecord record) => !Decide(record, bySeller: true).IsRefused;

    public static Outcome<Decision> Decide(TradeRecord record, bool bySeller)
    {
        if (record.Claim is not null) return JourneyRefusals.ClaimAlreadyOpened;
        if (!record.IsLoss) return JourneyRefusals.OrderNotLost.With(("state", record.State.ToString()));
        if (record.Terms.Insured.Minor == 0) return JourneyRefusals.OrderNotInsured;
        return new Decision(new ClaimOpened(bySeller, record.Terms.Insured));
    }

    /// <summary>Asks the insurer about an open claim and records what it says.</summary>
    internal async Task<Outcome<TradeRecord>> Ask(Id order)
    {
        TradeRecord? record = await desk.Load(order);
        if (record is null) return JourneyRefusals.OrderUnknown;
        if (record.Claim is not { IsAnswered: false }) return JourneyRefusals.ClaimAlreadyAnswered;
        Outcome<ClaimAnswer> answer = await insurer.Ask(Question(record), CancellationToken.None);
        if (answer.IsRefused) return answer.Refusal;
        return await desk.RunDue("claim answered", order, (state, _, _) => Decide(state, answer.Value));
    }

    public static Outcome<Decision> Decide(TradeRecord record, ClaimAnswer answer)
    {
        if (record.Claim is not { IsAnswered: false } claim) return JourneyRefusals.ClaimAlreadyAnswered;
        return answer.Fault is { } fault
            ? new Decision(new ClaimRefused(fault))
            : new Decision(new ClaimAgreed(claim.Opened.Insured));
    }

    private static ClaimQuestion Question(TradeRecord record) => new()
    {
        Key = $"claim {record.Order}",
        Reference = record.Terms.Reference,
        Carrier = record.Shipped!.Carrier,
        Tracking = record.Shipped.Tracking,
        Insured = record.Claim!.Opened.Insured,
        LostOn = record.Lost?.On ?? Day<DisputeSettled>(record),
        OpenedOn = Day<ClaimOpened>(record),
    };

    private static DateOnly Day<TFact>(TradeRecord record) where TFact : Fact =>
        record.History.Last(happening => happening.Fact is TFact).At.UtcDate;
}
