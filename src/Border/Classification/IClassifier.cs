using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>
/// Goods as somebody describes them, in Thai, English or Chinese, also mixed. Only <paramref name="Title"/> is needed.
/// </summary>
/// <param name="Category">A path through some shop's categories, the widest first.</param>
/// <param name="Attributes">What is stated apart, as name and value: material and cotton.</param>
public sealed record GoodsDescription(
    string Title, string Description = "", IReadOnlyList<string>? Category = null,
    IReadOnlyList<(string Name, string Value)>? Attributes = null)
{
    public IReadOnlyList<string> Category { get; init; } = Category ?? [];

    public IReadOnlyList<(string Name, string Value)> Attributes { get; init; } = Attributes ?? [];
}

/// <summary>What spoke for a code.</summary>
public enum ReasonKind
{
    /// <summary>A word of trade that usually goes under the code, or under its heading.</summary>
    TradeWord,

    /// <summary>A quality (material, for whom, how made) that the code names too.</summary>
    Quality,

    /// <summary>Words of the nomenclature itself.</summary>
    Nomenclature,

    /// <summary>Goods with like words, whose code somebody has confirmed.</summary>
    Confirmed,
}

/// <summary>One reason: its kind and the words that it rests on, as they were written.</summary>
public sealed record Reason(ReasonKind Kind, string Words);

/// <summary>
/// A subheading that may fit. <paramref name="Score"/> is from 0 to 1000 and orders candidates of one question; it is
/// no probability.
/// </summary>
public sealed record Candidate(HsCode Code, int Score, IReadOnlyList<Reason> Why);

/// <summary>
/// Finds the six digits under which goods may go. It suggests; a person confirms. The same nomenclature, confirmed
/// codes and words give the same answer on any machine: nothing in it is a fraction or a clock.
/// </summary>
public interface IClassifier
{
    /// <summary>The best first, at most <paramref name="top"/>; none when no word of the goods is known.</summary>
    IReadOnlyList<Candidate> Classify(GoodsDescription goods, int top = 10);
}
