namespace Sampan.Host.Demo.Year;

/// <summary>What becomes of an order of the played year.</summary>
internal enum Story
{
    Ordinary = 1,

    /// <summary>The buyer pays two days after the deadline; the order has lapsed and the money goes back.</summary>
    PaidLate,

    /// <summary>The buyer comes back when the offer is no longer open.</summary>
    AnsweredLate,

    /// <summary>Accepted and never paid: the stock is free again.</summary>
    NeverPaid,

    /// <summary>A bank on the way keeps one per cent; the rest follows.</summary>
    PaidShort,

    /// <summary>Somebody else pays; the line is questioned, and an operator matches it.</summary>
    PaidByOther,

    /// <summary>Too much is paid; what is too much goes back.</summary>
    Overpaid,

    /// <summary>More is ordered than there is: refused, then the seller adds stock.</summary>
    StockShort,

    /// <summary>The seller gives the money back before anything has shipped.</summary>
    Cancelled,

    /// <summary>Refused at the door, and the goods come back.</summary>
    CameBack,

    /// <summary>Refused at the door, and the goods do not come back: an operator rules.</summary>
    NotBack,

    /// <summary>The buyer objects to the goods: an operator splits the escrow.</summary>
    Disputed,

    /// <summary>The seller has named a wrong account: the payout comes back and goes to the right one.</summary>
    WrongAccount,

    /// <summary>Held at the border for want of an import permit, then released.</summary>
    HeldForPermit,

    /// <summary>Lost by the carrier, and the insurance pays.</summary>
    Lost,

    /// <summary>Lost by the carrier and claimed too late: the insurer refuses.</summary>
    ClaimedLate,

    /// <summary>
    /// A deposit before shipping; the seller takes early payment of the rest, which comes short and late.
    /// </summary>
    OnDeposit,

    /// <summary>Left open on purpose when the year ends, so that everybody finds something to do.</summary>
    LeftOpen,
}

/// <summary>Something that somebody does about an order.</summary>
internal enum Act
{
    Offer = 1,
    Accept,
    AcceptTooLate,
    Pay,
    PayShort,
    PayRest,
    PayTooMuch,
    PayByOther,
    Match,
    Cancel,
    Ship,
    Receive,
    ArriveByCarrier,
    RefuseAtDoor,
    GiveBack,
    HoldAtBorder,
    LetGo,
    Lose,
    Claim,
    Dispute,
    Rule,
    NameWrongAccount,
    NameRightAccount,
    Borrow,
    Repay,
    OfferOnDeposit,
    PayRestShort,
    PayLast,
}

/// <summary>How often a story is told, and what is done on which day after the offer.</summary>
internal static class Stories
{
    /// <summary>
    /// Of a hundred orders that are not left open. Chosen so that each can be seen; nobody counted them in life.
    /// </summary>
    internal static readonly IReadOnlyList<(Story Story, int Percent)> Shares =
    [
        (Story.PaidLate, 4), (Story.AnsweredLate, 3), (Story.NeverPaid, 3), (Story.PaidShort, 5),
        (Story.PaidByOther, 4), (Story.Overpaid, 4), (Story.StockShort, 3), (Story.Cancelled, 3), (Story.CameBack, 4),
        (Story.NotBack, 2), (Story.Disputed, 4), (Story.WrongAccount, 3),
        (Story.HeldForPermit, 3), (Story.Lost, 1), (Story.ClaimedLate, 1),
        (Story.OnDeposit, 4),
    ];

    /// <summary>The longest story from offer to end: nothing but ordinary trade begins later than that.</summary>
    internal const int LongestDays = 75;

    /// <summary>
    /// One story of each kind at least, the rest ordinary. <paramref name="orders"/> without those left open.
    /// </summary>
    internal static List<Story> Deck(int orders)
    {
        List<Story> deck =
            [.. Shares.SelectMany(s => Enumerable.Repeat(s.Story, Math.Max(1, orders * s.Percent / 100)))];
        deck.AddRange(Enumerable.Repeat(Story.Ordinary, Math.Max(0, orders - deck.Count)));
        return deck;
    }

