using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sampan.Finance;
using Sampan.Trade;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Lending;

/// <summary>
/// What is typed about a mandate, field by field, exactly as it was typed. Rates are typed in percent.
/// </summary>
public sealed class MandateForm
{
    /// <summary>Fields of one value; the same names, with underscores, are those of the JSON form.</summary>
    private static readonly string[] Single =
    [
        "name", "currency", "lanes", "chapters", "advance-percent", "rest-percent", "least", "most", "tenor-days",
        "rate-bps", "late-bps", "fee-bps", "fee-least", "limit-total", "limit-seller", "limit-country",
        "score-least", "valid-from", "valid-until",
    ];

    private readonly Dictionary<string, string> _typed = [];

    public string this[string field]
    {
        get => _typed.GetValueOrDefault(field, "");
        private set => _typed[field] = value;
    }

    public LoanProduct Product { get; private set; } = LoanProduct.PurchaseOrder;

    public IReadOnlySet<string> Stages { get; private set; } = new HashSet<string>();

    public IReadOnlySet<string> Evidence { get; private set; } = new HashSet<string>();

    public bool ScoreBank { get; private set; }

    public static MandateForm New(DateOnly today) => new()
    {
        ["currency"] = "THB",
        ["advance-percent"] = "60",
        ["rest-percent"] = "0",
        ["tenor-days"] = "90",
        ["score-least"] = "0",
        ["late-bps"] = "3",
        ["fee-bps"] = "0",
        ["valid-from"] = today.Text(),
        ["valid-until"] = today.AddYears(1).Text(),
        Stages = new HashSet<string> { nameof(OrderStage.Secured) },
        Evidence = new HashSet<string> { nameof(Finance.Evidence.PayoutAccount) },
    };

    public static MandateForm Of(MandateTerms terms) => new()
    {
        ["name"] = terms.Name,
        ["currency"] = terms.Currency.Code,
        ["lanes"] = string.Join(' ', terms.Lanes.Select(lane => $"{lane.From.Code}-{lane.To.Code}")),
        ["chapters"] = string.Join(' ', terms.Chapters.Select(c => c.ToString("00", CultureInfo.InvariantCulture))),
        ["advance-percent"] = $"{terms.AdvancePercent}",
        ["rest-percent"] = $"{terms.RestPercent}",
        ["least"] = terms.Least.AmountText,
        ["most"] = terms.Most.AmountText,
        ["tenor-days"] = $"{terms.TenorDays}",
        ["rate-bps"] = Percent(terms.RateBps),
        ["late-bps"] = Percent(terms.LateBps),
        ["fee-bps"] = Percent(terms.FeeBps),
        ["fee-least"] = terms.FeeLeast.AmountText,
        ["limit-total"] = terms.Limits.Total.AmountText,
        ["limit-seller"] = terms.Limits.Seller?.AmountText ?? "",
        ["limit-country"] = terms.Limits.Country?.AmountText ?? "",
        ["score-least"] = $"{terms.ScoreLeast}",
        ["valid-from"] = terms.Validity.From.Text(),
        ["valid-until"] = terms.Validity.Until.Text(),
        Product = terms.Product,
        Stages = terms.Stages.Select(stage => $"{stage}").ToHashSet(),
        Evidence = terms.Evidence.Select(evidence => $"{evidence}").ToHashSet(),
        ScoreBank = terms.ScoreBank,
    };

    public static MandateForm Read(IFormCollection posted)
    {
        var form = new MandateForm
        {
            Product = Enum.TryParse(posted["product"], out LoanProduct product) && Enum.IsDefined(product)
                ? product
                : LoanProduct.PurchaseOrder,
            Stages = posted["stages"].OfType<string>().ToHashSet(),
            Evidence = posted["evidence"].OfType<string>().ToHashSet(),
            ScoreBank = posted["score-bank"] == "yes",
        };
        foreach (string field in Single) form[field] = FormReader.Typed(posted, field);
        return form;
    }

