namespace Sampan.VerifyJournal;

/// <summary>One thing that does not agree. <c>Expected</c> is what follows from the entries.</summary>
internal sealed record Finding(string Check, string Where, string Expected, string Found);

internal sealed class Findings
{
    private const int Most = 1000;

    private readonly List<Finding> _list = [];

    internal IReadOnlyList<Finding> All => _list;

    internal void Add(string check, string where, object expected, object found)
    {
        if (_list.Count < Most) _list.Add(new Finding(check, where, $"{expected}", $"{found}"));
    }

    /// <summary>Adds a finding unless the two are equal.</summary>
    internal void Compare<T>(string check, string where, T expected, T found)
        where T : notnull
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found)) Add(check, where, expected, found);
    }
}
