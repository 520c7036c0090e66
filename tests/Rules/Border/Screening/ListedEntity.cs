namespace Sampan.Tests.Rules.Border.Screening;

/// <summary>One entry of a published list, as the labelled set draws from it.</summary>
/// <param name="List">Near misses are drawn within one list: two lists may name the same person.</param>
/// <param name="Key">The list and the publisher's own number.</param>
/// <param name="Type"><c>person</c>, <c>firm</c>, or null where the list does not say.</param>
/// <param name="Aliases">Strong ones only.</param>
/// <param name="Original">The name in its own script; null where the list does not give it.</param>
internal sealed record ListedEntity(
    string List, string Key, string? Type, string Name, IReadOnlyList<string> Aliases, string? Original = null)
{
    /// <summary>Half of all entities, by a hash of the key: what the matcher was not tuned on.</summary>
    public bool HeldOut { get; } = Draw.Number(Key, "part", 2) == 1;

    public IReadOnlyList<string> Words { get; } = Spelling.Words(Name);
}

/// <summary>One labelled pair.</summary>
/// <param name="Drawn">How it was drawn: <c>alias</c>, <c>typo</c>, <c>shared word</c>…</param>
/// <param name="Same">Whether both are names of the same person or firm.</param>
internal sealed record LabelledPair(string A, string B, string? Type, string Drawn, bool Same, bool HeldOut);
