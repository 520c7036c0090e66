using System.Globalization;
using System.Text.RegularExpressions;
using Sampan.Border;
using Sampan.Border.Tariff;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>
/// One section of golden-quotes.md: what is asked, and the yen the arithmetic written there comes to.
/// </summary>
internal sealed partial class GoldenQuote(string title, IReadOnlyList<(string Key, string Text)> entries)
{
    public string Title { get; } = title;

    public static IReadOnlyList<GoldenQuote> All { get; } = Read();

    public string? this[string key] => entries.FirstOrDefault(e => e.Key == key).Text;

    /// <summary>The number that a step of the arithmetic ends in.</summary>
    public long Result(string step)
    {
        string number = Numbers().Matches(this[step]!)[^1].Value.Replace(",", "", StringComparison.Ordinal);
        return long.Parse(number, CultureInfo.InvariantCulture);
    }

    /// <summary>The column that applies: the word before the arithmetic of the duty.</summary>
    public string Column => this["duty"]!.Split(':')[0];

    /// <summary>A book of just the lines this quote is about.</summary>
    public TariffBook Book => Japan.BookOf([.. entries.Where(e => e.Key == "schedule").Select(e => Node(e.Text))]);

    public IReadOnlyList<ExchangeRate> Rates
    {
        get
        {
            if (this["exchange"] is not { } text) return [];
            string[] words = text.Split(' ');
            decimal yen = decimal.Parse(words[3], CultureInfo.InvariantCulture);
            return [new ExchangeRate(Currency.Parse(words[1]).Value, Currency.Jpy, yen, Japan.Rated, "made up")];
        }
    }

    public QuoteRequest Request => new()
    {
        From = Country.Thailand,
        To = Country.Japan,
        Date = Dates.Parse(this["date"]).Value,
        Code = Japan.Code(this["code"]!),
        Term = Incoterms.Parse(this["price"]![..3]).Value,
        GoodsValue = Amount("goods") ?? throw new InvalidOperationException("No goods."),
        Freight = Amount("freight"),
        Insurance = Amount("insurance"),
        OnwardCarriage = Amount("onward"),
        Quantities = this["quantity"] is { } quantity ? [Quantity.Parse(quantity).Value] : [],
        Claim = this["claim"] is { } claim ? Enum.Parse<Preference>(claim, ignoreCase: true) : Preference.None,
        Assurances = this["assured"] is { } assured ? Enum.Parse<Assurances>(assured) : Assurances.None,
        Choices = this["choose"] is { } choose ? [ChoiceOf(choose.Split('='))] : [],
        StandardPrices = this["standard price"] is { } price ? [PriceOf(price.Split(' '))] : [],
        TaxClass = this["tax class"] is { } tax ? Enum.Parse<TaxClass>(tax) : null,
        AssumeUnchanged = this["assume unchanged"] is not null,
    };

    private Money? Amount(string name)
    {
        string? part = this["price"]!.Split(", ")
            .FirstOrDefault(p => p.StartsWith(name + " ", StringComparison.Ordinal));
        if (part?.Split(' ') is not [_, var amount, var currency]) return null;
        return Money.Parse(amount, Currency.Parse(currency).Value).Value;
    }

    private TariffNode Node(string schedule)
    {
        int words = schedule.LastIndexOf(": ", StringComparison.Ordinal);
        string[] cells = new string[DutyColumns.Of(Country.Japan).Count];
        Array.Fill(cells, "");
        foreach (string cell in schedule[(words < 0 ? 0 : words + 2)..].Split(" | "))
        {
            int space = cell.IndexOf(' ', StringComparison.Ordinal);
            cells[(int)DutyColumns.Parse(cell[..space]).Value] = cell[(space + 1)..].Replace('⏎', '\n');
        }
        string description = words < 0 ? "goods" : schedule[..words];
        return new TariffNode(0, Japan.Code(this["code"]!).Digits, description, "KG", cells);
    }

    private static Choice ChoiceOf(string[] parts) =>
        new(DutyColumns.Parse(parts[0]).Value, int.Parse(parts[1], CultureInfo.InvariantCulture));

    private static StandardPrice PriceOf(string[] parts) =>
        new(parts[0], decimal.Parse(parts[1], CultureInfo.InvariantCulture), "made up");

    private static List<GoldenQuote> Read()
    {
        string file = Path.Combine(AppContext.BaseDirectory, "Border", "golden-quotes.md");
        var quotes = new List<GoldenQuote>();
        foreach (string section in File.ReadAllText(file).Split("\n## ").Skip(1))
        {
            string[] lines = section.Split('\n');
            var entries = lines.Skip(1).Where(line => line.StartsWith("- ", StringComparison.Ordinal))
                .Select(line => line[2..].Split(": ", 2)).Select(pair => (pair[0], pair[1])).ToList();
            quotes.Add(new GoldenQuote(lines[0], entries));
        }
        return quotes;
    }

    [GeneratedRegex("[0-9][0-9,]*")]
    private static partial Regex Numbers();
}