    /// <summary>What was typed as terms, or the first reason why not, with the field it is about.</summary>
    public Outcome<MandateTerms> Terms()
    {
        var read = new FormReader();
        Currency currency = read.Take("currency", Currency.Parse(this["currency"]));
        if (read.Refusal is { } unknown) return unknown;
        var terms = new MandateTerms
        {
            Name = this["name"],
            Product = Product,
            Currency = currency,
            // Early payment knows one stage only, which nobody has to tick.
            Stages = Product == LoanProduct.EarlyPayment ? [OrderStage.Accepted] : [.. Chosen<OrderStage>(Stages)],
            Lanes = [.. Words("lanes").Select(word => read.Take("lanes", Lane(word))).Distinct()],
            Chapters = [.. Words("chapters").Select(word => read.Take("chapters", Chapter(word))).Distinct().Order()],
            AdvancePercent = read.Whole("advance_percent", this["advance-percent"]),
            RestPercent = this["rest-percent"].Length == 0 ? 0 : read.Whole("rest_percent", this["rest-percent"]),
            Least = Amount("least"),
            Most = Amount("most"),
            TenorDays = read.Whole("tenor_days", this["tenor-days"]),
            RateBps = read.Take("rate_bps", Bps("rate-bps")),
            LateBps = read.Take("late_bps", Bps("late-bps")),
            FeeBps = read.Take("fee_bps", Bps("fee-bps")),
            FeeLeast = Optional("fee-least") ?? Money.Zero(currency),
            Limits = new MandateLimits(
                Amount("limit-total"), Optional("limit-seller"), Optional("limit-country")),
            Evidence = [.. Chosen<Evidence>(Evidence)],
            ScoreLeast = read.Whole("score_least", this["score-least"]),
            ScoreBank = ScoreBank,
            Validity = new Period(
                read.Take("valid_from", TypedDay.Parse(this["valid-from"])),
                read.Take("valid_until", TypedDay.Parse(this["valid-until"]))),
        };
        if (read.Refusal is { } refusal) return refusal;
        return MandateCheck.Of(terms) is [(_, { } wrong), ..] ? wrong : terms;

        Money Amount(string field) =>
            read.Take(field.Replace('-', '_'), Money.Parse(this[field], currency));

        Money? Optional(string field) => this[field].Length == 0 ? null : Amount(field);
    }

    /// <summary>In the order of their list; what is none of it is passed over.</summary>
    private static IEnumerable<T> Chosen<T>(IReadOnlySet<string> words) where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => words.Contains($"{value}"));

    private string[] Words(string field) => this[field].ToUpperInvariant().Split(
        [' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Outcome<Lane> Lane(string word)
    {
        string[] ends = word.Split('-', 2);
        Outcome<Country> from = Country.Parse(ends[0]), to = Country.Parse(ends.Length == 2 ? ends[1] : "");
        return from.IsRefused ? from.Refusal : to.IsRefused ? to.Refusal : new Lane(from.Value, to.Value);
    }

    private static Outcome<int> Chapter(string word) =>
        word.Length == 2 ? FormReader.WholeNumber("chapters", word) : WebRefusals.NumberMalformed.With(
            ("field", "chapters"), ("text", word.Length <= 40 ? word : word[..40]));

    /// <summary>Percent with at most two decimals; nothing is rounded.</summary>
    private Outcome<int> Bps(string field)
    {
        bool read = decimal.TryParse(
            this[field], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent);
        decimal bps = read && percent <= 1_000_000 ? percent * 100 : 0.5m;
        return bps == decimal.Truncate(bps) ? (int)bps : WebRefusals.NumberMalformed.With(
            ("field", field.Replace('-', '_')), ("text", this[field].Length <= 40 ? this[field] : this[field][..40]));
    }

    private static string Percent(int bps) => (bps / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
