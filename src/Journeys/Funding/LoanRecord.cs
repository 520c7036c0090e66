using System.Text.Json;
using Sampan.Finance;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Funding;

/// <summary>Where a loan stands in its lender's book. The names are stored in its listed row.</summary>
public enum LoanState
{
    /// <summary>Money and headroom are set aside; the order is not known to be pledged.</summary>
    Reserved = 1,

    /// <summary>Nothing was lent.</summary>
    GivenUp,

    /// <summary>The money has left for the seller and is out.</summary>
    Drawn,

    /// <summary>Everything has come back.</summary>
    Repaid,
}

/// <summary>A loan as its facts in the lender's book tell it.</summary>
public sealed record LoanRecord
{
    public required Id Loan { get; init; }

    public required int Version { get; init; }

    public required LoanState State { get; init; }

    public required LoanReserved Reserved { get; init; }

    public LoanTerms Terms => Reserved.Terms;

    public IReadOnlyList<LoanRepaid> Repaid { get; init; } = [];

    /// <summary>What is out of the principal.</summary>
    public Money Principal => State is LoanState.GivenUp
        ? Money.Zero(Terms.Principal.Currency)
        : Repaid.Aggregate(Terms.Principal, (left, part) => left - part.Principal);

    /// <summary>What fee and interest have brought.</summary>
    public Money Earned => Repaid.Aggregate(
        Money.Zero(Terms.Principal.Currency), (sum, part) => sum + part.Fee + part.Interest);

    public LoanBalance Owed(DateOnly day) => LoanBalance.On(day, Terms, Repaid);

    /// <summary>Null when the facts are not those of a loan.</summary>
    internal static LoanRecord? Fold(Id loan, IReadOnlyList<JournalEntry> entries)
    {
        LoanRecord? record = null;
        foreach (Fact fact in entries.SelectMany(entry => FactCodec.Decode(entry.Facts)))
        {
            record = fact is LoanReserved reserved ? Begin(loan, reserved) : record?.After(fact);
            if (record is null) return null;
        }
        return record is null ? null : record with { Version = entries[^1].Version };
    }

    internal static LoanRecord Begin(Id loan, LoanReserved reserved) =>
        new() { Loan = loan, Version = 1, State = LoanState.Reserved, Reserved = reserved };

    internal LoanRecord After(Fact fact) => fact switch
    {
        LoanGivenUp => this with { Version = Version + 1, State = LoanState.GivenUp },
        LoanDrawn => this with { Version = Version + 1, State = LoanState.Drawn },
        LoanRepaid part => this with
        {
            Version = Version + 1,
            Repaid = [.. Repaid, part],
            State = Owed(part.On).Total == part.Total ? LoanState.Repaid : LoanState.Drawn,
        },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} is not a fact of a loan."),
    };

    /// <summary>As lists show it: the lender stands where an order has its seller, the borrower its buyer.</summary>
    internal Card Row() => new(
        LoanCard.Kind, State.ToString(), Terms.Lender, Reserved.Seller,
        State == LoanState.Reserved ? Reserved.Until : null,
        JsonSerializer.SerializeToUtf8Bytes(
            new LoanCard(Reserved.Order, Reserved.Reference, Terms.Principal, Principal, Earned, Terms.DueOn),
            FactJson.Options));
}

/// <summary>What the row of a loan shows.</summary>
/// <param name="Out">What is out of the principal.</param>
/// <param name="Earned">Fee and interest that have come in.</param>
public sealed record LoanCard(Id Order, string Reference, Money Principal, Money Out, Money Earned, DateOnly DueOn)
{
    public const string Kind = "loan";

    public static LoanCard Read(Card card) => JsonSerializer.Deserialize<LoanCard>(card.Summary, FactJson.Options)!;
}
