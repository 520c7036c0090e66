using Sampan.Kernel;

namespace Sampan.Ledger;

/// <summary>
/// Why the ledger says no, in the order in which it checks: the first that applies is the answer. Steps are checked
/// one after the other, each from the top of its group. Those marked <em>kept</em> depended on the state of accounts:
/// they are remembered, so that a retry never changes its answer. docs/ledger.md says when each applies.
/// </summary>
public static class LedgerRefusals
{
    // The request itself; nothing is remembered.
    public static readonly RefusalCode EntryEmpty = new("entry_empty", RefusalKind.Malformed);
    public static readonly RefusalCode EntryTooLarge = new("entry_too_large", RefusalKind.Malformed);
    public static readonly RefusalCode KindMalformed = new("kind_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode AmountNotPositive = new("amount_not_positive", RefusalKind.Malformed);
    public static readonly RefusalCode AmountOverCap = new("amount_over_cap", RefusalKind.Malformed);
    public static readonly RefusalCode AccountsEqual = new("accounts_equal", RefusalKind.Malformed);
    public static readonly RefusalCode CommoditiesDiffer = new("commodities_differ", RefusalKind.Malformed);
    public static readonly RefusalCode CommodityNotForKind = new("commodity_not_for_kind", RefusalKind.Malformed);
    public static readonly RefusalCode LegsCrossBooks = new("legs_cross_books", RefusalKind.Malformed);
    public static readonly RefusalCode TransitNotBySweep = new("transit_not_by_sweep", RefusalKind.Malformed);
    public static readonly RefusalCode ArrivalLimited = new("arrival_limited", RefusalKind.Malformed);
    public static readonly RefusalCode SandboxBesideReal = new("sandbox_beside_real", RefusalKind.Malformed);

    // An exchange, before it is an entry.
    public static readonly RefusalCode RateNotApplicable = new("rate_not_applicable", RefusalKind.Refused);
    public static readonly RefusalCode ExchangeTooSmall = new("exchange_too_small", RefusalKind.Refused);

    // Who was first.
    public static readonly RefusalCode RequestDiffers = new("request_differs", RefusalKind.Conflict);
    public static readonly RefusalCode BookUnknown = new("book_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode SubjectMoved = new("subject_moved", RefusalKind.Conflict);

    // The entry that is corrected (kept, all but entry_not_correctable, which no state can mend).
    public static readonly RefusalCode EntryUnknown = new("entry_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode EntryCorrected = new("entry_corrected", RefusalKind.Conflict);
    public static readonly RefusalCode EntryNotCorrectable = new("entry_not_correctable", RefusalKind.Refused);

    // The moment; nothing is remembered.
    public static readonly RefusalCode DeadlinePassed = new("deadline_passed", RefusalKind.Malformed);

    // The state of holds and accounts (kept, all but hold_amounts_differ, which no state can mend).
    public static readonly RefusalCode HoldExists = new("hold_exists", RefusalKind.Conflict);
    public static readonly RefusalCode HoldUnknown = new("hold_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode HoldPosted = new("hold_posted", RefusalKind.Conflict);
    public static readonly RefusalCode HoldReleased = new("hold_released", RefusalKind.Conflict);
    public static readonly RefusalCode HoldExpired = new("hold_expired", RefusalKind.Conflict);
    public static readonly RefusalCode HoldNotDue = new("hold_not_due", RefusalKind.Refused);
    public static readonly RefusalCode HoldAmountsDiffer = new("hold_amounts_differ", RefusalKind.Malformed);
    public static readonly RefusalCode HoldAmountTooLarge = new("hold_amount_too_large", RefusalKind.Refused);
    public static readonly RefusalCode AccountUnknown = new("account_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode AccountClosed = new("account_closed", RefusalKind.Conflict);
    public static readonly RefusalCode AccountOpen = new("account_open", RefusalKind.Conflict);
    public static readonly RefusalCode AccountNotEmpty = new("account_not_empty", RefusalKind.Refused);
    public static readonly RefusalCode AccountPending = new("account_pending", RefusalKind.Refused);
    public static readonly RefusalCode NothingToMove = new("nothing_to_move", RefusalKind.Refused);
    public static readonly RefusalCode BalanceShort = new("balance_short", RefusalKind.Refused);
    public static readonly RefusalCode RoomShort = new("room_short", RefusalKind.Refused);
    public static readonly RefusalCode CounterOverCap = new("counter_over_cap", RefusalKind.Refused);

    // The installation.
    public static readonly RefusalCode LedgerUnavailable = new("ledger_unavailable", RefusalKind.Unavailable);
    public static readonly RefusalCode LedgerFenced = new("ledger_fenced", RefusalKind.Unavailable);
}
