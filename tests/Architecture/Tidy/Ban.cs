using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sampan.Tests.Architecture.Tidy;

/// <summary>A piece of code that is not written in some places, and what is written instead.</summary>
internal sealed record Ban(string Rule, string Instead, Func<SourceFile, bool> Where, Func<SyntaxNode, bool> What)
{
    // Pages draw: curves and pixels are not money. Every other module of the product is held to it.
    private static readonly HashSet<string> Drawing = ["Web", "Host"];

    public static IReadOnlyList<Ban> All { get; } =
    [
        new("clock", "time is an argument: take an Instant, or a TimeProvider that Host hands in",
            file => file.InSrc && file.Project != "Host", ReadsClock),
        new("binary-float", "it cannot hold a satang: count minor units in long, apply a rate in decimal",
            file => file.InSrc && !Drawing.Contains(file.Project), IsBinaryFloat),
        new("guid", "Id.New(now): one kind of name for everything that has one",
            file => file.InSrc, node => IsMember(node, "Guid", "NewGuid", "CreateVersion7")),
        new("sleep", "wait for the event, not for a while",
            _ => true, node => IsMember(node, "Thread", "Sleep", "SpinWait")),
        new("delay", "wait for the event, not for a while",
            file => file.InTests, node => IsMember(node, "Task", "Delay") && !IsEndless(node.Parent)),
        new("not-implemented", "leave it out until it is written, or refuse by name",
            _ => true, node => node is IdentifierNameSyntax { Identifier.ValueText: "NotImplementedException" }),
        new("coverage", "write the test, or delete the code",
            _ => true, node => node is AttributeSyntax it && Named(it.Name, "ExcludeFromCodeCoverage")),
        new("skip", "a test that is not run is not a test: mend it or delete it",
            file => file.InTests,
            node => node is AttributeArgumentSyntax argument && Sets(argument, "Skip")),
        new("suppress-reason", "say why in Justification",
            _ => true, IsSuppressionWithoutReason),
    ];

    public IEnumerable<Finding> Check(SourceFile file) => Where(file)
        ? file.Root.DescendantNodes().Where(What).Select(node => file.At(node, Rule, $"{node}: {Instead}"))
        : [];

    private static bool ReadsClock(SyntaxNode node) =>
        IsMember(node, "DateTime", "Now", "UtcNow", "Today") ||
        IsMember(node, "DateTimeOffset", "Now", "UtcNow") ||
        IsMember(node, "TimeProvider", "System");

    private static bool IsBinaryFloat(SyntaxNode node) => node switch
    {
        PredefinedTypeSyntax type => type.Keyword.Kind() is SyntaxKind.DoubleKeyword or SyntaxKind.FloatKeyword,
        LiteralExpressionSyntax literal => literal.Token.Value is double or float,
        _ => false,
    };

    private static bool IsMember(SyntaxNode node, string type, params ReadOnlySpan<string> members) =>
        node is MemberAccessExpressionSyntax access
        && members.Contains(access.Name.Identifier.ValueText)
        && access.Expression switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText == type,
            MemberAccessExpressionSyntax name => name.Name.Identifier.ValueText == type,
            _ => false,
        };

    // A delay without end is how a stub waits for its own cancellation: that is an event.
    private static bool IsEndless(SyntaxNode? call) =>
        call is InvocationExpressionSyntax { ArgumentList.Arguments: [var duration, ..] }
        && duration.ToString() is "Timeout.Infinite" or "Timeout.InfiniteTimeSpan";

    private static bool IsSuppressionWithoutReason(SyntaxNode node) =>
        node is AttributeSyntax attribute
        && Named(attribute.Name, "SuppressMessage")
        && attribute.ArgumentList?.Arguments.Any(argument => Sets(argument, "Justification")) != true;

    private static bool Sets(AttributeArgumentSyntax argument, string name) =>
        argument.NameEquals?.Name.Identifier.ValueText == name;

    private static bool Named(NameSyntax name, string expected)
    {
        string last = name.ToString().Split('.')[^1];
        return last == expected || last == expected + "Attribute";
    }
}
