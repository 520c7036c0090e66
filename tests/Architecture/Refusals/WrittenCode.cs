using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sampan.Tests.Architecture.Tidy;

namespace Sampan.Tests.Architecture.Refusals;

/// <summary>A refusal code as written in source. Name is null when it is not a plain string.</summary>
internal sealed record WrittenCode(string Path, int Line, string? Name, bool IsListed)
{
    private const string Type = "RefusalCode";

    /// <summary>Every place below src that makes a refusal code.</summary>
    public static IReadOnlyList<WrittenCode> In(Tree tree) =>
        [.. tree.Files("src", ".cs").SelectMany(path => In(new SourceFile(path, tree.Read(path))))];

    private static IEnumerable<WrittenCode> In(SourceFile file)
    {
        foreach (SyntaxNode node in file.Root.DescendantNodes())
        {
            bool makesOne = node switch
            {
                ObjectCreationExpressionSyntax creation => creation.Type.ToString().Split('.')[^1] == Type,
                ImplicitObjectCreationExpressionSyntax => Field(node)?.Declaration.Type.ToString() == Type,
                _ => false,
            };
            if (!makesOne) continue;
            var expression = (BaseObjectCreationExpressionSyntax)node;
            string? name = expression.ArgumentList?.Arguments.FirstOrDefault()?.Expression
                is LiteralExpressionSyntax { Token.Value: string text } ? text : null;
            int line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            yield return new WrittenCode(file.Path, line, name, Field(node) is { } field && IsListing(field));
        }
    }

    private static FieldDeclarationSyntax? Field(SyntaxNode node) =>
        node.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }
            ? variable.Parent?.Parent as FieldDeclarationSyntax
            : null;

    private static bool IsListing(FieldDeclarationSyntax field) =>
        ((SyntaxKind[])[SyntaxKind.PublicKeyword, SyntaxKind.StaticKeyword, SyntaxKind.ReadOnlyKeyword])
            .All(kind => field.Modifiers.Any(kind));
}
