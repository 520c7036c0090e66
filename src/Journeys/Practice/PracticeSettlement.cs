using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Practice;

/// <summary>How a trader answers the buyer's claim.</summary>
public enum PracticeReply
{
    Refuse = 1,

    /// <summary>The buyer gets back what was asked for.</summary>
    Agree,

    /// <summary>An amount of the trader's own.</summary>
    Offer,
}

/// <summary>
/// The scripted ruling, and the money that follows from it. Whoever rules follows the buyer's pictures; the escrow is
/// parted and sent out by the journeys that part and send every other.
/// </summary>
public sealed class PracticeSettlement(
    OrderDesk desk, PracticeBank bank, InstructPayout instruct, TakeStatement statement)
{
    private readonly SettleDispute _settle = new(desk);
    private readonly AskPayout _ask = new(desk);

    /// <summary>
    /// Refuses <c>practice_claim_unproven</c>, <c>practice_answer_low</c> and what <see cref="SettleDispute"/> refuses.
    /// </summary>
    internal Task<Outcome<TradeRecord>> Answer(TradeRecord record, PracticeReply reply, Money? offered, string key)
    {
        Outcome<Money> back = Rule(record, reply, offered);
        return back.IsRefused
            ? Task.FromResult<Outcome<TradeRecord>>(back.Refusal)
            : _settle.Run(new SettleDispute.Command(
                Request.Of("practice ruling", $"{record.Order}", key), record.Order, back.Value));
    }

    /// <summary>What goes back to the buyer.</summary>
    public static Outcome<Money> Rule(TradeRecord record, PracticeReply reply, Money? offered)
    {
        Money claimed = PracticeBuyer.ClaimOn(record);
        if (reply == PracticeReply.Refuse) return JourneyRefusals.PracticeClaimUnproven;
        if (reply == PracticeReply.Agree) return claimed;
        if (offered is not { } own || own < claimed)
            return JourneyRefusals.PracticeAnswerLow.With(("least", claimed.AmountText));
        return own;
    }

    /// <summary>Sends each side its money, and reads in the bank's statement that it has left.</summary>
    internal async Task<Outcome<TradeRecord>> PayOut(TradeRecord record)
    {
        BankAccount account = bank.AccountOf(record);
        while (record.ToReturn.Minor > 0 || record.ToSend.Minor > 0)
        {
            Outcome<TradeRecord> asked = await _ask.Run(record.Order, account);
            // In another window it was asked for at the same moment: what is left is read again.
            bool isAsked = asked.Refusal?.Code == JourneyRefusals.NothingToPayOut;
            if (asked.IsRefused && !isAsked) return asked;
            record = isAsked ? (await desk.Load(record.Order))! : asked.Value;
        }
        await desk.Ledger.Settled();
        foreach (OrderPayout payout in record.Payouts.Where(payout => payout.ConfirmedOn is null))
        {
            if (await desk.Journal.Card(payout.Id) is not { } row) continue;
            Outcome<bool> told = await instruct.Run(row, account, CancellationToken.None);
            // In another window the bank was told at the same moment.
            if (told.IsRefused && told.Refusal.Code != LedgerRefusals.SubjectMoved) return told.Refusal;
        }
        Outcome<int> read = await statement.Run(account, CancellationToken.None);
        return read.IsRefused ? read.Refusal : (await desk.Load(record.Order))!;
    }
}
