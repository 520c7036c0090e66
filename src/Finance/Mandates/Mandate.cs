namespace Sampan.Finance;

/// <summary>One version of a mandate, ready to be asked about many orders.</summary>
public sealed class Mandate
{
    private readonly UInt128 _chapters;
    private readonly HashSet<Lane>? _lanes;
    private readonly int _stages, _evidence;

    public Mandate(Id id, int version, Id lender, bool sandbox, MandateTerms terms)
    {
        (Id, Version, Lender, Sandbox, Terms) = (id, version, lender, sandbox, terms);
        foreach (int chapter in terms.Chapters) _chapters |= UInt128.One << chapter;
        _lanes = terms.Lanes.Count == 0 ? null : [.. terms.Lanes];
        foreach (OrderStage stage in terms.Stages) _stages |= 1 << (int)stage;
        foreach (Evidence evidence in terms.Evidence) _evidence |= 1 << (int)evidence;
    }

    public Id Id { get; }

    public int Version { get; }

    public Id Lender { get; }

    public bool Sandbox { get; }

    public MandateTerms Terms { get; }

    internal bool Covers(Lane lane) => _lanes is null || _lanes.Contains(lane);

    internal bool Covers(OrderStage stage) => (_stages & (1 << (int)stage)) != 0;

    internal bool CoversAll(IReadOnlyList<int> chapters)
    {
        if (_chapters == 0) return true;
        foreach (int chapter in chapters)
            if ((_chapters & (UInt128.One << chapter)) == 0) return false;
        return true;
    }

    internal bool IsContent(IReadOnlyList<Evidence> shown)
    {
        int missing = _evidence;
        foreach (Evidence evidence in shown) missing &= ~(1 << (int)evidence);
        return missing == 0;
    }
}
