using System.Text.RegularExpressions;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Buyers;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Trade;
using Sampan.Web.Text;

namespace Sampan.Host.Demo.Year;

/// <summary>
/// What buyers do: accept with the code from their letter, pay at the bank, take the goods or object.
/// </summary>
internal sealed partial class YearBuyers(YearStage stage, YearSellers sellers)
{
    private static readonly GoodsFault[] Faults = [GoodsFault.Damaged, GoodsFault.WrongGoods, GoodsFault.Short];

    private const int MostCodes = 3;

    private readonly BuyerDesk _desk = stage.Get<BuyerDesk>();

    /// <summary>Accepts; where there is too little of it, the seller finds more and the buyer accepts again.</summary>
    internal async Task<Refusal?> Accept(PlannedOrder order)
    {
        TradeRecord record = await stage.Record(order);
        if (record.State != OrderState.Offered) return null;
        Refusal? refused = await Accept(order, record, $"{Act.Accept}");
        if (refused?.Code != LedgerRefusals.BalanceShort) return refused;
        if (await sellers.Restock(order, 2 * record.Terms.Units) is { } unfilled) return unfilled;
        return await Accept(order, record, $"{Act.Accept} again");
    }

    /// <summary>The offer has ended meanwhile: the refusal is what happens.</summary>
    internal async Task<Refusal?> AcceptTooLate(PlannedOrder order)
    {
        Refusal? refused = await Accept(order, await stage.Record(order), $"{Act.AcceptTooLate}");
        return refused?.Code == JourneyRefusals.OfferExpired ? null : refused;
    }

    /// <summary>
    /// Of two codes of one moment nobody knows which is the newer, and a play that goes on may find one that was sent
    /// before the cut: the clock moves on a little for each.
    /// </summary>
    private async Task<Refusal?> Accept(PlannedOrder order, TradeRecord record, string named)
    {
        Refusal? refused = null;
        for (int i = 0; i < MostCodes; i++)
        {
            stage.Clock.StandAt(stage.Desk.Now + TimeSpan.FromMilliseconds(1));
            refused = await AcceptWithCode(order, record, named);
            bool old = refused?.Code == IdentityRefusals.CodeWrong || refused?.Code == IdentityRefusals.CodeSpent;
            if (!old) break;
        }
        return refused;
    }

    private async Task<Refusal?> AcceptWithCode(PlannedOrder order, TradeRecord record, string named)
    {
        YearBuyer buyer = order.Buyer;
        Texts text = Texts.In(buyer.Language);
        Refusal? unsent = await _desk.SendCode(record.Order, buyer.Details.Email, code =>
            Letter(text.Of("mail.code_subject", ("code", code), ("reference", record.Terms.Reference))));
        if (unsent is not null) return unsent;
        string code = Code().Match(stage.Mail.NewestTo(buyer.Details.Email).Subject).Value;
        Outcome<AcceptedOrder> accepted = await _desk.Accept(
            stage.Named(order, named), record.Order, buyer.Details, code,
            _ => Letter(text.Of("mail.link_subject", ("reference", record.Terms.Reference))));
        return accepted.Refusal;
    }

    /// <summary>
    /// A transfer has no name of its own at the bank, so one that was sent before a cut is recognised by its line.
    /// </summary>
    /// <param name="sent">How many transfers for this order come before this one.</param>
    internal async Task<Refusal?> Pay(PlannedOrder order, int sent, string behaviour, long tooMuch = 0)
    {
        TradeRecord record = await stage.Record(order);
        int lines = record.History.Count(h => h.Fact is PaymentReceived)
            + (await QuestionedLines.Of(stage.Desk.Journal, record.Order)).Count
            + stage.UnderWay.Count(reference => reference == record.Terms.Reference);
        if (lines > sent) return null;
        Money amount = record.Missing + new Money(tooMuch, record.Missing.Currency);
        await stage.Bank.Transfer(stage.Account.Number, amount, record.Terms.Reference, order.Buyer, behaviour);
        return null;
    }

    internal async Task<Refusal?> Receive(PlannedOrder order)
    {
        TradeRecord record = await stage.Record(order);
        if (record.Delivered is not null) return null;
        return (await stage.Get<DeliverOrder>().Run(new DeliverOrder.Command(
            stage.Named(order, Act.Receive), record.Order, DeliveryWitness.Buyer, stage.Desk.Now.UtcDate))).Refusal;
    }

    internal async Task<Refusal?> Dispute(PlannedOrder order) => (await stage.Get<DisputeGoods>().Run(
        new DisputeGoods.Command(stage.Named(order, Act.Dispute), stage.Orders[order.Number], FaultOf(order)))).Refusal;

    internal static GoodsFault FaultOf(PlannedOrder order) => Faults[order.Number % Faults.Length];

    /// <summary>In the reader's language. Nobody opens it, so it has no more than its subject.</summary>
    private static Letter Letter(string subject) => new(subject, subject);

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Code();
}
