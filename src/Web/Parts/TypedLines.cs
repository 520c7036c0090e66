namespace Sampan.Web.Parts;

/// <summary>An address as it is typed into one field.</summary>
internal static class TypedLines
{
    /// <summary>One entry for each line with something on it.</summary>
    internal static string[] Of(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
