namespace Sampan.VerifyJournal;

internal sealed record AccountName(int Book, int Kind, string Owner, string Commodity)
{
    public override string ToString() => $"kind {Kind} of {Owner} in {Commodity}, book {Book}";
}

/// <summary>An account with what its transfers come to. Wide numbers: a corrupt file must not overflow them.</summary>
internal sealed class Account(long id, AccountName name, byte limits, long openedBy)
{
    internal long Id => id;
    internal AccountName Name => name;
    internal byte Limits => limits;
    internal long OpenedBy => openedBy;
    internal bool IsClosed { get; set; }
    internal Int128 DebitsPending { get; set; }
    internal Int128 DebitsPosted { get; set; }
    internal Int128 CreditsPending { get; set; }
    internal Int128 CreditsPosted { get; set; }

    internal Int128 Debits => DebitsPending + DebitsPosted;
    internal Int128 Credits => CreditsPending + CreditsPosted;
    internal bool IsEmpty => DebitsPending == 0 && CreditsPending == 0 && DebitsPosted == CreditsPosted;
    internal string Counters => $"{DebitsPending} {DebitsPosted} {CreditsPending} {CreditsPosted}";
}

/// <summary>Opens accounts and moves value between them; no account may ever break its limits.</summary>
internal sealed class Accounts(Chains chains, Findings findings)
{
    internal const int Transit = 4;
    internal const long Cap = (1L << 62) - 1;

    private readonly HashSet<AccountName> _names = [];

    internal SortedDictionary<long, Account> All { get; } = [];

    internal void Open(EntryLine entry)
    {
        foreach (OpenedAccount opened in entry.Opened)
        {
            string where = $"account {opened.Id}";
            BookChain book = chains.Books[entry.Book];
            findings.Compare("account", where, ((long)entry.Book << 32) + ++book.Accounts, opened.Id);
            var name = new AccountName(entry.Book, opened.Kind, opened.Owner, opened.Commodity);
            if (!_names.Add(name)) findings.Add("account", where, "a name of its own", name);
            if (opened.Limits > 3) findings.Add("account", where, "limits 0 to 3", opened.Limits);
            if (!All.TryAdd(opened.Id, new Account(opened.Id, name, opened.Limits, entry.Seq)))
                findings.Add("account", where, "opened once", "opened again");
        }
    }

    /// <summary>The two accounts of a transfer, or null when something is wrong about them.</summary>
    internal (Account Debit, Account Credit)? Of(EntryLine entry, Transfer transfer)
    {
        string where = $"transfer {transfer.Id}";
        Account? debit = All.GetValueOrDefault(transfer.Debit), credit = All.GetValueOrDefault(transfer.Credit);
        if (debit is null || credit is null)
        {
            findings.Add("account", where, "two accounts", $"{transfer.Debit} and {transfer.Credit}");
            return null;
        }
        if (debit == credit) findings.Add("transfer", where, "two accounts", "one");
        findings.Compare("book", where, (entry.Book, entry.Book), (debit.Name.Book, credit.Name.Book));
        findings.Compare("commodity", where, debit.Name.Commodity, credit.Name.Commodity);
        // The file does not say whether an entry moved before or after it reopened: it may use what it reopens.
        foreach (Account closed in (Account[])[debit, credit])
            if (closed.IsClosed && !entry.Closings.Contains(new Closing(closed.Id, Closed: false)))
                findings.Add("closing", where, $"account {closed.Id} open", "closed");
        return (debit, credit);
    }

    internal void Move(string where, Account debit, Account credit, Int128 pending, Int128 posted)
    {
        debit.DebitsPending += pending;
        debit.DebitsPosted += posted;
        credit.CreditsPending += pending;
        credit.CreditsPosted += posted;
        CheckLimits(where, debit);
        CheckLimits(where, credit);
    }

    internal void Close(EntryLine entry)
    {
        foreach (Closing closing in entry.Closings)
        {
            string where = $"account {closing.Account}";
            if (!All.TryGetValue(closing.Account, out Account? account) || account.Name.Book != entry.Book)
            {
                findings.Add("closing", $"entry {entry.Seq}", "an account of its book", closing.Account);
                continue;
            }
            if (account.IsClosed == closing.Closed)
                findings.Add("closing", where, closing.Closed ? "open before" : "closed before", "the same");
            account.IsClosed = closing.Closed;
        }
        foreach (Closing closing in entry.Closings)
            if (All.GetValueOrDefault(closing.Account) is { IsClosed: true } closed && !closed.IsEmpty)
                findings.Add("closing", $"account {closed.Id}", "empty when it is closed", closed.Counters);
    }

    private void CheckLimits(string where, Account account)
    {
        if ((account.Limits & 1) != 0 && account.Debits > account.CreditsPosted)
            findings.Add("limit", where, $"debits of account {account.Id} within its credits", account.Counters);
        if ((account.Limits & 2) != 0 && account.Credits > account.DebitsPosted)
            findings.Add("limit", where, $"credits of account {account.Id} within its debits", account.Counters);
        if (account.Debits > Cap || account.Credits > Cap)
            findings.Add("limit", where, $"counters of account {account.Id} to {Cap}", account.Counters);
    }
}
