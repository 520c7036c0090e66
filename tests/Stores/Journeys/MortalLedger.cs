using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>The process died. No code of the platform catches this.</summary>
public sealed class ProcessDiedException : Exception;

/// <summary>
/// A ledger whose process dies at a chosen entry: before it is written, or after it is and before the answer.
/// </summary>
public sealed class MortalLedger(ILedger ledger, MortalLedger.Fate fate) : ILedger
{
    /// <summary>Outlives the process, so that it dies once.</summary>
    public sealed class Fate(int atEntry, bool written)
    {
        private int _entries;

        public int Entries => _entries;

        internal bool Written => written;

        internal bool Strikes() => Interlocked.Increment(ref _entries) == atEntry;
    }

    public LedgerFigures Figures => ledger.Figures;

    public async Task<Outcome<Receipt>> Post(EntryRequest entry)
    {
        bool dies = fate.Strikes();
        if (dies && !fate.Written) throw new ProcessDiedException();
        Outcome<Receipt> posted = await ledger.Post(entry);
        return dies ? throw new ProcessDiedException() : posted;
    }

    public Task<Outcome<Receipt>> Refuse(Request request, Refusal refusal) => ledger.Refuse(request, refusal);

    public Task<Outcome<int>> Book(Id owner) => ledger.Book(owner);

    public Task Settled() => ledger.Settled();

    public ValueTask DisposeAsync() => ledger.DisposeAsync();
}
