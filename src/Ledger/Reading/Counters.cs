using Sampan.Ledger.Loop;

namespace Sampan.Ledger.Reading;

/// <summary>An account's four counters.</summary>
internal readonly record struct Counters(
    long DebitsPending, long DebitsPosted, long CreditsPending, long CreditsPosted)
{
    /// <summary>Seen from the side that is filled by credits, as <see cref="Account.Balance"/>.</summary>
    internal long Balance => CreditsPosted - DebitsPosted;

    internal Counters Debited(Change change) => this with
    {
        DebitsPending = DebitsPending + change.Pending,
        DebitsPosted = DebitsPosted + change.Posted,
    };

    internal Counters Credited(Change change) => this with
    {
        CreditsPending = CreditsPending + change.Pending,
        CreditsPosted = CreditsPosted + change.Posted,
    };
}

/// <summary>What one transfer changes in the counters of each of its two accounts.</summary>
internal readonly record struct Change(long Pending, long Posted)
{
    /// <param name="held">The amount of the pending transfer that this one resolves; zero when it resolves
    /// none.</param>
    internal static Change Of(Phase phase, long amount, long held) => phase switch
    {
        Phase.Single => new Change(0, amount),
        Phase.Pending => new Change(amount, 0),
        Phase.Post => new Change(-held, amount),
        _ => new Change(-held, 0),
    };
}
