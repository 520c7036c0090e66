using Sampan.Journeys.Claims;
using Sampan.Kernel;
using Sampan.Trade;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>
/// An insurer that lives in a test's memory and pays by a line at the test's bank. The sandbox insurer, which pays at
/// the sandbox bank, is tested on a running site.
/// </summary>
public sealed class MemoryInsurer(MemoryBank bank) : IInsurer
{
    private readonly HashSet<string> _paid = [];

    public string Name => "INSURER";

    public string Account => "of INSURER";

    /// <summary>While true every question is refused as unavailable.</summary>
    public bool IsAway { get; set; }

    /// <summary>Answers with this "no".</summary>
    public ClaimFault? Fault { get; set; }

    /// <summary>Sent beside what is insured.</summary>
    public long TooMuch { get; set; }

    /// <summary>What it writes beside its money in place of the order's reference.</summary>
    public string? PaysBy { get; set; }

    /// <summary>The bank's id of the last line of its money.</summary>
    public string? LastLine { get; private set; }

    public ClaimQuestion? Asked { get; private set; }

    public bool Insures(OrderTerms terms) => true;

    public Task<Outcome<ClaimAnswer>> Ask(ClaimQuestion claim, CancellationToken cancellation)
    {
        if (IsAway) return Task.FromResult<Outcome<ClaimAnswer>>(InsurerRefusals.Unavailable);
        Asked = claim;
        if (Fault is null && _paid.Add(claim.Key))
            LastLine = bank.Credit(
                Name, PaysBy ?? claim.Reference, claim.Insured.Minor + TooMuch, Account).LineId;
        return Task.FromResult<Outcome<ClaimAnswer>>(new ClaimAnswer(Fault));
    }
}
