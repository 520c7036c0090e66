using Sampan.Kernel;

namespace Sampan.Ledger.Loop;

/// <summary>An account as the loop works on it. Its limits are those it was opened with, not today's chart.</summary>
internal sealed class AccountState(long id, AccountKey key, AccountLimits limits)
{
    internal long Id => id;
    internal AccountKey Key => key;
    internal AccountLimits Limits => limits;
    internal long DebitsPending;
    internal long DebitsPosted;
    internal long CreditsPending;
    internal long CreditsPosted;
    internal long OpenedBy;
    internal bool IsNew;
    internal bool IsClosed;
    internal long LastUsed;

    /// <summary>The entry under which the counters were last kept for undoing.</summary>
    internal long KeptBy;

    /// <summary>An account's id begins with its book, so that no transfer row needs to say it.</summary>
    internal static int BookOf(long id) => (int)(id >> 32);
}

internal sealed class SubjectState(Id id)
{
    internal Id Id => id;
    internal int Book;
    internal int Version;
    internal Card? Card;
    internal Instant ChangedAt;
    internal bool IsNew;
    internal long LastUsed;
}

internal enum HoldStatus : byte
{
    Open = 0,
    Posted = 1,
    Released = 2,
    Expired = 3,
}

/// <summary>One pending transfer of a hold.</summary>
internal readonly record struct HoldLeg(long Transfer, long Debit, long Credit, long Amount);

internal sealed class HoldState(Id id, Id subject, Instant deadline, HoldLeg[] legs)
{
    internal Id Id => id;
    internal Id Subject => subject;
    internal Instant Deadline => deadline;
    internal HoldLeg[] Legs => legs;
    internal HoldStatus Status;
    internal long ResolvedBy;
    internal bool IsNew;
}

/// <summary>An entry of the journal that another wants to correct.</summary>
internal sealed class RecordedEntry(int book, IReadOnlyList<Transfer> transfers, bool closes)
{
    internal int Book => book;
    internal IReadOnlyList<Transfer> Transfers => transfers;

    /// <summary>It closed or reopened an account.</summary>
    internal bool Closes => closes;
    internal long CorrectedBy;
}

internal sealed class BookState(int id, Id owner)
{
    internal int Id => id;
    internal Id Owner => owner;
    internal long Entries;
    internal long Accounts;
    internal Hash256 Head;
}

/// <summary>What became of a request id: recorded, or refused for how things stood.</summary>
internal sealed record Remembered(Hash256 Content, Receipt? Receipt, Refusal? Refusal);

/// <summary>
/// What the loop knows. The truth is in SQL: before a group is applied everything it names is loaded, so "not here"
/// means "does not exist"; after the commit, what has not been used lately is dropped. So memory does not grow with
/// history.
/// </summary>
internal sealed class Memory
{
    internal const int UsualCapacity = 100_000;

    private readonly int _capacity;

    internal Memory(int capacity)
    {
        _capacity = capacity;
        Undo = new UndoLog(this);
    }

    internal UndoLog Undo { get; }

    internal Dictionary<AccountKey, AccountState> Accounts { get; } = [];

    internal Dictionary<long, AccountState> AccountsById { get; } = [];

    internal Dictionary<Id, SubjectState> Subjects { get; } = [];

    internal Dictionary<Id, HoldState> Holds { get; } = [];

    internal Dictionary<Id, Remembered> Requests { get; } = [];

    /// <summary>Every book: there is one per seller, and each is a hundred bytes.</summary>
    internal Dictionary<int, BookState> Books { get; } = [];

    internal Dictionary<Id, BookState> BooksByOwner { get; } = [];

    /// <summary>Entries that the running group corrects, with the accounts of their legs.</summary>
    internal Dictionary<long, RecordedEntry> Recorded { get; } = [];

    /// <summary>Every sweep whose second entry is not recorded, by its transfer: few at any moment.</summary>
    internal Dictionary<long, OutboxRow> UnderWay { get; } = [];

    internal int LastBook { get; private set; }

    internal void Add(AccountState account)
    {
        Accounts[account.Key] = account;
        AccountsById[account.Id] = account;
    }

    internal void Remove(AccountState account)
    {
        _ = Accounts.Remove(account.Key);
        _ = AccountsById.Remove(account.Id);
    }

    internal void Add(BookState book)
    {
        Books[book.Id] = book;
        BooksByOwner[book.Owner] = book;
        LastBook = Math.Max(LastBook, book.Id);
    }

    /// <summary>True when the hold and every account of its legs are here; trimming may have taken either.</summary>
    internal bool HasWhole(Id hold)
    {
        if (!Holds.TryGetValue(hold, out HoldState? known)) return false;
        foreach (HoldLeg leg in known.Legs)
            if (!AccountsById.ContainsKey(leg.Debit) || !AccountsById.ContainsKey(leg.Credit)) return false;
        return true;
    }

    /// <summary>
    /// Called between groups only: an account the running group has loaded must stay until it is committed. True when
    /// something was dropped that the next group may have counted on.
    /// </summary>
    internal bool Trim()
    {
        Recorded.Clear();
        bool isFull = Requests.Count > _capacity || Holds.Count > _capacity || Accounts.Count > _capacity
            || Subjects.Count > _capacity;
        if (!isFull) return false;
        // Requests and holds are found again by key and seldom needed twice.
        if (Requests.Count > _capacity) Requests.Clear();
        if (Holds.Count > _capacity) Holds.Clear();
        if (Accounts.Count > _capacity)
        {
            long median = Median(Accounts.Values.Select(a => a.LastUsed));
            foreach (AccountState account in Accounts.Values.Where(a => a.LastUsed <= median).ToList()) Remove(account);
        }
        if (Subjects.Count > _capacity)
        {
            long median = Median(Subjects.Values.Select(s => s.LastUsed));
            foreach (SubjectState subject in Subjects.Values.Where(s => s.LastUsed <= median).ToList())
                _ = Subjects.Remove(subject.Id);
        }
        return true;
    }

    private static long Median(IEnumerable<long> values)
    {
        long[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted[sorted.Length / 2];
    }
}
