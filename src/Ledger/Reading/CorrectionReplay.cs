using Sampan.Ledger.Loop;

namespace Sampan.Ledger.Reading;

/// <summary>Every correction against what it corrects: its moves made back, the last first, and only once.</summary>
internal sealed class CorrectionReplay(AuditRows rows, ReplayStart start, Findings findings)
{
    private readonly HashSet<long> _corrected = [.. rows.Corrections.Values];
    private readonly Dictionary<long, Applied> _wrong = start.Corrected.ToDictionary(entry => entry.Seq);

    /// <summary>How many corrections have an entry behind them.</summary>
    internal int Accounted { get; private set; }

    internal void Check(Applied entry)
    {
        if (_corrected.Contains(entry.Seq)) _wrong[entry.Seq] = entry;
        if (entry.Request.Corrects is not { } seq) return;
        Accounted++;
        string where = $"entry {entry.Seq}";
        if (!_wrong.Remove(seq, out Applied? wrong))
            findings.Add("correction", where, "an earlier entry, corrected by no other", seq);
        else if (wrong.Request.Book != entry.Request.Book)
            findings.Add("correction", where, $"of book {entry.Request.Book}", $"of book {wrong.Request.Book}");
        else if (!MovesOnly(wrong))
            findings.Add("correction", where, "moves only", seq);
        else if (!IsReverse(entry.Transfers, wrong.Transfers))
            findings.Add("correction", where, $"the moves of {seq} made back", "others");
    }

    private static bool MovesOnly(Applied entry) =>
        entry.Transfers.Count > 0 && entry.Transfers.All(t => t.Phase == Phase.Single) &&
        entry.Outbox.Count == 0 && entry.Request.Fulfils is null && entry.Closings is null;

    private static bool IsReverse(List<Transfer> made, List<Transfer> wrong)
    {
        if (made.Count < wrong.Count) return false;
        for (int i = 0; i < wrong.Count; i++)
        {
            Transfer back = made[i], leg = wrong[^(i + 1)];
            if ((back.Debit, back.Credit, back.Amount) != (leg.Credit, leg.Debit, leg.Amount)) return false;
            if (back.Phase != Phase.Single) return false;
        }
        return true;
    }
}
