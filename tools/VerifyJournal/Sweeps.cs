namespace Sampan.VerifyJournal;

internal sealed record TransitPair(int Here, int There, string Commodity, Int128 Sent, Int128 Arrived, Int128 InFlight);

/// <summary>
/// Value between books: out through a transit account by one entry, in through the one that faces it by another.
/// </summary>
internal sealed class Sweeps(Scope scope, Chains chains, Accounts accounts, Findings findings)
{
    private readonly Dictionary<long, (int FromBook, SentSweep Sweep)> _underWay = [];

    internal void Check(EntryLine entry)
    {
        foreach (SentSweep sweep in entry.Sweeps) Send(entry, sweep);
        if (entry.Fulfils != 0) Arrive(entry);
        foreach (Transfer transfer in entry.Transfers)
        {
            bool isSent = entry.Sweeps.Any(sweep => sweep.Transfer == transfer.Id);
            if (TouchesTransit(transfer) && entry.Fulfils == 0 && !isSent)
                findings.Add("transit", $"transfer {transfer.Id}", "a sweep", "a move");
        }
    }

    internal bool TouchesTransit(Transfer transfer) => IsTransit(transfer.Debit) || IsTransit(transfer.Credit);

    /// <summary>Both sides of every pair equal, or what is missing under way.</summary>
    internal List<TransitPair> Pairs()
    {
        if (!scope.IsWhole) return [];
        ILookup<string, int> bookOf = chains.Books.ToLookup(book => book.Value.Owner, book => book.Key);
        var net = new SortedDictionary<(int Here, int There, string Commodity), Int128>();
        foreach (Account account in accounts.All.Values.Where(account => account.Name.Kind == Accounts.Transit))
            foreach (int there in bookOf[account.Name.Owner])
                net[(account.Name.Book, there, account.Name.Commodity)] =
                    account.CreditsPosted - account.DebitsPosted;
        var pairs = new List<TransitPair>();
        foreach (((int here, int there, string commodity), Int128 sent) in net)
        {
            if (here > there && net.ContainsKey((there, here, commodity))) continue;
            Int128 arrived = -net.GetValueOrDefault((there, here, commodity)), inFlight = 0;
            foreach ((int from, SentSweep sweep) in _underWay.Values.Where(w => w.Sweep.Commodity == commodity))
            {
                if ((from, sweep.ToBook) == (here, there)) inFlight += sweep.Amount;
                // On its way back: it has left there, so less has arrived there than was sent from here.
                if ((from, sweep.ToBook) == (there, here)) inFlight += sweep.Amount;
            }
            pairs.Add(new TransitPair(here, there, commodity, sent, arrived, inFlight));
            findings.Compare("transit", $"{here} to {there} in {commodity}", inFlight, sent - arrived);
        }
        return pairs;
    }

    private void Send(EntryLine entry, SentSweep sweep)
    {
        Transfer? transfer = entry.Transfers.FirstOrDefault(transfer => transfer.Id == sweep.Transfer);
        Account? transit = transfer is null ? null : accounts.All.GetValueOrDefault(transfer.Credit);
        string? owner = chains.Books.GetValueOrDefault(sweep.ToBook)?.Owner ?? transit?.Name.Owner;
        var expected = new AccountName(entry.Book, Accounts.Transit, owner ?? "", sweep.Commodity);
        if (transfer?.Phase != Phase.Single || transfer.Amount != sweep.Amount || transit?.Name != expected
            || sweep.ToBook == entry.Book)
            findings.Add("sweep", $"entry {entry.Seq}", $"{sweep.Amount} to {expected}", $"{transfer}");
        if (!_underWay.TryAdd(sweep.Transfer, (entry.Book, sweep)))
            findings.Add("sweep", $"entry {entry.Seq}", $"transfer {sweep.Transfer} sent once", "sent again");
    }

    private void Arrive(EntryLine entry)
    {
        string where = $"entry {entry.Seq}";
        if (!_underWay.Remove(entry.Fulfils, out (int FromBook, SentSweep Sweep) sent))
        {
            // Of one book's file the entry that sent it is in another.
            if (scope.IsWhole) findings.Add("sweep", where, "a sweep under way", entry.Fulfils);
            return;
        }
        SentSweep sweep = sent.Sweep;
        var arrival = new AccountName(sweep.ToBook, sweep.Kind, sweep.Owner, sweep.Commodity);
        var transit = new AccountName(
            entry.Book, Accounts.Transit, chains.Books[sent.FromBook].Owner, sweep.Commodity);
        bool fits = entry.Transfers is [{ Phase: Phase.Single } second] && second.Amount == sweep.Amount
            && accounts.All.GetValueOrDefault(second.Credit)?.Name == arrival
            && accounts.All.GetValueOrDefault(second.Debit)?.Name == transit;
        if (!fits) findings.Add("sweep", where, $"{sweep.Amount} to {arrival}", string.Join(", ", entry.Transfers));
    }

    private bool IsTransit(long account) =>
        accounts.All.GetValueOrDefault(account)?.Name.Kind == Accounts.Transit;
}
