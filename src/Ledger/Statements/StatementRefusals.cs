using Sampan.Kernel;

namespace Sampan.Ledger;

/// <summary>Why a statement is not given, in the order in which it is checked.</summary>
public static class StatementRefusals
{
    /// <summary>Not of the form KIND:OWNER:COMMODITY@BOOK, or a kind the chart does not have. Argument: text.</summary>
    public static readonly RefusalCode AccountMalformed = new("account_malformed", RefusalKind.Malformed);

    /// <summary>Neither recorded nor effective. Argument: text.</summary>
    public static readonly RefusalCode EntryDateUnknown = new("entry_date_unknown", RefusalKind.Malformed);

    /// <summary>Arguments: <c>first</c>, <c>last</c>.</summary>
    public static readonly RefusalCode PeriodReversed = new("period_reversed", RefusalKind.Malformed);

    /// <summary>No entry has used such an account, or it is not the asker's to see. Argument: account.</summary>
    public static readonly RefusalCode AccountUnknown = new("ledger_account_unknown", RefusalKind.NotFound);

    /// <summary>More movements than one statement lists: ask for a shorter period. Argument: most.</summary>
    public static readonly RefusalCode StatementTooLong = new("statement_too_long", RefusalKind.Refused);
}
