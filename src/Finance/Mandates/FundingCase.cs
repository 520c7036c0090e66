namespace Sampan.Finance;

/// <summary>
/// What a mandate looks at of one order: filled from the trade record, and nothing of it names a person.
/// </summary>
public sealed record FundingCase
{
    public required Id Order { get; init; }

    public required Id Seller { get; init; }

    /// <summary>Sandbox money is lent on sandbox orders only.</summary>
    public required bool Sandbox { get; init; }

    public required Lane Lane { get; init; }

    /// <summary>Of every line.</summary>
    public required IReadOnlyList<int> Chapters { get; init; }

    public required OrderStage Stage { get; init; }

    /// <summary>
    /// What is lent on: the escrow less the platform's fee; of accepted goods, what the buyer still owes.
    /// </summary>
    public required Money Worth { get; init; }

    /// <summary>What the buyer pays only after delivery; nothing of accepted goods, where that is the worth.</summary>
    public required Money Rest { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>The last day on which the money is released, should every deadline of the order be used.</summary>
    public required DateOnly ReleasedBy { get; init; }

    /// <summary>The last day on which the rest is not late, should every deadline be used.</summary>
    public required DateOnly RestBy { get; init; }

    public required SellerHistory History { get; init; }

    /// <summary>What the seller has shown of its bank account, where that still counts.</summary>
    public BankRecord? Bank { get; init; }

    public required IReadOnlyList<Evidence> Evidence { get; init; }
}
