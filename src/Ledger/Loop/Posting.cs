using Sampan.Kernel;

namespace Sampan.Ledger.Loop;

/// <summary>
/// Applies one entry to memory, or refuses it and leaves memory as it was. Each step refuses first; below its comment
/// "from here it succeeds" it only writes.
/// </summary>
internal sealed partial class Posting
{
    private readonly Memory _memory;
    private readonly Batch _batch;
    private readonly Applied _entry;
    private readonly BookState _book;
    private readonly UndoLog _undo;

    private Posting(Memory memory, Batch batch, Applied entry)
    {
        _memory = memory;
        _batch = batch;
        _entry = entry;
        _book = memory.Books[entry.Request.Book];
        _undo = memory.Undo;
        _undo.Begin(_book, entry.Seq);
    }

    internal static Outcome<Receipt> Apply(Memory memory, Batch batch, EntryRequest request, long seq, Instant now)
    {
        if (!memory.Books.TryGetValue(request.Book, out BookState? book)) return LedgerRefusals.BookUnknown;
        SubjectState? subject = null;
        if (request.Subject is { } named)
        {
            _ = memory.Subjects.TryGetValue(named.Id, out subject);
            int version = subject?.Version ?? 0;
            if (version != named.DecidedOn || (subject is not null && subject.Book != request.Book))
                return LedgerRefusals.SubjectMoved.With(
                    ("decided_on", $"{named.DecidedOn}"), ("stands_at", $"{version}"));
        }

        var entry = new Applied
        {
            Request = request,
            Seq = seq,
            Position = book.Entries + 1,
            RecordedAt = now,
            Effective = request.Effective ?? now.UtcDate,
            Version = request.Subject is null ? 0 : request.Subject.DecidedOn + 1,
        };
        var posting = new Posting(memory, batch, entry);
        try
        {
            if (posting.RunSteps() is { } refusal)
            {
                posting._undo.Rollback();
                return refusal;
            }
        }
        catch
        {
            posting._undo.Rollback();
            throw;
        }
        return posting.Finish(subject);
    }

    private Refusal? RunSteps()
    {
        if (_entry.Request.Corrects is { } wrong && Correct(wrong) is { } no) return no;
        foreach (Step step in _entry.Request.Steps)
        {
            Refusal? refusal = step switch
            {
                Move move => Transfer(Account(move.Debit), Account(move.Credit), move.Amount, Phase.Single),
                MoveUpTo move => TransferUpTo(Account(move.Debit), Account(move.Credit), move.Most),
                Reserve reserve => Reserve(reserve),
                PostHold post => Post(post),
                ReleaseHold release => GiveBack(release.Hold, Phase.Void),
                ExpireHold expire => GiveBack(expire.Hold, Phase.Expire),
                Sweep sweep => SendOn(sweep),
                CloseAccount close => Close(close.Account),
                ReopenAccount reopen => Reopen(reopen.Account),
                _ => throw new InvalidOperationException($"No rule for step {step.GetType().Name}."),
            };
            if (refusal is not null) return refusal;
        }
        return null;
    }

    private Refusal? Transfer(AccountState debit, AccountState credit, long amount, Phase phase)
    {
        if (Bar(debit, credit) is { } bar) return bar;
        long debits = debit.DebitsPending + debit.DebitsPosted;
        long credits = credit.CreditsPending + credit.CreditsPosted;
        if (Limits(debit, AccountLimits.DebitsMustNotExceedCredits) && debits + amount > debit.CreditsPosted)
            return Short(LedgerRefusals.BalanceShort, debit, debit.CreditsPosted - debits, amount);
        if (Limits(credit, AccountLimits.CreditsMustNotExceedDebits) && credits + amount > credit.DebitsPosted)
            return Short(LedgerRefusals.RoomShort, credit, credit.DebitsPosted - credits, amount);
        // Pending and posted together stay under the cap, so that posting a hold can never pass it.
        if (debits + amount > Money.Cap) return LedgerRefusals.CounterOverCap.With(("kind", debit.Key.Kind.Name));
        if (credits + amount > Money.Cap) return LedgerRefusals.CounterOverCap.With(("kind", credit.Key.Kind.Name));

        // From here it succeeds.
        _undo.Keep(debit);
        _undo.Keep(credit);
        if (phase == Phase.Pending)
        {
            debit.DebitsPending += amount;
            credit.CreditsPending += amount;
        }
        else
        {
            debit.DebitsPosted += amount;
            credit.CreditsPosted += amount;
        }
        Write(debit, credit, amount, phase, pending: 0);
        return null;
    }

