namespace Sampan.Finance;

/// <summary>
/// Lenders' mandates. Who may act for a lender was decided by the caller; asking for another firm's mandate answers not
/// found. Refusals: <see cref="FinanceRefusals"/>.
/// </summary>
public interface IMandates
{
    /// <summary>
    /// A new mandate, or the next version of one; the same terms again change nothing. It makes offers from now on.
    /// Refuses <c>mandates_full</c>, <c>mandate_unknown</c>, <c>mandate_money_fixed</c>, <c>mandate_moved</c>.
    /// </summary>
    Task<Outcome<StoredMandate>> Save(SaveMandate command, Instant now);

    /// <summary>It makes no offers from now on; what was lent by it goes on. Refuses as <see cref="Save"/>.</summary>
    Task<Outcome<StoredMandate>> Stop(Id lender, Id mandate, int version, Instant now);

    /// <summary>The newest versions, stopped ones too, the newest mandate first.</summary>
    Task<IReadOnlyList<StoredMandate>> Of(Id lender);

    Task<Outcome<StoredMandate>> MandateOf(Id lender, Id mandate);

    /// <summary>Every lender's mandates that are not stopped. The same list until one changes.</summary>
    Task<IReadOnlyList<Mandate>> InForce();
}

/// <param name="Mandate">The mandate to change, or <see cref="Id.None"/> for a new one.</param>
/// <param name="Version">The version that was looked at; 0 for a new one.</param>
/// <param name="Sandbox">The lender's firm is a sandbox: it lends test money.</param>
public sealed record SaveMandate(Id Lender, Id Mandate, int Version, bool Sandbox, MandateTerms Terms);

/// <summary>One version of a mandate, as it is kept.</summary>
public sealed record StoredMandate(Mandate Mandate, bool Stopped, Instant SavedAt)
{
    public MandateTerms Terms => Mandate.Terms;
}
