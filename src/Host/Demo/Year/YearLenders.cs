using Sampan.Finance;
using Sampan.Host.Bank;
using Sampan.Identity;
using Sampan.Journeys.Funding;
using Sampan.Journeys.Observing;
using Sampan.Kernel;
using Sampan.Trade;

namespace Sampan.Host.Demo.Year;

/// <summary>Lenders pay in, sellers borrow on what is paid, and pay back what no sale brought.</summary>
internal sealed class YearLenders(YearStage stage)
{
    /// <summary>On the first day. What lies at the bank after a cut is not paid in again.</summary>
    internal async Task<Refusal?> PayIn()
    {
        foreach (SandboxTransfer deposit in await stage.Get<DemoLenders>().Deposits(stage.Desk.Now))
        {
            if (stage.UnderWay.Contains(deposit.Reference)) continue;
            if (await stage.Bank.Take(deposit) is { } refusal) return refusal;
        }
        return null;
    }

    /// <summary>Not everybody takes the cheapest. Nobody borrows where nothing is offered.</summary>
    internal async Task<Refusal?> Borrow(PlannedOrder order)
    {
        TradeRecord record = await stage.Record(order);
        if (record.Loan is not null) return null;
        Outcome<FundingAnswer> answer = await stage.Get<FundingOffers>().For(record);
        if (answer.IsRefused) return null;
        await stage.Get<NoteAsking>().Of(record, answer.Value);
        if (answer.Value.Offers.Count == 0) return null;
        FundingOffer offer = answer.Value.Offers[order.Number % answer.Value.Offers.Count];
        return (await stage.Get<BorrowOnOrder>().Run(new BorrowOnOrder.Command(
            stage.Named(order, Act.Borrow), record.Order, offer.Mandate.Id, offer.Mandate.Version,
            offer.Terms.Principal, offer.AtDue.Total))).Refusal;
    }

    /// <summary>From the account the seller is paid to: money from any other is nobody's repayment.</summary>
    internal async Task<Refusal?> Repay(PlannedOrder order)
    {
        TradeRecord record = await stage.Record(order);
        if (record.Loan is not { } loan || stage.UnderWay.Contains(record.Terms.Reference)) return null;
        Money owed = LoanBalance.On(stage.Desk.Now.UtcDate, loan.Terms, loan.Repaid).Total;
        Outcome<PayoutAccount> own = await stage.Get<IFirms>().Payout(record.Seller);
        if (owed.Minor == 0 || own.IsRefused) return null;
        return await stage.Bank.Take(new SandboxTransfer(stage.Account, owed, record.Terms.Reference)
        {
            PayerName = own.Value.Holder,
            PayerAccount = own.Value.Number,
        });
    }
}