    /// <summary>What keeps a transfer out whatever its amount.</summary>
    private Refusal? Bar(AccountState debit, AccountState credit)
    {
        // The steps were counted before; what a hold or a correction took of the room is known only here.
        if (_entry.Transfers.Count == EntryRules.MaxTransfers) return LedgerRefusals.EntryTooLarge;
        if (debit.IsClosed) return Closed(debit.Key);
        return credit.IsClosed ? Closed(credit.Key) : null;
    }

    private Refusal? TransferUpTo(AccountState debit, AccountState credit, long most)
    {
        if (Bar(debit, credit) is { } bar) return bar;
        long amount = most;
        AccountState limiting = debit;
        if (Limits(debit, AccountLimits.DebitsMustNotExceedCredits))
            amount = Math.Min(amount, debit.CreditsPosted - debit.DebitsPending - debit.DebitsPosted);
        if (Limits(credit, AccountLimits.CreditsMustNotExceedDebits))
        {
            long room = credit.DebitsPosted - credit.CreditsPending - credit.CreditsPosted;
            if (room < amount) (amount, limiting) = (room, credit);
        }
        if (amount == 0) return LedgerRefusals.NothingToMove.With(("kind", limiting.Key.Kind.Name));
        return Transfer(debit, credit, amount, Phase.Single);
    }

    private Refusal? Reserve(Reserve reserve)
    {
        if (reserve.Deadline <= _entry.RecordedAt) return LedgerRefusals.DeadlinePassed;
        if (_memory.Holds.ContainsKey(reserve.Hold)) return LedgerRefusals.HoldExists;

        var legs = new HoldLeg[reserve.Legs.Count];
        for (int i = 0; i < legs.Length; i++)
        {
            Move leg = reserve.Legs[i];
            (AccountState debit, AccountState credit) = (Account(leg.Debit), Account(leg.Credit));
            if (Transfer(debit, credit, leg.Amount, Phase.Pending) is { } refusal) return refusal;
            legs[i] = new HoldLeg(_entry.Transfers[^1].Id, debit.Id, credit.Id, leg.Amount);
        }
        Id subject = _entry.Request.Subject?.Id ?? Id.None;
        var hold = new HoldState(reserve.Hold, subject, reserve.Deadline, legs) { IsNew = true };
        _memory.Holds.Add(hold.Id, hold);
        _undo.Made(hold);
        _entry.HoldsMade.Add(hold);
        return null;
    }

    private Refusal? Post(PostHold post)
    {
        if (OpenHold(post.Hold, out HoldState? hold) is { } refusal) return refusal;
        if (hold!.Deadline <= _entry.RecordedAt) return LedgerRefusals.HoldExpired;
        if (post.Amounts is not null && post.Amounts.Count != hold.Legs.Length) return LedgerRefusals.HoldAmountsDiffer;
        for (int i = 0; i < hold.Legs.Length && post.Amounts is not null; i++)
        {
            if (post.Amounts[i] > hold.Legs[i].Amount) return LedgerRefusals.HoldAmountTooLarge;
        }
        if (HasNoRoomFor(hold)) return LedgerRefusals.EntryTooLarge;

        // From here it succeeds.
        for (int i = 0; i < hold.Legs.Length; i++)
            Resolve(hold.Legs[i], post.Amounts is null ? hold.Legs[i].Amount : post.Amounts[i], Phase.Post);
        Close(hold, HoldStatus.Posted);
        return null;
    }

    private Refusal? GiveBack(Id id, Phase phase)
    {
        if (OpenHold(id, out HoldState? hold) is { } refusal) return refusal;
        if (phase == Phase.Expire && hold!.Deadline > _entry.RecordedAt) return LedgerRefusals.HoldNotDue;
        if (HasNoRoomFor(hold!)) return LedgerRefusals.EntryTooLarge;

        // From here it succeeds.
        foreach (HoldLeg leg in hold!.Legs) Resolve(leg, 0, phase);
        Close(hold, phase == Phase.Expire ? HoldStatus.Expired : HoldStatus.Released);
        return null;
    }

    private Refusal? SendOn(Sweep sweep)
    {
        if (!_memory.Books.TryGetValue(sweep.Arrival.Book, out BookState? target)) return LedgerRefusals.BookUnknown;
        // Its second entry must find the account open: see also the closing, which waits for sweeps under way.
        if (_memory.Accounts.TryGetValue(sweep.Arrival, out AccountState? arrival) && arrival.IsClosed)
            return Closed(sweep.Arrival);
        var transit = new AccountKey(_book.Id, Chart.Transit, target.Owner, sweep.Debit.Commodity);
        if (Transfer(Account(sweep.Debit), Account(transit), sweep.Amount, Phase.Single) is { } refusal) return refusal;
        _entry.Outbox.Add(new OutboxRow(_entry.Transfers[^1].Id, _book.Id, sweep.Arrival, sweep.Amount));
        return null;
    }

