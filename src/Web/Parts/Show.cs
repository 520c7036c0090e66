using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sampan.Council;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>
/// How values are written for a reader. For display only: what is sent, stored or printed on papers keeps its plain
/// form. Numbers are grouped, the yen has no decimals, and Thai readers see the year of the Buddhist era.
/// </summary>
public static partial class Show
{
    /// <summary>Keeps a number and its unit on one line.</summary>
    private const string Unbroken = "\u00a0";

    /// <summary>Years between the Buddhist era, as Thailand counts since 1941, and the Christian.</summary>
    internal const int BuddhistEra = 543;

    private static readonly string[] EnglishMonths =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private static readonly string[] ThaiMonths =
        ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];

    /// <summary><c>฿1,234.50</c> or <c>1,234.50 บาท</c>.</summary>
    public static string Money(this Texts text, Money money) =>
        text.Amount(Commodity.Money(money.Currency, test: false), money.Minor);

    /// <summary>
    /// What a ledger account counts, or a sum over many: money in its currency, stock in units.
    /// </summary>
    public static string Amount(this Texts text, Commodity commodity, Int128 amount)
    {
        string[] parts = commodity.AmountText(amount).Split('.');
        CultureInfo invariant = CultureInfo.InvariantCulture;
        string number = Int128.Parse(parts[0], invariant).ToString("N0", invariant);
        // Less than one of the currency has no digit before the point to carry the sign.
        if (amount < 0 && number[0] != '-') number = $"-{number}";
        if (parts.Length == 2) number = $"{number}.{parts[1]}";
        if (commodity.Kind != CommodityKind.Money) return text.Of("amount.units", ("units", number));
        string money = text.InCurrency(commodity.Currency, number);
        return text.Marked(commodity, money);
    }

    /// <summary>Money that is not real says so wherever it is named.</summary>
    public static string Marked(this Texts text, Commodity commodity, string money) =>
        commodity.IsPractice ? text.Of("amount.practice", ("money", money))
        : commodity.IsTest ? text.Of("amount.test", ("money", money))
        : money;

    /// <summary>A figure that is already text, as money of a currency is written.</summary>
    public static string InCurrency(this Texts text, Currency currency, string number)
    {
        string key = $"money.{currency.Code}";
        return text.Has(key) ? text.Of(key, ("amount", number)) : $"{number}{Unbroken}{currency.Code}";
    }

    /// <summary>
    /// A firm's address line by line, without the country: in its own script for those who read that, else in Latin
    /// letters.
    /// </summary>
    public static IReadOnlyList<string> Address(this Texts text, FirmDetails firm) =>
        text.Language == "th" && firm.Country == Kernel.Country.Thailand && firm.LocalLines.Count > 0
            ? firm.LocalLines
            : firm.LatinLines;

    /// <summary><c>24 Nov 2026</c>, <c>24 พ.ย. 2569</c> of the Buddhist era, or <c>2026年11月24日</c>.</summary>
    public static string Date(this Texts text, DateOnly date)
    {
        CultureInfo plain = CultureInfo.InvariantCulture;
        return text.Language switch
        {
            "th" => Day(date, ThaiMonths, date.Year + BuddhistEra),
            "zh" => string.Create(plain, $"{date.Year}年{date.Month}月{date.Day}日"),
            _ => Day(date, EnglishMonths, date.Year),
        };
    }

    /// <summary><c>Nov 2026</c>, <c>พ.ย. 2569</c> of the Buddhist era, or <c>2026年11月</c>.</summary>
    public static string Month(this Texts text, Month month)
    {
        CultureInfo plain = CultureInfo.InvariantCulture;
        return text.Language switch
        {
            "th" => string.Create(plain, $"{ThaiMonths[month.Number - 1]}{Unbroken}{month.Year + BuddhistEra}"),
            "zh" => string.Create(plain, $"{month.Year}年{month.Number}月"),
            _ => string.Create(plain, $"{EnglishMonths[month.Number - 1]}{Unbroken}{month.Year}"),
        };
    }

    /// <summary>Day, month, year; a leap day is one in either era, because only the year's name differs.</summary>
    private static string Day(DateOnly date, string[] months, int year) => string.Create(
        CultureInfo.InvariantCulture, $"{date.Day}{Unbroken}{months[date.Month - 1]}{Unbroken}{year}");

    /// <summary>Day and minute, with the zone they are of: see <see cref="Zones"/>.</summary>
    public static string Moment(this Texts text, Instant instant)
    {
        (TimeSpan ahead, string zone) = Zones.Of(text);
        DateTimeOffset local = instant.ToDateTimeOffset().ToOffset(ahead);
        return text.Of(
            "moment.written", ("date", text.Date(DateOnly.FromDateTime(local.DateTime))),
            ("time", local.ToString("HH':'mm", CultureInfo.InvariantCulture)), ("zone", zone));
    }

    /// <summary>The day of a moment, where the page is about.</summary>
    public static string Day(this Texts text, Instant instant) => text.Date(
        DateOnly.FromDateTime(instant.ToDateTimeOffset().ToOffset(Zones.Of(text).Ahead).DateTime));

    /// <summary>For the <c>datetime</c> of a time element.</summary>
    public static string Machine(Instant instant) =>
        instant.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Grams below one kilogram, kilograms from there on, with what is left of them.</summary>
    public static string Weight(this Texts text, long grams) => grams < 1000
        ? text.Of("weight.grams", ("number", Number(grams)))
        : text.Of("weight.kilograms", ("number", (grams / 1000m).ToString("#,0.###", CultureInfo.InvariantCulture)));

    /// <summary>What was noted for programs, as 2026-11-25, with its days as people read them.</summary>
    public static string Readable(this Texts text, string noted) => WrittenDay().Replace(
        noted, day => Dates.Parse(day.Value) is { IsRefused: false } date ? text.Date(date.Value) : day.Value);

    /// <summary>What was noted for programs, as 1234.50 THB, as people read it; null when it is no amount.</summary>
    public static string? ReadableMoney(this Texts text, string noted) =>
        noted.Split(' ') is [{ } amount, { Length: 3 } code]
            && Currency.Parse(code).TryGet(out Currency currency, out _)
            && Kernel.Money.Parse(amount, currency).TryGet(out Money money, out _)
            ? text.Money(money)
            : null;

    public static string State(this Texts text, OrderState state) => text[$"state.{Key(state)}"];

    /// <summary>
    /// How an order stands, as a badge. An offer that nobody accepted in time has ended, though nothing was recorded.
    /// </summary>
    public static (string Words, string Style) Badge(this Texts text, TradeRecord record, Instant now) =>
        text.Badge(record.State, record.Terms.OpenUntil, record.Rest.Minor > 0, now);

    /// <summary>The same of an order's row in a list.</summary>
    public static (string Words, string Style) Badge(this Texts text, OrderState state, OrderCard card, Instant now) =>
        text.Badge(state, card.By, card.Rest is not null, now);

    private static (string Words, string Style) Badge(
        this Texts text, OrderState state, Instant? by, bool hasRest, Instant now) => state switch
        {
            OrderState.Offered when now > by => (text["state.offer_ended"], "state state-ended"),
            OrderState.Paid when hasRest => (text["state.deposit_paid"], StateStyle(state)),
            OrderState.Released or OrderState.Settled when hasRest => (text["state.rest_open"], "state state-open"),
            _ => (text.State(state), StateStyle(state)),
        };

    /// <summary>A product's name as papers print it, or for readers of the seller's language in that.</summary>
    public static string Title(this Texts text, string title, string? local) =>
        text.Language == "th" && local is not null ? local : title;

    /// <summary>The goods of an order: <c>Dried mango, 500 g pack × 20 and 2 more products</c>.</summary>
    public static string Goods(this Texts text, OrderTerms terms) => text.Goods(
        text.Title(terms.Lines[0].Title, terms.Lines[0].TitleLocal), terms.Lines[0].Units, terms.Lines.Count - 1);

    /// <summary>The same of an order's row in a list.</summary>
    public static string Goods(this Texts text, OrderCard card) =>
        text.Goods(text.Title(card.Title, card.TitleLocal), card.Units, card.Others);

    /// <param name="units">Of the product that is named.</param>
    /// <param name="others">How many products there are beside it.</param>
    private static string Goods(this Texts text, string title, long units, int others) => others switch
    {
        0 => $"{title} × {Number(units)}",
        1 => text.Of("goods.and_one", ("goods", $"{title} × {Number(units)}")),
        _ => text.Of("goods.and_more", ("goods", $"{title} × {Number(units)}"), ("others", Number(others))),
    };

    public static string Country(this Texts text, Country country)
    {
        string key = $"country.{country.Code}";
        return text.Has(key) ? text[key] : country.Code;
    }

    /// <summary><c>20 packs</c>: how many of what the seller counts by.</summary>
    public static string Units(this Texts text, long units, string unit) =>
        $"{Number(units)}{Unbroken}{text[$"{(units == 1 ? "unit" : "units")}.{unit}"]}";

    public static string SalesUnit(this Texts text, string unit) => text[$"unit.{unit}"];

    /// <summary>Why goods were turned away or objected to.</summary>
    public static string Fault(this Texts text, GoodsFault fault) => text[$"fault.{Key(fault)}"];

    /// <summary>Why a bank did not send money: a code of ours in words, one of the bank's own as it is.</summary>
    public static string BankWord(this Texts text, string? code) => code is null ? "–"
        : text.Has($"bank_word.{code}") ? text[$"bank_word.{code}"]
        : code;

    /// <summary>What an account is for, in plain words.</summary>
    public static string Account(this Texts text, AccountKind kind) => text[$"account.{kind.Name}"];

    /// <summary>What an entry of the journal records.</summary>
    public static string Entry(this Texts text, string kind)
    {
        string key = $"entry.{kind}";
        return text.Has(key) ? text[key] : kind;
    }

    /// <summary>The words in the reader's language, else in English, else in whatever there is.</summary>
    public static Wording Words(this Texts text, IReadOnlyDictionary<string, Wording> words) =>
        words.TryGetValue(text.Language, out Wording? own) ? own
        : words.TryGetValue("en", out Wording? english) ? english
        : words.Values.First();

    /// <summary>A firm by its own name for readers of its language, by its Latin name for all others.</summary>
    public static string FirmName(this Texts text, FirmDetails firm) =>
        text.Reads(firm) ? firm.NameLocal : firm.NameLatin;

    /// <summary>The name of the two that <see cref="FirmName"/> does not show.</summary>
    public static string OtherName(this Texts text, FirmDetails firm) =>
        text.Reads(firm) ? firm.NameLatin : firm.NameLocal;

    /// <summary>Whether a firm's own name is written in the reader's letters.</summary>
    private static bool Reads(this Texts text, FirmDetails firm) => firm.NameLocal.Length > 0 && text.Language switch
    {
        "th" => firm.Country.Code is "TH",
        "zh" => firm.Country.Code is "CN" or "HK" or "TW",
        _ => false,
    };

    /// <summary>The style of a state's badge: waiting for somebody, under way, done, ended without a sale.</summary>
    public static string StateStyle(OrderState state) => state switch
    {
        OrderState.Offered or OrderState.Placed or OrderState.RefusedAtDoor or OrderState.Disputed
            or OrderState.Missing => "state state-open",
        OrderState.Paid or OrderState.Shipped => "state state-going",
        OrderState.Delivered or OrderState.Released or OrderState.PaidOut => "state state-done",
        _ => "state state-ended",
    };

    /// <summary>The name of an enum's value as text keys have it: <c>refused_at_door</c>.</summary>
    public static string Key(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>The value that <see cref="Key"/> writes so; null for none of them.</summary>
    public static TEnum? Named<TEnum>(string? name) where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().Cast<TEnum?>().FirstOrDefault(value => Key(value!.Value) == name);

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d\b", RegexOptions.CultureInvariant)]
    private static partial Regex WrittenDay();
}
