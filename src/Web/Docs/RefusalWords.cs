using System.Text.RegularExpressions;
using Sampan.Web.Text;

namespace Sampan.Web.Docs;

/// <summary>The sentence of a refusal taken apart at what it names.</summary>
internal static partial class RefusalWords
{
    /// <summary>Its words and its <c>{arguments}</c>, in their order.</summary>
    public static IReadOnlyList<string> Parts(string sentence) =>
        [.. Argument().Split(sentence).Where(part => part.Length > 0)];

    /// <summary>What stands in place of each argument; one that nobody has explained yet is left out.</summary>
    public static IEnumerable<(string Argument, string Meaning)> Meanings(IEnumerable<string> parts, Texts text) =>
        from part in parts.Distinct()
        where part.StartsWith('{')
        let key = $"docs.argument.{part.Trim('{', '}')}"
        where text.Has(key)
        select (part, text[key]);

    /// <summary>The name of a module for a reader; its own until it has one.</summary>
    public static string Module(string module, Texts text) =>
        $"docs.module.{module.ToLowerInvariant()}" is var key && text.Has(key) ? text[key] : module;

    [GeneratedRegex(@"(\{\w+\})")]
    private static partial Regex Argument();
}
