using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sampan.Tests.Tools.Mutations;

/// <summary>
/// What guards in C#: each <c>if</c>, each operand of <c>&amp;&amp;</c> and <c>||</c>, each choice of a refusal or of
/// nothing, each cap, each filter of a catch, each member of a closed set, and whatever keeps or restores memory for
/// undoing. A guard is taken away by making its condition what lets everything pass.
/// </summary>
internal sealed partial class CodeGuards : CSharpSyntaxWalker
{
    private const string Is = "global::Sampan.Kernel.Mutant.Is(" + Mutation.Number + ")";

    private readonly string _file;
    private readonly List<Mutation> _found = [];

    private CodeGuards(string file) => _file = file;

    internal static IReadOnlyList<Mutation> In(string file, string text)
    {
        var guards = new CodeGuards(file);
        guards.Visit(CSharpSyntaxTree.ParseText(text).GetRoot());
        return guards._found;
    }

    public override void VisitIfStatement(IfStatementSyntax node)
    {
        Never(node.Condition, $"if ({Text(node.Condition)})");
        base.VisitIfStatement(node);
    }

    public override void VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        foreach (ExpressionSyntax operand in (ReadOnlySpan<ExpressionSyntax>)[node.Left, node.Right])
        {
            if (operand.IsKind(node.Kind())) continue;
            if (node.IsKind(SyntaxKind.LogicalAndExpression)) Always(operand, $"&& {Text(operand)}");
            if (node.IsKind(SyntaxKind.LogicalOrExpression)) Never(operand, $"|| {Text(operand)}");
        }
        base.VisitBinaryExpression(node);
    }

    public override void VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        if (Refuses(node.WhenTrue)) Never(node.Condition, $"{Text(node.Condition)} ?");
        else if (Refuses(node.WhenFalse)) Always(node.Condition, $"{Text(node.Condition)} ?");
        base.VisitConditionalExpression(node);
    }

    public override void VisitSwitchExpressionArm(SwitchExpressionArmSyntax node)
    {
        if (node.Pattern is not DiscardPatternSyntax && node.WhenClause is null && Refuses(node.Expression))
            Add(node.Pattern, $"{Text(node.Pattern)} =>", "", $" when !{Is}");
        base.VisitSwitchExpressionArm(node);
    }

    public override void VisitCatchFilterClause(CatchFilterClauseSyntax node)
    {
        Always(node.FilterExpression, $"catch when ({Text(node.FilterExpression)})");
        base.VisitCatchFilterClause(node);
    }

    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node is { Expression: MemberAccessExpressionSyntax called, ArgumentList.Arguments: [var one, var other] } &&
            called.ToString() is "Math.Min" or "Math.Max")
            foreach (ArgumentSyntax left in (ReadOnlySpan<ArgumentSyntax>)[one, other])
                Add(node, $"{Text(node)} is {Text(left)}", $"({Is} ? ({left}) : ", ")");
        base.VisitInvocationExpression(node);
    }

    public override void VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        bool restores = node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText == "Rollback";
        if (restores || Undo().IsMatch(node.ToString())) Add(node, Text(node), $"if (!{Is}) ", "");
        base.VisitExpressionStatement(node);
    }

    public override void VisitFieldDeclaration(FieldDeclarationSyntax node)
    {
        string? member = node.Declaration.Type switch
        {
            GenericNameSyntax { Identifier.ValueText: "HashSet" } set => set.TypeArgumentList.Arguments[0].ToString(),
            ArrayTypeSyntax { ElementType: TupleTypeSyntax tuple } => tuple.ToString(),
            _ => null,
        };
        if (member is not null && node.Declaration.Variables[0].Initializer?.Value is CollectionExpressionSyntax list)
            foreach (ExpressionElementSyntax element in list.Elements.OfType<ExpressionElementSyntax>())
                Add(element, Text(element), $".. {Is} ? ({member}[])[] : ({member}[])[", "]");
        base.VisitFieldDeclaration(node);
    }

    private static bool Refuses(ExpressionSyntax given) =>
        given.IsKind(SyntaxKind.NullLiteralExpression) || given is ThrowExpressionSyntax ||
        given.ToString().Contains("Refusal", StringComparison.Ordinal);

    private void Never(ExpressionSyntax condition, string what) =>
        Add(condition, what, "((", $") && !{Is})", Names(condition, when: false));

    private void Always(ExpressionSyntax condition, string what) =>
        Add(condition, what, "((", $") || {Is})", Names(condition, when: true));

    private void Add(SyntaxNode guard, string what, string before, string after, bool isNeeded = false) =>
        _found.Add(new Mutation(_file, $"{_file} {Member(guard)}: {what}", guard.Span, before, after, isNeeded));

    /// <summary>
    /// Whether the condition gives names to what it found when it comes out so: the code that uses them cannot be
    /// compiled without it.
    /// </summary>
    private static bool Names(ExpressionSyntax condition, bool when) => condition switch
    {
        ParenthesizedExpressionSyntax inner => Names(inner.Expression, when),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => Names(not.Operand, !when),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and =>
            when && (Names(and.Left, true) || Names(and.Right, true) || GivesOut(and.Right)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } or =>
            !when && (Names(or.Left, false) || Names(or.Right, false) || GivesOut(or.Right)),
        IsPatternExpressionSyntax pattern => pattern.DescendantNodes().OfType<SingleVariableDesignationSyntax>()
            .Any(name => name.Ancestors().TakeWhile(node => node != pattern)
                .Count(node => node.IsKind(SyntaxKind.NotPattern)) % 2 == (when ? 0 : 1)),
        _ => false,
    };

    /// <summary>An <c>out</c> is given only if its operand is reached.</summary>
    private static bool GivesOut(ExpressionSyntax operand) => operand.DescendantNodes()
        .OfType<DeclarationExpressionSyntax>().Any(given => given.Designation is SingleVariableDesignationSyntax);

    private static string Member(SyntaxNode node)
    {
        IEnumerable<string?> names = node.Ancestors().Select(ancestor => ancestor switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            LocalFunctionStatementSyntax local => local.Identifier.ValueText,
            ConstructorDeclarationSyntax => "new",
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
            _ => null,
        });
        return string.Join('.', names.OfType<string>().Reverse());
    }

    private static string Text(SyntaxNode node) => Space().Replace(node.ToString(), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"^(\w+\.)?_undo\.")]
    private static partial Regex Undo();
}
