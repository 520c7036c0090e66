using Sampan.Kernel;

namespace Sampan.Ledger;

/// <summary>
/// The only place where balances change. One loop writes; it answers after the commit, so whatever it has answered
/// survives a power cut. Refusals: <see cref="LedgerRefusals"/>.
/// </summary>
public interface ILedger : IAsyncDisposable
{
    /// <summary>Records an entry, or gives the first answer to the same request again.</summary>
    Task<Outcome<Receipt>> Post(EntryRequest entry);

    /// <summary>
    /// Remembers that a request was refused because of how things stood, so that a retry gets the same answer. Gives
    /// the answer to be returned: the refusal, or the receipt if the same request was recorded earlier.
    /// </summary>
    Task<Outcome<Receipt>> Refuse(Request request, Refusal refusal);

    /// <summary>
    /// The book of an owner, opened on first use. The house's own book belongs to <see cref="Id.None"/>.
    /// </summary>
    Task<Outcome<int>> Book(Id owner);

    /// <summary>Waits until no sweep between books is on its way.</summary>
    Task Settled();

    LedgerFigures Figures { get; }
}

/// <summary>Counted since the start: database transactions committed and entries in them.</summary>
public readonly record struct LedgerFigures(long Commits, long Entries, long Recoveries);
