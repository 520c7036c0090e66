using Sampan.Kernel;

namespace Sampan.Market.Rows;

/// <summary>One version of a rate card. A firm of <see cref="Id.None"/> is the house.</summary>
internal sealed record FreightCardRow
{
    public required Id Id { get; init; }

    public required int Version { get; init; }

    public required Id Firm { get; init; }

    public required Id Listing { get; init; }

    public required Hash256 Hash { get; init; }

    public required string Text { get; init; }

    public required bool Withdrawn { get; init; }

    public required Instant SavedAt { get; init; }
}

/// <summary>What a listing said about freight before there were rate cards, until a card is made of it.</summary>
internal sealed class ListingFreightRow
{
    public required Id Listing { get; init; }

    public required Id Firm { get; init; }

    public required string Slug { get; init; }

    public required Country Origin { get; init; }

    public required string Freight { get; init; }

    public required Instant ChangedAt { get; init; }
}
