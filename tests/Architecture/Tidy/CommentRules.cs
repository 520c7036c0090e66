using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sampan.Tests.Architecture.Tidy;

/// <summary>What comments and directives may not leave behind.</summary>
internal static partial class CommentRules
{
    private const int ShortestReason = 10;

    public static IEnumerable<Finding> Note(SourceFile file)
    {
        foreach (SyntaxTrivia comment in file.Root.DescendantTrivia())
        {
            Match note = NoteWord().Match(comment.ToFullString());
            if (!note.Success || comment.IsDirective) continue;
            var place = Location.Create(file.Root.SyntaxTree, new(comment.FullSpan.Start + note.Index, note.Length));
            yield return file.At(place, "note", $"{note.Value}: do it, or open an issue; notes in code are forgotten");
        }
    }

    public static IEnumerable<Finding> Pragma(SourceFile file) =>
        from trivia in file.Root.DescendantTrivia()
        let pragma = trivia.GetStructure() as PragmaWarningDirectiveTriviaSyntax
        where pragma?.DisableOrRestoreKeyword.ValueText == "disable"
        let line = trivia.GetLocation().GetLineSpan().StartLinePosition.Line
        let comment = file.Lines[line].Split("//", 2)
        where comment.Length < 2 || comment[1].Trim().Length < ShortestReason
        select new Finding(file.Path, line + 1, "pragma-reason", "say on this line why the warning is wrong here");

    /// <summary>A file the parser does not understand would pass every other rule unseen.</summary>
    public static IEnumerable<Finding> Syntax(SourceFile file) => file.Root.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Select(diagnostic => file.At(
            diagnostic.Location, "syntax", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex NoteWord();
}
