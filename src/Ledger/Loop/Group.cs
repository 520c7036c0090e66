using Sampan.Kernel;
using Sampan.Ledger.Stores;

namespace Sampan.Ledger.Loop;

/// <summary>Decides a group of works on memory and gathers what must be written.</summary>
internal static class Group
{
    /// <summary>
    /// The refusals that depended on the state of accounts and holds: a retry must get the same answer.
    /// </summary>
    internal static readonly HashSet<RefusalCode> Kept =
    [
        LedgerRefusals.EntryUnknown, LedgerRefusals.EntryCorrected, LedgerRefusals.HoldExists,
        LedgerRefusals.HoldUnknown, LedgerRefusals.HoldPosted, LedgerRefusals.HoldReleased, LedgerRefusals.HoldExpired,
        LedgerRefusals.HoldNotDue, LedgerRefusals.HoldAmountTooLarge, LedgerRefusals.AccountUnknown,
        LedgerRefusals.AccountClosed, LedgerRefusals.AccountOpen, LedgerRefusals.AccountNotEmpty,
        LedgerRefusals.AccountPending, LedgerRefusals.NothingToMove, LedgerRefusals.BalanceShort,
        LedgerRefusals.RoomShort, LedgerRefusals.CounterOverCap,
    ];

    /// <summary>What the group names that memory does not hold.</summary>
    /// <param name="group">The works, in their order.</param>
    /// <param name="lookedUp">
    /// Of the first so many all but the entries they correct has been looked up; what is not there does not exist.
    /// </param>
    /// <param name="memory">What is known.</param>
    internal static Wanted Wants(List<Work> group, int lookedUp, Memory memory)
    {
        var wanted = new Wanted();
        for (int i = 0; i < group.Count; i++)
        {
            Work work = group[i];
            if (work is PostWork { Entry.Corrects: { } seq } && !memory.Recorded.ContainsKey(seq))
                _ = wanted.Entries.Add(seq);
            if (i < lookedUp) continue;
            if (work is RefuseWork refuse && !memory.Requests.ContainsKey(refuse.Request.Id))
                _ = wanted.Requests.Add(refuse.Request.Id);
            if (work is not PostWork { Entry: { } entry }) continue;
            if (!memory.Requests.ContainsKey(entry.Request.Id)) _ = wanted.Requests.Add(entry.Request.Id);
            if (entry.Subject is { } subject && !memory.Subjects.ContainsKey(subject.Id))
                _ = wanted.Subjects.Add(subject.Id);
            foreach (Step step in entry.Steps) Wants(entry, step, wanted, memory);
        }
        return wanted;
    }

    internal static Batch Apply(List<Work> group, Memory memory, Position position, TimeProvider clock)
    {
        var batch = new Batch { SeqBefore = position.Seq, SeqAfter = position.Seq, RecordedAt = position.RecordedAt };
        foreach (Work work in group)
        {
            // A work that is decided again after a failed commit must not carry the fault of its first time.
            work.Fault = null;
            try
            {
                work.Decided = Decide(work, memory, batch, clock);
            }
#pragma warning disable CA1031 // Whatever the bug, it belongs to this one work: it is handed to its asker.
            catch (Exception bug)
#pragma warning restore CA1031
            {
                work.Fault = bug;
            }
        }
        return batch;
    }

    /// <summary>What was written is now old: later groups update it in place.</summary>
    internal static void Committed(Batch batch)
    {
        foreach (AccountState account in batch.Accounts) account.IsNew = false;
        foreach (SubjectState subject in batch.Subjects) subject.IsNew = false;
        foreach (HoldState hold in batch.Holds) hold.IsNew = false;
    }

    private static void Wants(EntryRequest entry, Step step, Wanted wanted, Memory memory)
    {
        switch (step)
        {
            case Move move:
                Account(move.Debit);
                Account(move.Credit);
                break;
            case MoveUpTo move:
                Account(move.Debit);
                Account(move.Credit);
                break;
            case Reserve reserve:
                foreach (Move leg in reserve.Legs)
                {
                    Account(leg.Debit);
                    Account(leg.Credit);
                }
                Hold(reserve.Hold);
                break;
            case PostHold post:
                Hold(post.Hold);
                break;
            case ReleaseHold release:
                Hold(release.Hold);
                break;
            case ExpireHold expire:
                Hold(expire.Hold);
                break;
            case CloseAccount close:
                Account(close.Account);
                break;
            case ReopenAccount reopen:
                Account(reopen.Account);
                break;
            case Sweep sweep:
                Account(sweep.Debit);
                Account(sweep.Arrival);
                if (memory.Books.TryGetValue(sweep.Arrival.Book, out BookState? target))
                    Account(new AccountKey(entry.Book, Chart.Transit, target.Owner, sweep.Debit.Commodity));
                break;
        }

        void Account(AccountKey key)
        {
            if (!memory.Accounts.ContainsKey(key)) _ = wanted.Accounts.Add(key);
        }

        void Hold(Id id)
        {
            if (!memory.HasWhole(id)) _ = wanted.Holds.Add(id);
        }
    }

    private static Outcome<Receipt> Decide(Work work, Memory memory, Batch batch, TimeProvider clock)
    {
        if (work is BookWork book) return Open(book, memory, batch);
        Request request = work is PostWork post ? post.Entry.Request : ((RefuseWork)work).Request;
        if (memory.Requests.TryGetValue(request.Id, out Remembered? remembered))
        {
            if (remembered.Content != request.Content) return LedgerRefusals.RequestDiffers;
            return remembered.Receipt is { } first ? first with { Repeated = true } : remembered.Refusal!;
        }
        Instant now = After(batch.RecordedAt, clock);
        if (work is RefuseWork refuse) return Keep(refuse.Request, refuse.Refusal, now, memory, batch);

        EntryRequest entry = ((PostWork)work).Entry;
        Outcome<Receipt> outcome = Posting.Apply(memory, batch, entry, batch.SeqAfter + 1, now);
        if (outcome.IsRefused)
        {
            // The second entry of a sweep must be able to succeed later: its first has already happened.
            bool keep = Kept.Contains(outcome.Refusal.Code) && entry.Fulfils is null;
            return keep ? Keep(request, outcome.Refusal, now, memory, batch) : outcome.Refusal;
        }
        batch.SeqAfter++;
        batch.RecordedAt = now;
        memory.Requests[request.Id] = new Remembered(request.Content, outcome.Value, null);
        return outcome;
    }

    /// <summary>Recorded time never stands still or runs back, whatever the machine's clock does.</summary>
    private static Instant After(Instant last, TimeProvider clock)
    {
        Instant now = Instant.From(clock.GetUtcNow());
        return now > last ? now : new Instant(last.Microseconds + 1);
    }

    private static Refusal Keep(Request request, Refusal refusal, Instant now, Memory memory, Batch batch)
    {
        batch.Attempts.Add(new Attempt(request, refusal, now));
        memory.Requests[request.Id] = new Remembered(request.Content, null, refusal);
        return refusal;
    }

    private static Outcome<Receipt> Open(BookWork work, Memory memory, Batch batch)
    {
        if (!memory.BooksByOwner.TryGetValue(work.Owner, out BookState? book))
        {
            book = new BookState(memory.LastBook + 1, work.Owner);
            memory.Add(book);
            batch.NewBooks.Add(book);
        }
        work.Book = book.Id;
        return new Receipt(0, default, Id.None, 0, Hash256.Zero, Repeated: false);
    }
}
