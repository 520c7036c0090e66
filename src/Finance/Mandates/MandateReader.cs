namespace Sampan.Finance;

/// <summary>
/// Reads the texts of a mandate one by one and keeps what is wrong with each, so that all of it is told.
/// </summary>
internal sealed class MandateReader
{
    private readonly List<(string Field, Refusal Refusal)> _wrong = [];

    public MandateReader(string? currency)
    {
        Outcome<Currency> read = Kernel.Currency.Parse(currency);
        if (!read.TryGet(out Currency known, out Refusal? refusal)) _wrong.Add(("currency", refusal));
        // Amounts are still read, so that their own faults are told in the same answer.
        Currency = read.IsRefused ? Kernel.Currency.Parse("THB").Value : known;
    }

    public Currency Currency { get; }

    public IReadOnlyList<(string Field, Refusal Refusal)> Wrong => _wrong;

    public T? Need<T>(string field, T? value)
    {
        if (value is null) _wrong.Add(MandateCheck.Missing(field));
        return value;
    }

    public Money Amount(string field, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text)) return Optional(field, text) ?? Money.Zero(Currency);
        _wrong.Add(MandateCheck.Missing(field));
        return Money.Zero(Currency);
    }

    public Money? Optional(string field, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : Take(field, Money.Parse(text.Trim(), Currency), Money.Zero(Currency));

    public DateOnly Date(string field, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text)) return Take(field, Dates.Parse(text.Trim()), default);
        _wrong.Add(MandateCheck.Missing(field));
        return default;
    }

    /// <summary>Two digits, as <c>08</c>.</summary>
    public int Chapter(string? text)
    {
        if (text is [>= '0' and <= '9', >= '0' and <= '9']) return (text[0] - '0') * 10 + text[1] - '0';
        _wrong.Add(("chapters", FinanceRefusals.MandateValue.With(
            ("field", "chapters"), ("least", "01"), ("most", "97"))));
        return 1;
    }

    public Lane Lane(string? from, string? to) =>
        new(Take("lanes", Country.Parse(from), default), Take("lanes", Country.Parse(to), default));

    private T Take<T>(string field, Outcome<T> read, T otherwise)
    {
        if (read.TryGet(out T? value, out Refusal? refusal)) return value;
        _wrong.Add((field, refusal));
        return otherwise;
    }
}
