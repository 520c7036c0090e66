using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sampan.Tests.Architecture.Tidy;

/// <summary>How long things may be. A long thing hides a second concept.</summary>
internal static class SizeRules
{
    public const int MethodLines = 70;
    public const int FileLines = 400;
    public const int LineLength = 120;

    public static IEnumerable<Finding> File(SourceFile file)
    {
        int lines = file.Lines.Count - (file.Lines[^1].Length == 0 ? 1 : 0);
        if (lines > FileLines)
            yield return new Finding(file.Path, 0, "file-length", $"{lines} lines, {FileLines} allowed");
    }

    public static IEnumerable<Finding> Line(SourceFile file)
    {
        for (int i = 0; i < file.Lines.Count; i++)
            if (file.Lines[i].Length > LineLength && !file.Lines[i].Contains("://", StringComparison.Ordinal))
                yield return new Finding(
                    file.Path, i + 1, "line-length", $"{file.Lines[i].Length} characters, {LineLength} allowed");
    }

    public static IEnumerable<Finding> Method(SourceFile file)
    {
        foreach (SyntaxNode node in file.Root.DescendantNodes().Where(IsCode))
        {
            // A method begins at its own words, not at the attributes above them.
            SyntaxNodeOrToken start = node.ChildNodesAndTokens().First(part => !part.IsKind(SyntaxKind.AttributeList));
            if (Complaint(start, node) is { } what) yield return file.At(node, "method-length", what);
        }

        GlobalStatementSyntax[] program = [.. file.Root.ChildNodes().OfType<GlobalStatementSyntax>()];
        if (program.Length > 0 && Complaint(program[0], program[^1]) is { } tooLong)
            yield return file.At(program[0], "method-length", tooLong);
    }

    private static bool IsCode(SyntaxNode node) => node
        is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
        or PropertyDeclarationSyntax { ExpressionBody: not null };

    private static string? Complaint(SyntaxNodeOrToken start, SyntaxNodeOrToken end)
    {
        int first = start.GetLocation()!.GetLineSpan().StartLinePosition.Line;
        int last = end.GetLocation()!.GetLineSpan().EndLinePosition.Line;
        int lines = last - first + 1;
        return lines > MethodLines ? $"{lines} lines, {MethodLines} allowed" : null;
    }
}
