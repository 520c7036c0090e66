namespace Sampan.Trade;

/// <summary>Where an order stands. The names are stored in the listed row of each order and shown by key.</summary>
public enum OrderState
{
    Offered = 1,
    Placed,
    Paid,
    Shipped,
    Delivered,
    Released,
    PaidOut,
    Lapsed,
    Cancelled,
    RefusedAtDoor,
    Returned,
}

/// <summary>A fact with the moment it was recorded and its place in the journal.</summary>
public sealed record Happening(long Seq, Instant At, Fact Fact);

/// <summary>Money on its way out of an order's book, to the seller or back to the buyer.</summary>
public sealed record OrderPayout(Id Id, Money Amount, bool Refund, DateOnly? ConfirmedOn);

/// <summary>
/// An order as its facts tell it: a pure function of the journal, and the only thing pages, papers and journeys read.
/// </summary>
public sealed record TradeRecord
{
    public required Id Order { get; init; }

    /// <summary>The version of the journal this was folded from; a decision made on it names it.</summary>
    public required int Version { get; init; }

    public required OrderState State { get; init; }

    public required Id Seller { get; init; }

    public required OrderTerms Terms { get; init; }

    public Id Buyer { get; init; }

    public Hash256 BuyerSeal { get; init; }

    public Id StockHold { get; init; }

    public Instant? PayBy { get; init; }

    /// <summary>In escrow: everything received less what was too much.</summary>
    public required Money InEscrow { get; init; }

    /// <summary>To go back to the buyer and not yet sent.</summary>
    public required Money ToReturn { get; init; }

    /// <summary>Still missing of the total.</summary>
    public Money Missing => Terms.Total - InEscrow;

    public InvoiceIssued? Invoice { get; init; }

    public GoodsShipped? Shipped { get; init; }

    public GoodsDelivered? Delivered { get; init; }

    public GoodsRefused? Refused { get; init; }

    public EscrowReleased? Released { get; init; }

    public IReadOnlyList<OrderPayout> Payouts { get; init; } = [];

    public IReadOnlyList<Happening> History { get; init; } = [];

    /// <summary>Reads an order from its happenings, oldest first; null when there are none.</summary>
    public static TradeRecord? Fold(Id order, int version, IReadOnlyList<Happening> happenings)
    {
        TradeRecord? record = null;
        foreach (Happening happening in happenings) record = Apply(order, record, happening);
        return record is null ? null : record with { Version = version, History = happenings };
    }

    /// <summary>As it will stand once these facts are recorded: what a journey shows on its card.</summary>
    public TradeRecord After(Instant at, params ReadOnlySpan<Fact> facts)
    {
        TradeRecord record = this;
        foreach (Fact fact in facts) record = Apply(Order, record, new Happening(0, at, fact));
        return record with { Version = Version + 1 };
    }

    /// <summary>A record with no facts but its offer.</summary>
    public static TradeRecord Offer(Id order, OrderOffered offered) => new()
    {
        Order = order,
        Version = 1,
        State = OrderState.Offered,
        Seller = offered.Seller,
        Terms = offered.Terms,
        InEscrow = Money.Zero(offered.Terms.Total.Currency),
        ToReturn = Money.Zero(offered.Terms.Total.Currency),
    };

    private static TradeRecord Apply(Id order, TradeRecord? before, Happening happening)
    {
        if (happening.Fact is OrderOffered offered) return Offer(order, offered);
        TradeRecord r = before ?? throw new InvalidOperationException($"Order {order} does not begin with an offer.");
        return happening.Fact switch
        {
            OrderPlaced f => r with
            {
                State = OrderState.Placed,
                Buyer = f.Buyer,
                BuyerSeal = f.BuyerSeal,
                StockHold = f.StockHold,
                PayBy = f.PayBy,
            },
            PaymentReceived f => r with
            {
                InEscrow = r.InEscrow + (f.Amount - f.Excess),
                ToReturn = r.ToReturn + f.Excess,
            },
            OrderPaid => r with { State = OrderState.Paid },
            OrderLapsed f => r.Emptied(OrderState.Lapsed, f.Returned),
            OrderCancelled f => r.Emptied(OrderState.Cancelled, f.Returned),
            InvoiceIssued f => r with { Invoice = f },
            GoodsShipped f => r with { State = OrderState.Shipped, Shipped = f },
            GoodsDelivered f => r with { State = OrderState.Delivered, Delivered = f },
            GoodsRefused f => r with { State = OrderState.RefusedAtDoor, Refused = f },
            GoodsReturned f => r.Emptied(OrderState.Returned, f.Returned),
            EscrowReleased f => r with
            {
                State = OrderState.Released,
                Released = f,
                InEscrow = Money.Zero(r.InEscrow.Currency),
            },
            PayoutSent f => r with
            {
                Payouts = [.. r.Payouts, new OrderPayout(f.Payout, f.Amount, f.Refund, null)],
                ToReturn = f.Refund ? r.ToReturn - f.Amount : r.ToReturn,
            },
            PayoutConfirmed f => r.Confirm(f),
            _ => throw new InvalidOperationException($"{happening.Fact.GetType().Name} is not a fact of an order."),
        };
    }

    private TradeRecord Emptied(OrderState state, Money returned) => this with
    {
        State = state,
        InEscrow = Money.Zero(InEscrow.Currency),
        ToReturn = ToReturn + returned,
    };

    private TradeRecord Confirm(PayoutConfirmed confirmed) => this with
    {
        State = confirmed.Refund ? State : OrderState.PaidOut,
        Payouts =
        [
            .. Payouts.Select(p => p.Id == confirmed.Payout ? p with { ConfirmedOn = confirmed.On } : p),
        ],
    };
}
