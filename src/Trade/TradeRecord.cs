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
    Disputed,
    Settled,

    /// <summary>Its buyer says that nothing has come.</summary>
    Missing,

    Lost,
}

/// <summary>A fact with the moment it was recorded and its place in the journal.</summary>
public sealed record Happening(long Seq, Instant At, Fact Fact);

/// <summary>
/// What one statement line brought: how much of it lies in escrow, and how much is to go back to its sender.
/// </summary>
public sealed record OrderPayment(Id Line, Money InEscrow, Money ToReturn);

/// <summary>
/// Money on its way out of an order's book: back to the sender of a statement line, or to the seller.
/// </summary>
public sealed record OrderPayout(Id Id, Money Amount, Id? Line, DateOnly? ConfirmedOn)
{
    public bool Refund => Line is not null;
}

/// <summary>
/// A claim against the insurer: opened, answered by one of the next two, and after a yes paid.
/// </summary>
public sealed record OrderClaim(ClaimOpened Opened, ClaimAgreed? Agreed, ClaimRefused? Refused, ClaimPaid? Paid)
{
    public bool IsAnswered => Agreed is not null || Refused is not null;
}

/// <summary>Money lent on an order, and what of it was paid back, in the order in which that was recorded.</summary>
public sealed record OrderLoan(LoanTerms Terms, IReadOnlyList<LoanRepaid> Repaid)
{
    /// <summary>What went to the lender out of the order's own money: the seller never gets it.</summary>
    public Money FromOrder => Repaid.Where(part => part.Line is null)
        .Aggregate(Money.Zero(Terms.Principal.Currency), (sum, part) => sum + part.Total);
}

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

    /// <summary>When everything was there that is paid before shipping.</summary>
    public Instant? PaidAt { get; init; }

    /// <summary>What came in, line by line, as far as it is still in the order's book.</summary>
    public IReadOnlyList<OrderPayment> Payments { get; init; } = [];

    /// <summary>In escrow: everything received less what was too much.</summary>
    public Money InEscrow => Payments.Aggregate(Money.Zero(Terms.Total.Currency), (sum, p) => sum + p.InEscrow);

    /// <summary>To go back to whoever paid it, and not yet sent.</summary>
    public Money ToReturn => Payments.Aggregate(Money.Zero(Terms.Total.Currency), (sum, p) => sum + p.ToReturn);

    /// <summary>Still missing of what must be there before shipping.</summary>
    public Money Missing => InEscrow < Terms.Deposit ? Terms.Deposit - InEscrow : Nothing;

    /// <summary>All that came in for the order, wherever it is now, less what was too much.</summary>
    public Money Received { get; init; }

    /// <summary>What the buyer need not pay any more: ruled so, or forgiven by the seller.</summary>
    public Money Waived { get; init; }

    /// <summary>Of the total, still to come. Nothing where the sale came to nothing.</summary>
    public Money Unpaid =>
        State is OrderState.Lapsed or OrderState.Cancelled or OrderState.Returned or OrderState.Lost
            ? Nothing
            : Terms.Total - Received - Waived;

    /// <summary>Of that, what is not asked for before shipping.</summary>
    public Money Rest => State is OrderState.Offered or OrderState.Placed ? Unpaid - Missing : Unpaid;

    /// <summary>What the buyer is asked for now: before shipping, or the rest once the goods are the buyer's.</summary>
    public Money ToPay => State == OrderState.Placed ? Missing : IsParted ? Unpaid : Nothing;

    /// <summary>Of the escrow, what goes back when the goods come back: freight and premium are spent.</summary>
    public Money BackOnReturn => InEscrow - Terms.Freight - Terms.Insurance;

    /// <summary>The day from which the days of the rest are counted; null while there is none.</summary>
    public DateOnly? RestFrom { get; init; }

    /// <summary>The last day on which the rest is not late; null where it has no day yet or nothing is owed.</summary>
    public DateOnly? RestDueOn => Terms.Plan is { } plan && RestFrom is { } from && Unpaid.Minor > 0
        ? from.AddDays(plan.RestDays)
        : null;

    /// <summary>The escrow is released or parted: what the buyer pays from now on is the seller's at once.</summary>
    public bool IsParted => State is OrderState.Released or OrderState.PaidOut or OrderState.Settled;

    public InvoiceIssued? Invoice { get; init; }

    public GoodsShipped? Shipped { get; init; }

    /// <summary>The proof of origin that went with the goods; null where none was named.</summary>
    public OriginShown? Origin { get; init; }

    /// <summary>Where the carrier last saw the goods on their way.</summary>
    public GoodsSeen? Seen { get; init; }

    /// <summary>What they are held for at the border; null while they are not.</summary>
    public GoodsHeld? Held { get; init; }

    /// <summary>The first day of the present hold.</summary>
    public DateOnly? HeldSince { get; init; }

    /// <summary>The days of the holds that are over.</summary>
    public int HeldDays { get; init; }

    /// <summary>The day on which customs last let the goods go on.</summary>
    public DateOnly? ClearedOn { get; init; }

    public GoodsDelivered? Delivered { get; init; }

    public GoodsMissing? Missed { get; init; }

    public GoodsLost? Lost { get; init; }

    /// <summary>The claim against the insurer, and what became of it.</summary>
    public OrderClaim? Claim { get; init; }

    /// <summary>The goods have left and nobody has said what became of them.</summary>
    public bool IsUnderWay => State is OrderState.Shipped or OrderState.Missing;

    /// <summary>
    /// The goods never arrived, as the carrier says, or as an operator found who gave the buyer everything back. Goods
    /// that were missed and then came, or were turned away, are none.
    /// </summary>
    public bool IsLoss => Lost is not null || this is
    {
        Missed: not null, Delivered: null, Refused: null, Settled: { Kept.Minor: 0, Fee.Minor: 0 },
    };

    public GoodsRefused? Refused { get; init; }

    public GoodsDisputed? Disputed { get; init; }

    public DisputeSettled? Settled { get; init; }

    public EscrowReleased? Released { get; init; }

    /// <summary>The one loan the order is pledged for.</summary>
    public OrderLoan? Loan { get; init; }

    public IReadOnlyList<OrderPayout> Payouts { get; init; } = [];

    /// <summary>The platform's fee, as far as it is still to be taken: all of it until the escrow is parted.</summary>
    public Money FeeToCome => IsParted ? Nothing : Terms.Fee;

    /// <summary>What the order has brought its seller, before a lender's part.</summary>
    public Money Brought { get; init; }

    /// <summary>What the seller has earned with it and is sent: a lender has taken its part.</summary>
    public Money Earned => Brought - (Loan?.FromOrder ?? Nothing);

    /// <summary>Of that, not yet on its way to the seller.</summary>
    public Money ToSend =>
        Payouts.Where(payout => !payout.Refund).Aggregate(Earned, (left, payout) => left - payout.Amount);

    /// <summary>The day on which it is sent; null where it waits for no day.</summary>
    public DateOnly? PayoutOn { get; init; }

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

    /// <summary>As it stands now that these facts are in the journal: what folding it again would give.</summary>
    public TradeRecord Recorded(long seq, Instant at, int version, IReadOnlyList<Fact> facts)
    {
        IReadOnlyList<Happening> history = [.. History, .. facts.Select(fact => new Happening(seq, at, fact))];
        return After(at, [.. facts]) with { Version = version, History = history };
    }

    private Money Nothing => Money.Zero(Terms.Total.Currency);

    /// <summary>A record with no facts but its offer.</summary>
    public static TradeRecord Offer(Id order, OrderOffered offered) => new()
    {
        Order = order,
        Version = 1,
        State = OrderState.Offered,
        Seller = offered.Seller,
        Terms = offered.Terms,
        Received = Money.Zero(offered.Terms.Total.Currency),
        Waived = Money.Zero(offered.Terms.Total.Currency),
        Brought = Money.Zero(offered.Terms.Total.Currency),
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
                Payments = [.. r.Payments, new OrderPayment(f.Line, f.Amount - f.Excess, f.Excess)],
                Received = r.Received + f.Amount - f.Excess,
            },
            OrderPaid => r with { State = OrderState.Paid, PaidAt = happening.At },
            OrderLapsed f => r.Emptied(OrderState.Lapsed, f.Returned),
            OrderCancelled f => r.Emptied(OrderState.Cancelled, f.Returned),
            InvoiceIssued f => r with { Invoice = f },
            GoodsShipped f => r with { State = OrderState.Shipped, Shipped = f },
            // What is out for delivery is held no longer, whether or not the carrier said so.
            OriginShown f => r with { Origin = f },
            GoodsSeen f => (f.At == WayPoint.OutForDelivery ? r.LetGo(f.On) : r) with { Seen = f },
            GoodsHeld f => r with { Held = f, HeldSince = r.HeldSince ?? f.On },
            GoodsCleared f => r.LetGo(f.On) with { ClearedOn = f.On },
            GoodsDelivered f => r.LetGo(f.On) with
            {
                State = OrderState.Delivered,
                Delivered = f,
                RestFrom = happening.At.UtcDate,
            },
            GoodsMissing f => r with { State = OrderState.Missing, Missed = f },
            GoodsLost f => r.Emptied(OrderState.Lost, f.Returned).LetGo(f.On) with { Lost = f },
            ClaimOpened f => r with { Claim = new OrderClaim(f, null, null, null) },
            ClaimAgreed f => r with { Claim = r.Claim! with { Agreed = f } },
            ClaimRefused f => r with { Claim = r.Claim! with { Refused = f } },
            ClaimPaid f => r with { Claim = r.Claim! with { Paid = f }, Brought = r.Brought + f.Amount },
            GoodsRefused f => r.LetGo(f.On) with { State = OrderState.RefusedAtDoor, Refused = f },
            GoodsReturned f => r.Emptied(OrderState.Returned, f.Returned) with { Brought = r.Brought + f.Kept },
            GoodsDisputed f => r with { State = OrderState.Disputed, Disputed = f },
            DisputeSettled f => r.Emptied(OrderState.Settled, f.Returned).LetGo(happening.At.UtcDate) with
            {
                Settled = f,
                Waived = r.Waived + f.Waived,
                Brought = r.Brought + f.Kept,
                RestFrom = happening.At.UtcDate,
            },
            EscrowReleased f => r.Emptied(OrderState.Released, r.Nothing) with
            {
                Released = f,
                Brought = r.Brought + f.Payable,
                PayoutOn = f.PayoutOn,
            },
            RestReleased f => r.Emptied(r.State, r.Nothing).Bring(f).Closed(),
            RestForgiven f => (r with { Waived = r.Waived + f.Amount }).Closed(),
            OrderPledged f => r with { Loan = new OrderLoan(f.Terms, []) },
            LoanRepaid f => (r with { Loan = r.Loan! with { Repaid = [.. r.Loan.Repaid, f] } }).Closed(),
            PayoutSent f => r.Send(f),
            PayoutConfirmed f => r.Confirm(f.Payout, f.On).Closed(),
            PayoutBounced f => r.Confirm(f.Payout, null).Closed(),
            _ => throw new InvalidOperationException($"{happening.Fact.GetType().Name} is not a fact of an order."),
        };
    }

    /// <summary>The goods are held no longer: the days of the hold are counted.</summary>
    private TradeRecord LetGo(DateOnly on) => HeldSince is not { } since ? this : this with
    {
        Held = null,
        HeldSince = null,
        HeldDays = HeldDays + Math.Max(0, on.DayNumber - since.DayNumber),
    };

    /// <summary>
    /// The escrow is empty. What of it goes back is shared among those who paid it, in proportion to what of theirs
    /// lay in it; the parts sum exactly.
    /// </summary>
    private TradeRecord Emptied(OrderState state, Money returned)
    {
        Money none = Money.Zero(Terms.Total.Currency);
        long[] shares = InEscrow.Minor == 0
            ? new long[Payments.Count]
            : Rounding.Allocate(returned.Minor, [.. Payments.Select(p => p.InEscrow.Minor)]);
        return this with
        {
            State = state,
            Payments =
            [
                .. Payments.Select((p, i) =>
                    new OrderPayment(p.Line, none, p.ToReturn + none with { Minor = shares[i] })),
            ],
        };
    }

    private TradeRecord Bring(RestReleased rest) => this with
    {
        Brought = Brought + rest.Payable,
        PayoutOn = rest.PayoutOn,
    };

    private TradeRecord Send(PayoutSent sent) => this with
    {
        Payouts = [.. Payouts, new OrderPayout(sent.Payout, sent.Amount, sent.Line, null)],
        Payments =
        [
            .. Payments.Select(p => p.Line == sent.Line ? p with { ToReturn = p.ToReturn - sent.Amount } : p),
        ],
    };

    private TradeRecord Confirm(Id payout, DateOnly? on) => this with
    {
        Payouts = [.. Payouts.Select(p => p.Id == payout ? p with { ConfirmedOn = on } : p)],
    };

    /// <summary>
    /// A sale is paid out when nothing is owed to its seller any more and the bank has sent it all. A returned or
    /// settled order stays so.
    /// </summary>
    private TradeRecord Closed()
    {
        if (State is not (OrderState.Released or OrderState.PaidOut)) return this;
        bool sent = Payouts.Any(p => !p.Refund) && Payouts.All(p => p.Refund || p.ConfirmedOn is not null);
        bool isDone = sent && ToSend.Minor == 0 && Unpaid.Minor == 0;
        return this with { State = isDone ? OrderState.PaidOut : OrderState.Released };
    }
}
