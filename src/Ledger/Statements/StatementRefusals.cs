using Sampan.Kernel;

namespace Sampan.Ledger;

/// <summary>
/// Why a statement is not given, in the order in which it is checked; an account nobody has used is
/// <see cref="LedgerRefusals.AccountUnknown"/>, before the last.
/// </summary>
public static class StatementRefusals
{
    /// <summary>Not of the form KIND:OWNER:COMMODITY@BOOK, or a kind the chart does not have. Argument: text.</summary>
    public static readonly RefusalCode AccountMalformed = new("account_malformed", RefusalKind.Malformed);

    /// <summary>Neither recorded nor effective. Argument: text.</summary>
    public static readonly RefusalCode EntryDateUnknown = new("entry_date_unknown", RefusalKind.Malformed);

    /// <summary>Arguments: <c>first</c>, <c>last</c>.</summary>
    public static readonly RefusalCode PeriodReversed = new("period_reversed", RefusalKind.Malformed);

    /// <summary>More movements than one statement lists: ask for a shorter period. Argument: most.</summary>
    public static readonly RefusalCode StatementTooLong = new("statement_too_long", RefusalKind.Refused);
}
