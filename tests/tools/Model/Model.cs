namespace Sampan.Tests.Tools.Model;

/// <summary>
/// What the ledger is meant to do, said again in the simplest way: dictionaries that are copied before each entry and
/// put back when it is refused. Written from docs/ledger.md alone. How large an entry may be is left to its tests.
/// </summary>
/// <param name="books">How many sellers have one; the house's is book 0.</param>
public sealed partial class Model(int books)
{
    public const int House = 0;

    private const string Ok = "ok";

    /// <summary>The refusals that docs/ledger.md marks as kept.</summary>
    private static readonly HashSet<string> Kept =
    [
        "entry_unknown", "entry_corrected", "hold_exists", "hold_unknown", "hold_posted", "hold_released",
        "hold_expired", "hold_not_due", "hold_amount_too_large", "account_unknown", "account_closed", "account_open",
        "account_not_empty", "account_pending", "nothing_to_move", "balance_short", "room_short", "counter_over_cap",
    ];

    private readonly List<Entry> _asked = [];
    private readonly Dictionary<int, (int Content, Answer Answer)> _answers = [];
    private readonly Dictionary<int, Recorded> _recorded = [];
    private Dictionary<Account, Counters> _accounts = [];
    private Dictionary<int, Held> _holds = [];
    private Dictionary<int, (int Book, int Version)> _subjects = [];
    private HashSet<Account> _closed = [];
    private HashSet<int> _corrected = [];
    private Recorded _making = new(House, []);

    /// <summary>A hold's legs, when it must be settled, and what became of it.</summary>
    private sealed record Held(int Book, long Deadline, IReadOnlyList<Move> Legs, string State);

    /// <summary>What an entry moved, and whether it did anything else.</summary>
    private sealed record Recorded(int Book, List<Move> Moves)
    {
        internal bool HasOthers { get; set; }
    }

    public int Books => books;

    /// <summary>Seconds since the history began.</summary>
    public long Now { get; private set; }

    /// <summary>Every request, with the content it had first.</summary>
    public IReadOnlyList<Entry> Asked => _asked;

    public IReadOnlyDictionary<Account, Counters> Accounts => _accounts;

    public IReadOnlyCollection<Account> Closed => _closed;

    public IReadOnlyDictionary<int, (int Book, int Version)> Subjects => _subjects;

    /// <summary>Each hold, its book, and "open", "posted", "released" or "expired".</summary>
    public IEnumerable<(int Name, int Book, string State)> Holds =>
        _holds.Select(hold => (hold.Key, hold.Value.Book, hold.Value.State));

    /// <summary>The requests that were recorded, their books, and whether there is more in them than moves.</summary>
    public IEnumerable<(int Request, int Book, bool HasOthers)> Entries =>
        _recorded.Select(entry => (entry.Key, entry.Value.Book, entry.Value.HasOthers));

    public void Pass(long seconds) => Now += seconds;

    public Answer Ask(Entry entry)
    {
        if (entry.Request == _asked.Count) _asked.Add(entry);
        if (Shape.Refusal(entry) is { } malformed) return new Answer(malformed);
        if (_answers.TryGetValue(entry.Request, out (int Content, Answer Answer) first))
            return first.Content == entry.Content
                ? first.Answer with { IsRepeated = true }
                : new Answer("request_differs");

        var (accounts, holds, subjects) = (_accounts.ToDictionary(), _holds.ToDictionary(), _subjects.ToDictionary());
        var (closed, corrected) = (_closed.ToHashSet(), _corrected.ToHashSet());
        _making = new Recorded(entry.Book, []);
        string? refusal = Place(entry) ?? Correct(entry) ?? Take(entry);
        if (refusal is not null)
            (_accounts, _holds, _subjects, _closed, _corrected) = (accounts, holds, subjects, closed, corrected);
        var answer = new Answer(refusal ?? Ok, refusal is null && entry.About is { } about ? about.Version + 1 : 0);
        if (answer.IsOk || Kept.Contains(answer.Name)) _answers[entry.Request] = (entry.Content, answer);
        if (answer.IsOk) Record(entry);
        return answer;
    }

    /// <summary>Where debits and credits are not equal: of each book, of each commodity.</summary>
    public IEnumerable<string> Unequal()
    {
        var sums = new Dictionary<(int, Commodity), (Int128 Pending, Int128 Posted)>();
        foreach ((Account account, Counters four) in _accounts)
        {
            (Int128 pending, Int128 posted) = sums.GetValueOrDefault((account.Book, account.Commodity));
            pending += (Int128)four.CreditsPending - four.DebitsPending;
            posted += (Int128)four.CreditsPosted - four.DebitsPosted;
            sums[(account.Book, account.Commodity)] = (pending, posted);
        }
        return sums.Where(sum => sum.Value != (0, 0)).Select(sum => $"{sum.Key}: {sum.Value}");
    }

    private void Record(Entry entry)
    {
        _recorded[entry.Request] = _making;
        // The second entry of a sweep: nothing may be asked between the two.
        foreach (Sweep sweep in entry.Steps.OfType<Sweep>()) Arrive(sweep);
    }

    private string? Place(Entry entry)
    {
        if (!Knows(entry.Book)) return "book_unknown";
        if (entry.About is not { } about) return null;
        if (_subjects.TryGetValue(about.Subject, out (int Book, int Version) subject))
        {
            if (subject.Book != entry.Book || subject.Version != about.Version) return "subject_moved";
        }
        else if (about.Version != 0) return "subject_moved";
        _subjects[about.Subject] = (entry.Book, about.Version + 1);
        return null;
    }

    private bool Knows(int book) => book >= House && book <= books;
}
