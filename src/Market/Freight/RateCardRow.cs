using System.Globalization;
using Sampan.Kernel;
using Sampan.Storage.Entities;

namespace Sampan.Market.Freight;

/// <summary>One row, read field by field from the left. The first field that is wrong is kept as the refusal.</summary>
internal sealed class RateCardRow
{
    private const long MostMinor = Money.Cap / 1_000_000;

    private readonly string[] _fields;
    private int _at = 1;

    internal RateCardRow(int number, string[] fields) => (Number, _fields) = (number, fields);

    internal int Number { get; }

    internal Refusal? Refusal { get; private set; }

    internal string Word => _fields[0];

    internal bool HasMore => _at < _fields.Length;

    /// <summary>How many fields must follow the word.</summary>
    internal RateCardRow Of(int least, int most)
    {
        int found = _fields.Length - 1;
        if (found < least || found > most)
            Refusal = FreightRefusals.CardFields.With(("word", Word), ("wanted", $"{most}"), ("found", $"{found}"));
        return this;
    }

    /// <summary>A text of one line. A spreadsheet would compute what begins like a formula.</summary>
    internal string Text(int most)
    {
        string text = Next();
        bool good = text.Length > 0 && text.Length <= most && StoredText.Holds(text) && !"=+-@".Contains(text[0]);
        return good ? text : Wrong<string>(FreightRefusals.CardText.With(("most", $"{most}"))) ?? "";
    }

    internal Country Country() => Take(Kernel.Country.Parse(Next()));

    internal Currency Currency() => Take(Kernel.Currency.Parse(Next()));

    internal Period Period()
    {
        DateOnly from = Take(Dates.Parse(Next()));
        DateOnly until = Take(Dates.Parse(Next()));
        return until >= from ? new Period(from, until) : Wrong<Period>(FreightRefusals.CardPeriodReversed);
    }

    internal int Whole(int least, int most)
    {
        string text = Next();
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return Wrong<int>(FreightRefusals.CardValue.Text(text));
        return number >= least && number <= most ? number : Outside<int>($"{least}", $"{most}");
    }

    /// <summary>Kilograms with at most three decimals, as grams.</summary>
    internal int Grams(int least, int most)
    {
        string text = Next();
        bool read = decimal.TryParse(
            text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal kilograms);
        if (!read || kilograms > most) return Wrong<int>(FreightRefusals.CardValue.Text(text));
        decimal grams = kilograms * 1000;
        if (grams != decimal.Truncate(grams)) return Wrong<int>(FreightRefusals.CardValue.Text(text));
        return grams >= least && grams <= most
            ? (int)grams
            : Outside<int>(RateCardFile.Kilograms(least), RateCardFile.Kilograms(most));
    }

    internal Money Amount(Currency currency)
    {
        Money amount = Take(Money.Parse(Next(), currency));
        return amount.Minor is >= 0 and <= MostMinor
            ? amount
            : Outside<Money>("0", new Money(MostMinor, currency).AmountText);
    }

    internal T OneOf<T>(IReadOnlyList<(T Value, string Word)> choices)
    {
        string text = Next();
        foreach ((T value, string word) in choices) if (word == text) return value;
        return Wrong<T>(FreightRefusals.CardValue.Text(text))!;
    }

    /// <summary>Postcode prefixes, parted by blanks; none when the field is not there.</summary>
    internal IReadOnlyList<string> Postcodes()
    {
        if (!HasMore) return [];
        string[] prefixes =
            [.. Next().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(RateCardFile.Postcode)];
        return prefixes.FirstOrDefault(prefix =>
            prefix.Length == 0 || !prefix.All(char.IsAsciiLetterOrDigit)) is { } odd
            ? Wrong<string[]>(FreightRefusals.CardValue.Text(odd)) ?? []
            : prefixes;
    }

    private string Next() => HasMore ? _fields[_at++] : "";

    private T? Take<T>(Outcome<T> outcome)
    {
        if (!outcome.IsRefused) return outcome.Value;
        return Wrong<T>(outcome.Refusal);
    }

    private T? Outside<T>(string least, string most) => Wrong<T>(
        MarketRefusals.NumberOutOfRange.With(("field", Word), ("least", least), ("most", most)));

    private T? Wrong<T>(Refusal refusal)
    {
        Refusal ??= refusal;
        return default;
    }
}
