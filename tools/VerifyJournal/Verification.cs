using System.Text.Json;

namespace Sampan.VerifyJournal;

/// <summary>Reads a journal file line by line and gathers whatever does not agree.</summary>
internal sealed class Verification
{
    /// <summary>In this order; entries and checkpoints stand mixed.</summary>
    private static readonly string[][] Sections =
    [
        ["journal"], ["book"], ["entry", "checkpoint"], ["account"], ["hold"], ["subject"], ["head"], ["partition"],
        ["end"],
    ];

    private int _section;
    private long _lines;
    private bool _hasEnded;
    private readonly Stated _stated;

    private Verification(Scope scope, IReadOnlyList<CheckpointLine> kept, string? trusted)
    {
        Scope = scope;
        Chains = new Chains(scope, Findings);
        Checkpoints = new Checkpoints(scope, Chains, kept, trusted, Findings);
        Replay = new Replay(scope, Chains, Findings);
        _stated = new Stated(scope, Chains, Replay, Findings);
    }

    internal Scope Scope { get; }

    internal Findings Findings { get; } = new();

    internal Chains Chains { get; }

    internal Checkpoints Checkpoints { get; }

    internal Replay Replay { get; }

    internal IReadOnlyList<TransitPair> Transits { get; private set; } = [];

    /// <param name="kept">Checkpoints that were kept elsewhere.</param>
    /// <param name="trusted">The public key, in hex, that all checkpoints must be signed with; null for any.</param>
    /// <returns>Null when the first line is not that of a journal file.</returns>
    internal static Verification? Of(IEnumerable<string> lines, IReadOnlyList<CheckpointLine> kept, string? trusted)
    {
        using IEnumerator<string> each = lines.GetEnumerator();
        if (!each.MoveNext() || ScopeOf(each.Current) is not { } scope) return null;
        var verification = new Verification(scope, kept, trusted) { _lines = 1 };
        while (each.MoveNext()) verification.Take(each.Current);
        verification.Finish();
        return verification;
    }

    private static Scope? ScopeOf(string first)
    {
        if (Form.KindOf(first) != "journal") return null;
        try
        {
            FileLine line = Form.Read<FileLine>(first);
            return line.Format == "sampan-journal/1" ? new Scope(line.Book, line.From) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Take(string line)
    {
        string where = $"line {++_lines}";
        string kind = Form.KindOf(line) ?? "";
        int section = Array.FindIndex(Sections, names => names.Contains(kind));
        if (section < 1)
        {
            Findings.Add("form", where, "a line of a journal file", line.Length <= 80 ? line : line[..80]);
            return;
        }
        if (section < _section) Findings.Add("order", where, $"after {Sections[_section][0]}", kind);
        _section = Math.Max(_section, section);
        try
        {
            Take(kind, line);
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or OverflowException)
        {
            Findings.Add("form", where, $"a line '{kind}'", unreadable.Message);
        }
    }

    private void Take(string kind, string line)
    {
        switch (kind)
        {
            case "book": Chains.Open(Form.Read<BookLine>(line)); break;
            case "entry": Take(Form.Read<EntryLine>(line)); break;
            case "checkpoint": Checkpoints.Take(Form.Read<CheckpointLine>(line)); break;
            case "account": _stated.Take(Form.Read<AccountLine>(line)); break;
            case "hold": _stated.Take(Form.Read<HoldLine>(line)); break;
            case "subject": _stated.Take(Form.Read<SubjectLine>(line)); break;
            case "head": _stated.Take(Form.Read<HeadLine>(line)); break;
            case "partition": _stated.Take(Form.Read<PartitionLine>(line)); break;
            default: Take(Form.Read<EndLine>(line)); break;
        }
    }

    private void Take(EntryLine entry)
    {
        Checkpoints.Reach(entry.Seq);
        Chains.Follow(entry);
        Replay.Apply(entry);
    }

    private void Take(EndLine end)
    {
        _hasEnded = true;
        Findings.Compare("end", "the file", (Chains.Entries, _lines), (end.Entries, end.Lines));
    }

    private void Finish()
    {
        Checkpoints.Reach(long.MaxValue);
        if (!_hasEnded) Findings.Add("end", "the file", "its last line", "cut off");
        _stated.Finish();
        Transits = Replay.Sweeps.Pairs();
    }
}
