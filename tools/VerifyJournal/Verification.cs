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
    private long _lines, _entriesBefore;
    private bool _hasEnded, _goesOn;
    private Stated _stated;

    private Verification(Scope scope, IReadOnlyList<CheckpointLine> kept, string? trusted)
    {
        Scope = scope;
        Chains = new Chains(scope, Findings);
        Checkpoints = new Checkpoints(scope, Chains, kept, trusted, Findings);
        Replay = new Replay(scope, Chains, Findings);
        _stated = new Stated(scope, Chains, Replay, Findings);
    }

    /// <summary>Of all files together.</summary>
    internal Scope Scope { get; private set; }

    internal Findings Findings { get; } = new();

    internal Chains Chains { get; }

    internal Checkpoints Checkpoints { get; }

    internal Replay Replay { get; }

    internal IReadOnlyList<TransitPair> Transits { get; private set; } = [];

    /// <param name="kept">Checkpoints that were kept elsewhere.</param>
    /// <param name="trusted">The public key, in hex, that all checkpoints must be signed with; null for any.</param>
    /// <returns>Null when the first line is not that of a journal file.</returns>
    internal static Verification? Of(IEnumerable<string> lines, IReadOnlyList<CheckpointLine> kept, string? trusted) =>
        Of([lines], kept, trusted);

    /// <summary>
    /// Files that each go on where the one before ended, as the segments of an archive and what came after.
    /// </summary>
    internal static Verification? Of(
        IEnumerable<IEnumerable<string>> files, IReadOnlyList<CheckpointLine> kept, string? trusted)
    {
        Verification? verification = null;
        foreach (IEnumerable<string> lines in files)
        {
            using IEnumerator<string> each = lines.GetEnumerator();
            if (!each.MoveNext() || ScopeOf(each.Current) is not { } scope) return null;
            if (verification is null) verification = new Verification(scope, kept, trusted);
            else verification.GoOn(scope);
            verification._lines = 1;
            while (each.MoveNext()) verification.Take(each.Current);
            verification.EndFile();
        }
        verification?.Finish();
        return verification;
    }

    private static Scope? ScopeOf(string first)
    {
        if (Form.KindOf(first) != "journal") return null;
        try
        {
            FileLine line = Form.Read<FileLine>(first);
            return line.Format == "sampan-journal/1" ? new Scope(line.Book, line.From, line.Through) : null;
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
            case "book" when _goesOn: Chains.GoOn(Form.Read<BookLine>(line)); break;
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
        Findings.Compare(
            "end", "the file", (Chains.Entries - _entriesBefore, _lines), (end.Entries, end.Lines));
    }

    /// <summary>Everything derived so far stands; what the next file states is compared anew.</summary>
    private void GoOn(Scope scope)
    {
        string where = $"the file from entry {scope.From ?? 0}";
        if (Scope.Through is not { } last) Findings.Add("order", where, "a segment before it", "a file without an end");
        else Findings.Compare("order", where, last + 1, scope.From ?? 0);
        Findings.Compare("order", where, Scope.Book ?? 0, scope.Book ?? 0);
        Scope = Scope with { Through = scope.Through };
        (_section, _hasEnded, _goesOn, _entriesBefore) = (0, false, true, Chains.Entries);
        Checkpoints.GoOn();
        _stated = new Stated(Scope, Chains, Replay, Findings);
    }

    private void EndFile()
    {
        if (!_hasEnded) Findings.Add("end", "the file", "its last line", "cut off");
        _stated.Finish();
    }

    private void Finish()
    {
        Checkpoints.Reach(long.MaxValue);
        Transits = Replay.Sweeps.Pairs();
    }
}
