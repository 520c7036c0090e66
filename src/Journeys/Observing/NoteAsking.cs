using Sampan.Council;
using Sampan.Journeys.Funding;
using Sampan.Trade;

namespace Sampan.Journeys.Observing;

/// <summary>
/// Keeps for the observatory that a seller looked for a loan, and what came of it: offers are computed when they are
/// looked at, so that no journal tells it. The first time counts; no lender is named.
/// </summary>
public sealed class NoteAsking(IObservedTrade trade, OrderDesk desk)
{
    private const string Offered = "offered", NoLender = "no_lender";

    public Task Of(TradeRecord record, FundingAnswer answer) => trade.Keep(new ObservedAsking(
        record.Order, record.Seller, record.Terms.MoneyCommodity, Month.Of(desk.Now.UtcDate), Answer(answer)));

    /// <summary>Of the lender that came nearest, its last reason: what a seller can change comes last.</summary>
    internal static string Answer(FundingAnswer answer) => answer.Offers.Count > 0
        ? Offered
        : answer.Declines is [{ Reasons: [.., Refusal reason] }, ..] ? reason.Code.Name : NoLender;
}
