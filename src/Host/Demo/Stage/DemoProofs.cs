using Sampan.Kernel;
using Sampan.Trade;
using Sampan.Web.Demo;

namespace Sampan.Host.Demo.Stage;

/// <summary>What a visitor tries to break, each on the real journal and followed by an audit of all of it.</summary>
internal sealed class DemoProofs(
    LastUnit last, DoublePledge pledge, Forgery forgery, DemoOrders orders, Audits audits)
{
    private static readonly OrderState[] Invoiced =
        [OrderState.Shipped, OrderState.Delivered, OrderState.Released, OrderState.PaidOut, OrderState.RefusedAtDoor];

    internal async Task<Outcome<LastUnitTwice>> BuyLastUnitTwice(string key)
    {
        Outcome<LastUnit.Rush> rush = await last.Run(key);
        if (rush.IsRefused) return rush.Refusal;
        (long units, TradeRecord taken, TradeRecord left, Refusal refused) = rush.Value;
        return new LastUnitTwice(
            units, taken.Terms.Reference, left.Terms.Reference, refused, await audits.Make());
    }

    internal async Task<Outcome<PledgedTwice>> PledgeTwice(string key)
    {
        Outcome<DoublePledge.Race> race = await pledge.Run(key);
        if (race.IsRefused) return race.Refusal;
        (TradeRecord pledged, var first, var second, Refusal refused) = race.Value;
        return new PledgedTwice(
            pledged.Terms.Reference, first.Mandate.Lender, second.Mandate.Lender, refused, await audits.Make());
    }

    /// <summary>Refuses <c>no_invoice_yet</c> while no order has an invoice.</summary>
    internal async Task<Outcome<AlteredPaper>> AlterPaper(TradeRecord? looked)
    {
        TradeRecord? record = looked?.Invoice is not null ? looked : await NewestInvoiced();
        if (record is null) return HostRefusals.NoInvoiceYet;
        Outcome<Forgery.Tried> tried = await forgery.Run(record);
        if (tried.IsRefused) return tried.Refusal;
        return new AlteredPaper(tried.Value.Was, tried.Value.Became, tried.Value.Finding, await audits.Make());
    }

    private async Task<TradeRecord?> NewestInvoiced()
    {
        foreach (DemoOrder order in await orders.Newest(Invoiced))
        {
            if (await orders.Named(order.Reference) is { Invoice: not null } record && await orders.IsInvented(record))
                return record;
        }
        return null;
    }
}
