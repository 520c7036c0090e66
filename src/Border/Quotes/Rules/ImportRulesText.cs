using System.Globalization;
using System.Text;
using System.Text.Json;
using Sampan.Kernel;

namespace Sampan.Border.Quotes.Rules;

/// <summary>A file of <c>data/rules</c> as it was read, and the hash that a quote names its rules by.</summary>
internal sealed record ImportRulesText(ImportRulesFile File, Hash256 Hash)
{
    public static ImportRulesText Load(string resource)
    {
        using Stream stream = typeof(ImportRulesText).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not in the assembly.");
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        byte[] bytes = buffer.ToArray();
        ImportRulesFile file = JsonSerializer.Deserialize(bytes, ImportRulesJson.Default.ImportRulesFile)
            ?? throw new InvalidOperationException($"{resource} is empty.");
        return new ImportRulesText(file, Hash256.Of(bytes));
    }

    /// <summary>
    /// With other figures, and another hash: a quote by such rules can never be taken for one by the law.
    /// </summary>
    /// <param name="charging">The rules that are figures from which charges follow: the others stay.</param>
    public Outcome<ImportRulesText> With(IReadOnlyList<RuleChange> changes, params string[] charging)
    {
        ImportRulesText text = this;
        foreach (RuleChange change in changes)
        {
            if (!text.File.Rules.Any(rule => rule.Id == change.Rule))
                return BorderRefusals.PolicyRuleUnknown.With(
                    ("rule", change.Rule), ("country", change.Country.Code));
            if (!IsFigure(change.Value) || !charging.Contains(change.Rule))
                return BorderRefusals.PolicyRuleValue.With(("rule", change.Rule), ("value", change.Value));
            text = new ImportRulesText(
                text.File with
                {
                    Rules =
                    [
                        .. text.File.Rules.Select(
                            rule => rule.Id == change.Rule ? rule with { Value = change.Value } : rule),
                    ],
                },
                Hash256.Of(Encoding.UTF8.GetBytes($"{text.Hash}\n{change.Rule}\n{change.Value}")));
        }
        return text;
    }

    /// <summary>Not negative, to four decimals, below a thousand million: what a rate or an amount of law is.</summary>
    private static bool IsFigure(string value) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
        && number < 1_000_000_000m && decimal.Round(number, 4) == number;
}
