using Sampan.Trade;

namespace Sampan.Journeys.Claims;

/// <summary>
/// An insurer of goods on their way. Its yes is a promise; its money comes as a line of the bank's statement like any
/// other. Every insurer, real or sandbox, stands behind this interface.
/// </summary>
public interface IInsurer
{
    string Name { get; }

    /// <summary>The bank account it pays from: by this its money is known on the statement.</summary>
    string Account { get; }

    /// <summary>Whether it answers for consignments of such orders at all.</summary>
    bool Insures(OrderTerms terms);

    /// <summary>
    /// Asks for the sum of a claim. Safe to repeat under the same key until answered. Refusals:
    /// <c>insurer_unavailable</c>.
    /// </summary>
    Task<Outcome<ClaimAnswer>> Ask(ClaimQuestion claim, CancellationToken cancellation);
}

/// <summary>A claim as an insurer is asked about it.</summary>
public sealed record ClaimQuestion
{
    /// <summary>The claim's for ever: the same key is the same claim.</summary>
    public required string Key { get; init; }

    /// <summary>What the insurer writes on its transfer.</summary>
    public required string Reference { get; init; }

    public required string Carrier { get; init; }

    public required string Tracking { get; init; }

    public required Money Insured { get; init; }

    public required DateOnly LostOn { get; init; }

    public required DateOnly OpenedOn { get; init; }
}

/// <summary>Without a fault the insurer pays what is insured; with one it pays nothing.</summary>
public sealed record ClaimAnswer(ClaimFault? Fault);

/// <summary>Why an insurer gave no answer.</summary>
public static class InsurerRefusals
{
    /// <summary>
    /// There is none, or it was not reached; nothing is decided. Arguments: <c>insurer</c>, <c>cause</c>.
    /// </summary>
    public static readonly RefusalCode Unavailable = new("insurer_unavailable", RefusalKind.Unavailable);
}