    /// <param name="lead">Days from payment to shipping.</param>
    internal static IReadOnlyList<(int Day, Act Act)> Tell(Story story, int lead, Draw draw)
    {
        int accept = draw.Between(0, 3);
        int pay = accept + draw.Between(0, 3);
        int ship = pay + lead;
        int door = ship + draw.Between(4, 12);
        (int, Act)[] accepted = [(0, Act.Offer), (accept, Act.Accept)];
        (int, Act)[] shipped = [.. accepted, (pay, Act.Pay), (ship, Act.Ship)];
        Act arrival = draw.Percent(40) ? Act.Receive : Act.ArriveByCarrier;
        (int, Act)[] sent = [(ship, Act.Ship), (door, arrival)];
        return story switch
        {
            Story.PaidLate => [.. accepted, (accept + 9, Act.Pay)],
            Story.AnsweredLate => [(0, Act.Offer), (8, Act.AcceptTooLate)],
            Story.NeverPaid => accepted,
            Story.PaidShort => [.. accepted, (pay, Act.PayShort), (pay + 2, Act.PayRest), .. sent],
            Story.PaidByOther => [.. accepted, (pay, Act.PayByOther), (pay + 1, Act.Match), .. sent],
            Story.Overpaid => [.. accepted, (pay, Act.PayTooMuch), .. sent],
            Story.Cancelled => [.. accepted, (pay, Act.Pay), (pay + 2, Act.Cancel)],
            Story.CameBack => [.. shipped, (door, Act.RefuseAtDoor), (door + 10, Act.GiveBack)],
            Story.NotBack => [.. shipped, (door, Act.RefuseAtDoor), (door + 32, Act.Rule)],
            Story.Disputed =>
                [.. shipped, (door, Act.ArriveByCarrier), (door + 2, Act.Dispute), (door + 5, Act.Rule)],
            Story.HeldForPermit =>
                [.. shipped, (ship + 3, Act.HoldAtBorder), (door + 5, Act.LetGo), (door + 7, arrival)],
            Story.Lost => [.. shipped, (door, Act.Lose), (door + 1, Act.Claim)],
            // The insurer takes claims for thirty days.
            Story.ClaimedLate => [.. shipped, (door, Act.Lose), (door + 32, Act.Claim)],
            // The rest is due thirty days after the door; a bank on the way keeps one per cent of it.
            Story.OnDeposit =>
            [
                (0, Act.OfferOnDeposit), (accept, Act.Accept), (pay, Act.Pay), .. sent, (door + 8, Act.Borrow),
                (door + 26, Act.PayRestShort), (door + 38, Act.PayLast),
            ],
            // The money is sent two days after the buyer's word, comes back a day later and is sent again.
            Story.WrongAccount =>
            [
                .. shipped, (door, Act.Receive), (door + 2, Act.NameWrongAccount), (door + 4, Act.NameRightAccount),
            ],
            _ => [.. accepted, (pay, Act.Pay), .. sent],
        };
    }

    /// <summary>Every so manieth seller borrows on the order that was paid.</summary>
    private const int BorrowEvery = 3;

    /// <summary>Of an order that came to nothing the seller pays its loan so many days after its last act.</summary>
    private const int RepayAfter = 12;

    private static readonly Story[] WithoutSale = [Story.Cancelled, Story.CameBack, Story.NotBack];

    /// <summary>Who borrows does so on the day of the payment, before anything is shipped.</summary>
    internal static IEnumerable<(int Day, Act Act)> Funded(PlannedOrder order, IReadOnlyList<(int Day, Act Act)> acts)
    {
        int pay = acts.Where(a => a.Act == Act.Pay).Select(a => a.Day).FirstOrDefault(-1);
        // Of what is left open the shipped are lent on; the one that is paid is left for whoever plays the seller.
        bool borrows = order.Story == Story.LeftOpen
            ? acts.Any(a => a.Act == Act.Ship) && acts[0].Act == Act.Offer
            : order.Story is not (Story.PaidLate or Story.OnDeposit) && order.Number % BorrowEvery == 0;
        if (pay < 0 || !borrows) return acts;
        IEnumerable<(int, Act)> funded = acts.Append((pay, Act.Borrow));
        return WithoutSale.Contains(order.Story)
            ? funded.Append((acts.Max(a => a.Day) + RepayAfter, Act.Repay))
            : funded;
    }

    /// <summary>What is left open, as days before the last: something to do for each role.</summary>
    internal static readonly IReadOnlyList<IReadOnlyList<(int DaysBefore, Act Act)>> Open =
    [
        [(1, Act.Offer)],
        [(2, Act.Offer), (1, Act.Accept)],
        [(4, Act.Offer), (3, Act.Accept), (2, Act.Pay)],
        [(2, Act.Offer), (1, Act.Accept), (0, Act.PayByOther)],
        [(13, Act.Offer), (12, Act.Accept), (11, Act.Pay), (4, Act.Ship)],
        [(12, Act.Offer), (11, Act.Accept), (10, Act.Pay), (5, Act.Ship), (1, Act.HoldAtBorder)],
        [(18, Act.Offer), (17, Act.Accept), (16, Act.Pay), (9, Act.Ship), (1, Act.ArriveByCarrier)],
        [(20, Act.Offer), (19, Act.Accept), (18, Act.Pay), (11, Act.Ship), (3, Act.ArriveByCarrier), (1, Act.Dispute)],
        [(19, Act.Offer), (18, Act.Accept), (17, Act.Pay), (10, Act.Ship), (2, Act.RefuseAtDoor)],
        [
            (31, Act.OfferOnDeposit), (30, Act.Accept), (29, Act.Pay), (22, Act.Ship), (14, Act.ArriveByCarrier),
        ],
    ];

    /// <summary>When in a day it is done, in UTC: sellers in their morning, buyers, carriers, then the house.</summary>
    internal static int Hour(Act act) => act switch
    {
        Act.Offer or Act.OfferOnDeposit or Act.Ship or Act.Cancel or Act.NameWrongAccount or Act.NameRightAccount => 2,
        Act.Accept or Act.AcceptTooLate => 6,
        Act.Pay or Act.PayShort or Act.PayRest or Act.PayTooMuch or Act.PayByOther or Act.PayRestShort
            or Act.PayLast => 7,
        Act.Match or Act.Rule => 11,
        Act.Borrow => 12,
        _ => 8,
    };
}
