using Sampan.Kernel;

namespace Sampan.Market;

/// <summary>
/// Rate cards of firms, and of the house (<see cref="Id.None"/> as the firm), which answer for every seller. Who may
/// act for whom was decided by the caller; asking for another firm's card answers not found. Refusals:
/// <see cref="FreightRefusals"/>.
/// </summary>
public interface IFreightCards
{
    /// <summary>
    /// A new card, or the next version of one; the same figures again change nothing. Refuses
    /// <c>freight_cards_full</c>, <c>freight_card_unknown</c>, <c>freight_card_moved</c>.
    /// </summary>
    Task<Outcome<StoredCard>> Save(SaveCard command, Instant now);

    /// <summary>
    /// Nothing is priced by it from now on. What was ordered by it stays readable. Refuses as <see cref="Save"/>.
    /// </summary>
    Task<Outcome<StoredCard>> Withdraw(Id firm, Id card, int version, Instant now);

    /// <summary>The newest versions that are not withdrawn, by carrier and service.</summary>
    Task<IReadOnlyList<StoredCard>> Of(Id firm);

    /// <summary>The newest version, withdrawn or not, if it is the firm's own.</summary>
    Task<Outcome<StoredCard>> CardOf(Id firm, Id card);

    /// <summary>One version, as an order names it.</summary>
    Task<Outcome<StoredCard>> Version(Id card, int version);

    /// <summary>What may carry a listing's goods: its firm's cards and those of the house.</summary>
    Task<IReadOnlyList<StoredCard>> For(Listing listing);
}

/// <param name="Card">The card to change, or <see cref="Id.None"/> for a new one.</param>
/// <param name="Version">The version that was looked at; 0 for a new card.</param>
public sealed record SaveCard(Id Firm, Id Card, int Version, RateCard Rates);

/// <summary>One version of a card. <paramref name="Hash"/> is that of <see cref="RateCardFile.Write"/>.</summary>
/// <param name="Listing">The only listing it answers for, or <see cref="Id.None"/> for all.</param>
public sealed record StoredCard(
    Id Id, int Version, Id Firm, Id Listing, Hash256 Hash)
{
    public required RateCard Rates { get; init; }

    public required bool Withdrawn { get; init; }
}
