namespace Sampan.Border.Classification;

/// <summary>The points of each code and what they were for.</summary>
internal sealed class Tally(int codes)
{
    private const int MostReasons = 4;

    private readonly int[] _points = new int[codes];
    private readonly Dictionary<int, List<(int Points, Reason Reason)>> _why = [];

    internal IReadOnlyCollection<int> Touched => _why.Keys;

    internal int PointsOf(int code) => _points[code];

    internal void Add(int code, int points, ReasonKind kind, string words)
    {
        if (points == 0) return;
        _points[code] += points;
        if (!_why.TryGetValue(code, out List<(int, Reason)>? why)) _why[code] = why = [];
        if (points > 0) why.Add((points, new Reason(kind, words)));
    }

    /// <summary>The weightiest reasons, each once.</summary>
    internal IReadOnlyList<Reason> WhyOf(int code) =>
    [
        .. _why[code].GroupBy(why => why.Reason).OrderByDescending(group => group.Sum(why => why.Points))
            .Select(group => group.Key).Take(MostReasons),
    ];
}
