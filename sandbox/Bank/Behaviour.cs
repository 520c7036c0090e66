using Sampan.Kernel;

namespace Sampan.Sandbox.Bank;

/// <summary>The ways in which a payment reaches, or fails to reach, an account as its sender meant it.</summary>
internal enum Behaviour
{
    Normal = 1,
    Late,
    Twice,
    DuplicateNotice,
    Short,
    ThirdParty,
    OutOfOrder,
}

internal static class Behaviours
{
    /// <summary>The name in the API, and the sentence beside the choice on the form.</summary>
    public static readonly IReadOnlyList<(Behaviour Behaviour, string Name, string Sentence)> All =
    [
        (Behaviour.Normal, "normal", "Arrives at once, in full, from the payer"),
        (Behaviour.Late, "late", "Arrives later"),
        (Behaviour.Twice, "twice", "The payer pays twice: two lines, one reference"),
        (Behaviour.DuplicateNotice, "duplicate-notice", "Arrives once, but the bank reports the same line twice"),
        (Behaviour.Short, "short", "A bank on the way deducts a charge of 1 %"),
        (Behaviour.ThirdParty, "third-party", "Somebody else pays for the payer"),
        (Behaviour.OutOfOrder, "out-of-order", "Appears only after a later line has appeared"),
    ];

    public static Outcome<Behaviour> Parse(string? name)
    {
        if (string.IsNullOrEmpty(name)) return Behaviour.Normal;
        foreach ((Behaviour behaviour, string known, _) in All)
            if (known == name) return behaviour;
        return BankRefusals.BehaviourUnknown.Text(name);
    }

    public static string Name(this Behaviour behaviour) => All.First(row => row.Behaviour == behaviour).Name;
}
