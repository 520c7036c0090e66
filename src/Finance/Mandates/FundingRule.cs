using Sampan.Trade;

namespace Sampan.Finance;

/// <summary>What of a mandate an order does not meet.</summary>
[Flags]
public enum Unmet
{
    None = 0,

    /// <summary>A sandbox lends to the sandbox only, and no currency becomes another.</summary>
    Currency = 1 << 0,
    Stage = 1 << 1,
    Lane = 1 << 2,
    Chapter = 1 << 3,
    Validity = 1 << 4,

    /// <summary>What may be advanced on it is less than the least the lender lends.</summary>
    Amount = 1 << 5,
    Tenor = 1 << 6,
    Score = 1 << 7,
    Evidence = 1 << 8,

    /// <summary>The lender has as much out as the mandate allows.</summary>
    Limit = 1 << 9,
}

/// <summary>
/// Whether a mandate lends on an order, and how much: a pure function that looks at nothing but its arguments, so that
/// thousands of mandates answer for an order at once and the same question has the same answer on any machine.
/// </summary>
public static class FundingRule
{
    public static Unmet Judge(Mandate mandate, FundingCase order)
    {
        MandateTerms terms = mandate.Terms;
        Unmet unmet = Unmet.None;
        bool sameMoney = terms.Currency == order.Worth.Currency && mandate.Sandbox == order.Sandbox;
        if (!sameMoney) unmet |= Unmet.Currency;
        if (!mandate.Covers(order.Stage)) unmet |= Unmet.Stage;
        if (!mandate.Covers(order.Lane)) unmet |= Unmet.Lane;
        if (!mandate.CoversAll(order.Chapters)) unmet |= Unmet.Chapter;
        if (!terms.Validity.Contains(order.Today)) unmet |= Unmet.Validity;
        if (sameMoney && Advance(terms, order) < terms.Least) unmet |= Unmet.Amount;
        if (Due(terms, order).DayNumber - order.Today.DayNumber > terms.TenorDays) unmet |= Unmet.Tenor;
        if (terms.ScoreLeast > 0 && Score(terms, order) < terms.ScoreLeast) unmet |= Unmet.Score;
        if (!mandate.IsContent(order.Evidence)) unmet |= Unmet.Evidence;
        return unmet;
    }

    /// <summary>The seller's score as the mandate counts it.</summary>
    public static int Score(MandateTerms terms, FundingCase order) =>
        SellerScore.Of(order.History, terms.ScoreBank ? order.Bank : null);

    /// <summary>
    /// The most the mandate advances on the order: of each part a fraction of a minor unit is dropped.
    /// </summary>
    public static Money Advance(MandateTerms terms, FundingCase order)
    {
        long share = Rounding.Scale(order.Worth.Minor, terms.AdvancePercent, 100, RoundingRule.Down)
            + Rounding.Scale(order.Rest.Minor, terms.RestPercent, 100, RoundingRule.Down);
        return order.Worth with { Minor = Math.Min(share, terms.Most.Minor) };
    }

    /// <summary>The last day on which a loan under the mandate is not late: that of the money it counts on.</summary>
    public static DateOnly Due(MandateTerms terms, FundingCase order)
    {
        bool countsOnRest = order.Stage == OrderStage.Accepted || (terms.RestPercent > 0 && order.Rest.Minor > 0);
        return countsOnRest ? order.RestBy : order.ReleasedBy;
    }

    /// <summary>The fee on a principal; a fraction of a minor unit is dropped in the borrower's favour.</summary>
    public static Money Fee(MandateTerms terms, Money principal)
    {
        long share = Rounding.Scale(principal.Minor, terms.FeeBps, 10_000, RoundingRule.Down);
        return principal with { Minor = Math.Max(share, terms.FeeLeast.Minor) };
    }

    /// <summary>The terms of a loan on an order that meets the mandate.</summary>
    /// <param name="principal">From the mandate's least to what it advances on the order.</param>
    public static LoanTerms Terms(Mandate mandate, FundingCase order, Id loan, Money principal) => new()
    {
        Loan = loan,
        Lender = mandate.Lender,
        Mandate = mandate.Id,
        MandateVersion = mandate.Version,
        Product = mandate.Terms.Product,
        Principal = principal,
        Fee = Fee(mandate.Terms, principal),
        RateBps = mandate.Terms.RateBps,
        LateBps = mandate.Terms.LateBps,
        From = order.Today,
        DueOn = Due(mandate.Terms, order),
    };
}
