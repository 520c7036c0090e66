using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Sampan.Trade;

namespace Sampan.Finance;

/// <summary>
/// A mandate as JSON: what a lender writes instead of the form, what is downloaded, and what is kept. Amounts are texts
/// in the mandate's currency, rates whole hundredths of a percent; nothing is rounded, and nothing that is unknown is
/// passed over.
/// </summary>
public static class MandateFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
    };

    public static string Write(MandateTerms terms) => JsonSerializer.Serialize(Shape.Of(terms), Options);

    /// <summary>The mandate, or every field that is wrong.</summary>
    public static MandateTerms? Read(string json, out IReadOnlyList<(string Field, Refusal Refusal)> wrong)
    {
        try
        {
            if (JsonSerializer.Deserialize<Shape>(json, Options) is not { } shape)
            {
                wrong = [("json", FinanceRefusals.MandateJson.With(("path", "$")))];
                return null;
            }
            MandateTerms? terms = shape.Terms(out wrong);
            if (terms is not null) wrong = MandateCheck.Of(terms);
            return wrong.Count == 0 ? terms : null;
        }
        catch (JsonException exception)
        {
            // Where it stops being a mandate; what stands there may be long and is not repeated.
            wrong = [("json", FinanceRefusals.MandateJson.With(("path", exception.Path ?? "$")))];
            return null;
        }
    }

    /// <summary>The form as it is typed: nothing is required before all of it is read.</summary>
    private sealed record Shape
    {
        public string? Name { get; init; }

        public LoanProduct? Product { get; init; }

        public string? Currency { get; init; }

        public IReadOnlyList<OrderStage>? Stages { get; init; }

        public IReadOnlyList<LaneShape?>? Lanes { get; init; }

        public IReadOnlyList<string?>? Chapters { get; init; }

        public int? AdvancePercent { get; init; }

        public int? RestPercent { get; init; }

        public string? Least { get; init; }

        public string? Most { get; init; }

        public int? TenorDays { get; init; }

        public int? RateBps { get; init; }

        public int? LateBps { get; init; }

        public int? FeeBps { get; init; }

        public string? FeeLeast { get; init; }

        public string? LimitTotal { get; init; }

        public string? LimitSeller { get; init; }

        public string? LimitCountry { get; init; }

        public IReadOnlyList<Evidence>? Evidence { get; init; }

        public int? ScoreLeast { get; init; }

        /// <summary>Left out when not, as in mandates that are older than it.</summary>
        public bool? ScoreBank { get; init; }

        public string? ValidFrom { get; init; }

        public string? ValidUntil { get; init; }

        internal static Shape Of(MandateTerms terms) => new()
        {
            Name = terms.Name,
            Product = terms.Product,
            Currency = terms.Currency.Code,
            Stages = terms.Stages,
            Lanes = [.. terms.Lanes.Select(lane => new LaneShape(lane.From.Code, lane.To.Code))],
            Chapters = [.. terms.Chapters.Select(chapter => chapter.ToString("00", null))],
            AdvancePercent = terms.AdvancePercent,
            RestPercent = terms.RestPercent,
            Least = terms.Least.AmountText,
            Most = terms.Most.AmountText,
            TenorDays = terms.TenorDays,
            RateBps = terms.RateBps,
            LateBps = terms.LateBps,
            FeeBps = terms.FeeBps,
            FeeLeast = terms.FeeLeast.AmountText,
            LimitTotal = terms.Limits.Total.AmountText,
            LimitSeller = terms.Limits.Seller?.AmountText,
            LimitCountry = terms.Limits.Country?.AmountText,
            Evidence = terms.Evidence,
            ScoreLeast = terms.ScoreLeast,
            ScoreBank = terms.ScoreBank ? true : null,
            ValidFrom = terms.Validity.From.Text(),
            ValidUntil = terms.Validity.Until.Text(),
        };

        internal MandateTerms? Terms(out IReadOnlyList<(string Field, Refusal Refusal)> wrong)
        {
            var reader = new MandateReader(Currency);
            var terms = new MandateTerms
            {
                Name = reader.Need("name", Name) ?? "",
                Product = reader.Need("product", Product) ?? LoanProduct.PurchaseOrder,
                Currency = reader.Currency,
                Stages = [.. (Stages ?? []).Distinct()],
                Lanes = [.. (Lanes ?? []).Select(lane => reader.Lane(lane?.From, lane?.To)).Distinct()],
                Chapters = [.. (Chapters ?? []).Select(reader.Chapter).Distinct().Order()],
                AdvancePercent = reader.Need("advance_percent", AdvancePercent) ?? 0,
                RestPercent = RestPercent ?? 0,
                Least = reader.Amount("least", Least),
                Most = reader.Amount("most", Most),
                TenorDays = reader.Need("tenor_days", TenorDays) ?? 0,
                RateBps = reader.Need("rate_bps", RateBps) ?? 0,
                LateBps = LateBps ?? 0,
                FeeBps = FeeBps ?? 0,
                FeeLeast = reader.Optional("fee_least", FeeLeast) ?? Money.Zero(reader.Currency),
                Limits = new MandateLimits(
                    reader.Amount("limit_total", LimitTotal), reader.Optional("limit_seller", LimitSeller),
                    reader.Optional("limit_country", LimitCountry)),
                Evidence = [.. (Evidence ?? []).Distinct().Order()],
                ScoreLeast = ScoreLeast ?? 0,
                ScoreBank = ScoreBank ?? false,
                Validity = new Period(reader.Date("valid_from", ValidFrom), reader.Date("valid_until", ValidUntil)),
            };
            wrong = reader.Wrong;
            return wrong.Count == 0 ? terms : null;
        }
    }

    private sealed record LaneShape(string? From, string? To);
}