    /// <summary>
    /// How many transfers a resolution takes is known only here; past 256 they would take the next entry's ids.
    /// </summary>
    private bool HasNoRoomFor(HoldState hold) =>
        _entry.Transfers.Count + hold.Legs.Length > EntryRules.MaxTransfers;

    private Refusal? OpenHold(Id id, out HoldState? hold)
    {
        if (!_memory.Holds.TryGetValue(id, out hold)) return LedgerRefusals.HoldUnknown;
        // A hold belongs to the book of its accounts; another book's entry may not resolve it.
        if (AccountState.BookOf(hold.Legs[0].Debit) != _book.Id) return LedgerRefusals.LegsCrossBooks;
        return hold.Status switch
        {
            HoldStatus.Open => null,
            HoldStatus.Posted => LedgerRefusals.HoldPosted,
            HoldStatus.Released => LedgerRefusals.HoldReleased,
            _ => LedgerRefusals.HoldExpired,
        };
    }

    private void Resolve(HoldLeg leg, long posted, Phase phase)
    {
        (AccountState debit, AccountState credit) = (_memory.AccountsById[leg.Debit], _memory.AccountsById[leg.Credit]);
        _undo.Keep(debit);
        _undo.Keep(credit);
        debit.DebitsPending -= leg.Amount;
        credit.CreditsPending -= leg.Amount;
        debit.DebitsPosted += posted;
        credit.CreditsPosted += posted;
        // A row's amount is positive: a leg of which nothing is taken is voided, for its whole amount.
        Phase written = phase == Phase.Post && posted == 0 ? Phase.Void : phase;
        Write(debit, credit, posted > 0 ? posted : leg.Amount, written, leg.Transfer);
    }

    private void Close(HoldState hold, HoldStatus status)
    {
        _undo.Keep(hold);
        hold.Status = status;
        hold.ResolvedBy = _entry.Seq;
    }

    private void Write(AccountState debit, AccountState credit, long amount, Phase phase, long pending)
    {
        long id = _entry.Seq << 8 | (long)_entry.Transfers.Count;
        _entry.Transfers.Add(new Transfer(id, debit.Id, credit.Id, amount, phase, pending));
    }

    private AccountState Account(AccountKey key)
    {
        if (_memory.Accounts.TryGetValue(key, out AccountState? known)) return known;
        var opened = new AccountState((long)_book.Id << 32 | ++_book.Accounts, key, key.Kind.Limits)
        {
            IsNew = true,
            OpenedBy = _entry.Seq,
        };
        _memory.Add(opened);
        _undo.Made(opened);
        _entry.Opened.Add(opened);
        return opened;
    }

    private Receipt Finish(SubjectState? subject)
    {
        EntryRequest request = _entry.Request;
        _entry.Hash = Canonical.Link(_book.Head, _entry);
        _book.Head = _entry.Hash;
        _book.Entries++;
        _ = _batch.Books.Add(_book);
        _undo.HandOver(_batch);
        foreach (OutboxRow sweep in _entry.Outbox) _memory.UnderWay.Add(sweep.Transfer, sweep);
        if (request.Fulfils is { } arrived) _ = _memory.UnderWay.Remove(arrived);
        if (request.Corrects is { } wrong) _memory.Recorded[wrong].CorrectedBy = _entry.Seq;
        if (_entry.Closings is { } closings)
            foreach (Closing closing in closings) _batch.Turned.Add(_memory.AccountsById[closing.Account]);
        if (request.Subject is { } named)
        {
            if (subject is null)
            {
                subject = new SubjectState(named.Id) { IsNew = true, Book = request.Book };
                _memory.Subjects.Add(named.Id, subject);
            }
            subject.Version = _entry.Version;
            subject.Card = named.After;
            subject.ChangedAt = _entry.RecordedAt;
            subject.LastUsed = _entry.Seq;
            _ = _batch.Subjects.Add(subject);
        }
        _batch.Entries.Add(_entry);
        return new Receipt(
            _entry.Seq, _entry.RecordedAt, request.Subject?.Id ?? Id.None, _entry.Version, _entry.Hash,
            Repeated: false);
    }

    private static bool Limits(AccountState account, AccountLimits limit) => (account.Limits & limit) != 0;

    private static Refusal Short(RefusalCode code, AccountState account, long available, long wanted) => code.With(
        ("kind", account.Key.Kind.Name), ("available", $"{available}"), ("wanted", $"{wanted}"));
}
