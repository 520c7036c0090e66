namespace Sampan.Journeys.Bank;

/// <summary>Why a bank gave no usable answer. None of these says that money moved or did not move.</summary>
public static class BankRefusals
{
    /// <summary>
    /// The bank was not reached, took too long or answered that it cannot answer. Ask again, with the same key.
    /// Arguments: <c>bank</c>, <c>cause</c> (<c>unreachable</c>, <c>timeout</c> or the HTTP status).
    /// </summary>
    public static readonly RefusalCode Unavailable = new("bank_unavailable", RefusalKind.Unavailable);

    /// <summary>The bank said something that cannot be read; a person should look. Argument: <c>bank</c>.</summary>
    public static readonly RefusalCode AnswerMalformed = new("bank_answer_malformed", RefusalKind.Unavailable);

    /// <summary>
    /// The bank understood and said no, and will say no again. Arguments: <c>bank</c>, <c>code</c> (the bank's own).
    /// </summary>
    public static readonly RefusalCode Refused = new("bank_refused", RefusalKind.Refused);
}
