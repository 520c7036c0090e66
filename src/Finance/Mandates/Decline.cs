namespace Sampan.Finance;

/// <summary>
/// Why a mandate gives nothing for an order: every reason by name, in a fixed order. What a seller can change today
/// comes last, so that the last of a list of one reason is what flips it.
/// </summary>
public static class Decline
{
    public static IReadOnlyList<Refusal> Of(Mandate mandate, FundingCase order, Unmet unmet)
    {
        MandateTerms terms = mandate.Terms;
        var reasons = new List<Refusal>();
        if (unmet.HasFlag(Unmet.Currency)) reasons.Add(FinanceRefusals.CurrencyWrong.With(
            ("currency", Commodity.Money(terms.Currency, mandate.Sandbox).Code)));
        if (unmet.HasFlag(Unmet.Stage)) reasons.Add(FinanceRefusals.StageWrong.With(("stage", $"{order.Stage}")));
        if (unmet.HasFlag(Unmet.Lane)) reasons.Add(FinanceRefusals.LaneWrong.With(
            ("from", order.Lane.From.Code), ("to", order.Lane.To.Code)));
        if (unmet.HasFlag(Unmet.Chapter)) reasons.Add(FinanceRefusals.ChapterWrong.With(
            ("chapter", Chapters(order.Chapters.Except(terms.Chapters)))));
        if (unmet.HasFlag(Unmet.Validity)) reasons.Add(NotInForce(terms, order.Today));
        if (unmet.HasFlag(Unmet.Amount)) reasons.Add(FinanceRefusals.TooSmall.With(
            ("least", terms.Least.ToString()), ("advance", FundingRule.Advance(terms, order).ToString())));
        if (unmet.HasFlag(Unmet.Tenor)) reasons.Add(TooLong(terms, order));
        if (unmet.HasFlag(Unmet.Score)) reasons.Add(ScoreLow(terms, order));
        foreach (Evidence missing in unmet.HasFlag(Unmet.Evidence) ? terms.Evidence.Except(order.Evidence) : [])
            reasons.Add(FinanceRefusals.EvidenceMissing.With(("evidence", $"{missing}")));
        if (unmet.HasFlag(Unmet.Limit)) reasons.Add(FinanceRefusals.LimitReached);
        return reasons;
    }

    /// <summary>The due day stands still while time passes: from some day on it is near enough.</summary>
    private static Refusal TooLong(MandateTerms terms, FundingCase order)
    {
        DateOnly due = FundingRule.Due(terms, order);
        return FinanceRefusals.TooLong.With(
            ("days", $"{due.DayNumber - order.Today.DayNumber}"), ("most", $"{terms.TenorDays}"),
            ("from", due.AddDays(-terms.TenorDays).Text()));
    }

    private static Refusal NotInForce(MandateTerms terms, DateOnly today) => FinanceRefusals.NotInForce.With(
        ("from", terms.Validity.From.Text()), ("until", terms.Validity.Until.Text()), ("today", today.Text()));

    private static Refusal ScoreLow(MandateTerms terms, FundingCase order)
    {
        int now = FundingRule.Score(terms, order);
        (string, string) score = ("score", $"{now}"), least = ("least", $"{terms.ScoreLeast}");
        // A statement can be brought today, deliveries take their time.
        if (terms.ScoreBank && order.Bank is null && now + SellerScore.MostOfBank >= terms.ScoreLeast)
            return FinanceRefusals.ScoreWithoutBank.With(score, least, ("most", $"{SellerScore.MostOfBank}"));
        int ofBank = terms.ScoreBank ? SellerScore.OfBank(order.Bank) : 0;
        return SellerScore.DeliveriesTo(terms.ScoreLeast - ofBank, order.History) is { } deliveries
            ? FinanceRefusals.ScoreLow.With(score, least, ("deliveries", $"{deliveries}"))
            : FinanceRefusals.ScoreUnreachable.With(score, least);
    }

    private static string Chapters(IEnumerable<int> chapters) =>
        string.Join(", ", chapters.Distinct().Order().Select(chapter => chapter.ToString("00", null)));
}
