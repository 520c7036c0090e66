namespace Sampan.Tests.Tools.Model;

/// <summary>A history before it has happened: each number gives an operation, see <see cref="Draw"/>.</summary>
/// <param name="Books">How many sellers take part beside the house.</param>
/// <param name="OneByOne">Each answer is awaited before the next entry is asked for.</param>
public sealed record History(int Books, bool OneByOne, IReadOnlyList<int> Numbers)
{
    /// <summary>
    /// Histories that are simpler by one thing: fewer books, no groups, a half left out, a quarter, at last one number.
    /// </summary>
    public IEnumerable<History> Simpler()
    {
        if (Books > 1) yield return this with { Books = Books - 1 };
        if (!OneByOne) yield return this with { OneByOne = true };
        for (int part = (Numbers.Count + 1) / 2; part > 0; part /= 2)
            for (int from = 0; from < Numbers.Count; from += part)
                yield return this with { Numbers = [.. Numbers.Take(from), .. Numbers.Skip(from + part)] };
    }

    /// <summary>What is asked, one operation a line, and what the model answers.</summary>
    public string InWords()
    {
        var lines = new List<string>();
        var model = new Model(Books);
        foreach (int number in Numbers)
        {
            Operation operation = Draw.Next(model, number);
            lines.Add($"{operation.Entry} -> {model.Ask(operation.Entry).Name}");
            if (operation.Seconds > 0) lines.Add($"{operation.Seconds} seconds pass");
            model.Pass(operation.Seconds);
        }
        return string.Join('\n', lines);
    }

    public override string ToString() => $"{Numbers.Count} operations in {Books} books and the house's";
}
