using Sampan.Trade;

namespace Sampan.Finance;

/// <summary>What a mandate must be before it may make offers: each wrong field by its name in the JSON form.</summary>
public static class MandateCheck
{
    /// <summary>
    /// What moves in and out of an account for ever adds up: each amount leaves room for a million of its size.
    /// </summary>
    public const long MostAmount = Money.Cap / 1_000_000;

    private const int MostName = 80, MostTenor = 365, MostRateBps = 10_000, MostFeeBps = 2_000, MostLanes = 200;

    public static IReadOnlyList<(string Field, Refusal Refusal)> Of(MandateTerms terms)
    {
        var wrong = new List<(string, Refusal)>();
        if (terms.Name.Trim().Length is 0 or > MostName || terms.Name.Any(char.IsControl))
            wrong.Add(("name", FinanceRefusals.MandateValue.With(("field", "name"), ("least", "1"), ("most", "80"))));
        if (terms.Stages.Count == 0) wrong.Add(Missing("stages"));
        bool isEarly = terms.Product == LoanProduct.EarlyPayment;
        if (terms.Stages.Any(stage => (stage == OrderStage.Accepted) != isEarly))
            wrong.Add(("stages", FinanceRefusals.MandateStages.With(("field", "stages"))));
        Range("lanes", terms.Lanes.Count, 0, MostLanes);
        foreach (int chapter in terms.Chapters.Where(c => c is < 1 or > 97).Take(1))
            Range("chapters", chapter, 1, 97);
        Range("advance_percent", terms.AdvancePercent, 1, 100);
        // Of accepted goods the rest is what is lent on: there is no other.
        Range("rest_percent", terms.RestPercent, 0, isEarly ? 0 : 100);
        Range("tenor_days", terms.TenorDays, 1, MostTenor);
        Percent("rate_bps", terms.RateBps, MostRateBps);
        Percent("late_bps", terms.LateBps, MostRateBps);
        Percent("fee_bps", terms.FeeBps, MostFeeBps);
        Range("score_least", terms.ScoreLeast, 0, 100);
        Amount("least", terms.Least, 1);
        Amount("most", terms.Most, 1);
        Amount("fee_least", terms.FeeLeast, 0);
        Amount("limit_total", terms.Limits.Total, 1);
        Amount("limit_seller", terms.Limits.Seller, 1);
        Amount("limit_country", terms.Limits.Country, 1);
        if (terms.Least > terms.Most) wrong.Add(Reversed("most", "least"));
        if (terms.Limits.Total < terms.Least) wrong.Add(Reversed("limit_total", "least"));
        if (terms.Validity.From > terms.Validity.Until) wrong.Add(Reversed("valid_until", "valid_from"));
        return wrong;

        void Range(string field, int value, int least, int most)
        {
            if (value < least || value > most)
                wrong.Add((field, FinanceRefusals.MandateValue.With(
                    ("field", field), ("least", $"{least}"), ("most", $"{most}"))));
        }

        void Percent(string field, int bps, int most)
        {
            if (bps < 0 || bps > most)
                wrong.Add((field, FinanceRefusals.MandateValue.With(
                    ("field", field), ("least", "0 %"), ("most", $"{most / 100} %"))));
        }

        void Amount(string field, Money? amount, long least)
        {
            if (amount is { } given && (given.Minor < least || given.Minor > MostAmount))
                wrong.Add((field, FinanceRefusals.MandateValue.With(
                    ("field", field), ("least", (given with { Minor = least }).ToString()),
                    ("most", (given with { Minor = MostAmount }).ToString()))));
        }
    }

    internal static (string, Refusal) Missing(string field) =>
        (field, FinanceRefusals.MandateMissing.With(("field", field)));

    private static (string, Refusal) Reversed(string field, string before) =>
        (field, FinanceRefusals.MandateReversed.With(("field", field), ("before", before)));
}
