using Sampan.Kernel;

namespace Sampan.Ledger.Loop;

/// <summary>Correction: what an earlier entry moved is moved back, and both stay in the journal.</summary>
internal sealed partial class Posting
{
    private Refusal? Correct(long seq)
    {
        if (Recorded(seq) is not { } wrong) return LedgerRefusals.EntryUnknown.With(("entry", $"{seq}"));
        if (wrong.Book != _book.Id) return LedgerRefusals.LegsCrossBooks;
        if (wrong.CorrectedBy != 0)
            return LedgerRefusals.EntryCorrected.With(("entry", $"{seq}"), ("by", $"{wrong.CorrectedBy}"));
        if (!MovesOnly(wrong)) return LedgerRefusals.EntryNotCorrectable.With(("entry", $"{seq}"));

        // The last leg first: each then finds the accounts as it left them itself.
        for (int i = wrong.Transfers.Count - 1; i >= 0; i--)
        {
            Transfer leg = wrong.Transfers[i];
            (AccountState debit, AccountState credit) =
                (_memory.AccountsById[leg.Credit], _memory.AccountsById[leg.Debit]);
            if (Transfer(debit, credit, leg.Amount, Phase.Single) is { } refusal) return refusal;
        }
        return null;
    }

    /// <summary>An entry of an earlier commit, or one that is still to be written with this one.</summary>
    private RecordedEntry? Recorded(long seq)
    {
        if (_memory.Recorded.TryGetValue(seq, out RecordedEntry? known)) return known;
        if (seq <= _batch.SeqBefore || seq > _batch.SeqAfter) return null;
        Applied earlier = _batch.Entries[(int)(seq - _batch.SeqBefore) - 1];
        known = new RecordedEntry(earlier.Request.Book, earlier.Transfers, earlier.Closings is not null);
        _memory.Recorded.Add(seq, known);
        return known;
    }

    /// <summary>A hold, a resolution, either entry of a sweep and a closing have counterparts elsewhere.</summary>
    private bool MovesOnly(RecordedEntry entry)
    {
        foreach (Transfer leg in entry.Transfers)
        {
            if (leg.Phase != Phase.Single) return false;
            // Only sweeps touch transit.
            if (_memory.AccountsById[leg.Debit].Key.Kind.Equals(Chart.Transit)) return false;
            if (_memory.AccountsById[leg.Credit].Key.Kind.Equals(Chart.Transit)) return false;
        }
        return entry.Transfers.Count > 0 && !entry.Closes;
    }
}
