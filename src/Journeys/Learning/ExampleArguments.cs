using System.Globalization;

namespace Sampan.Journeys.Learning;

/// <summary>Reads the arguments of an example, and keeps the first that is wrong.</summary>
internal sealed class ExampleArguments(IReadOnlyDictionary<string, string> given)
{
    public Refusal? Refusal { get; private set; }

    public bool Has(string name) => given.ContainsKey(name);

    public string Text(string name)
    {
        if (given.TryGetValue(name, out string? text)) return text;
        _ = Wrong(name);
        return "";
    }

    public long Whole(string name)
    {
        bool isNumber = long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        // More than anybody would show in a lesson would not be computed in the same whole numbers.
        if (!isNumber || number > int.MaxValue) _ = Wrong(name);
        return isNumber ? Math.Min(number, int.MaxValue) : 0;
    }

    public DateOnly Day(string name)
    {
        Outcome<DateOnly> day = Dates.Parse(Text(name));
        if (day.IsRefused) _ = Wrong(name);
        return day.IsRefused ? DateOnly.MinValue : day.Value;
    }

    public Refusal Wrong(string name) =>
        Refusal ??= JourneyRefusals.ExampleMalformed.With(("argument", name));
}
