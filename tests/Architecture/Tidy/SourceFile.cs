using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sampan.Tests.Architecture.Tidy;

/// <summary>One C# file, read and parsed once. Where it lies decides which rules it keeps.</summary>
internal sealed class SourceFile(string path, string text)
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.Parse);

    public string Path { get; } = path;

    public IReadOnlyList<string> Lines { get; } = text.Split('\n');

    public SyntaxNode Root { get; } = CSharpSyntaxTree.ParseText(text, Options).GetRoot();

    public bool InSrc => Path.StartsWith("src/", StringComparison.Ordinal);

    public bool InTests => Path.StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>The second part of the path: <c>Kernel</c> in <c>src/Kernel/Money.cs</c>.</summary>
    public string Project => Path.Split('/') is { Length: > 2 } parts ? parts[1] : "";

    public Finding At(SyntaxNode node, string rule, string what) => At(node.GetLocation(), rule, what);

    public Finding At(Location location, string rule, string what) =>
        new(Path, location.GetLineSpan().StartLinePosition.Line + 1, rule, what);
}
