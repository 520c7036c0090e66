using System.Collections.Concurrent;
using System.Text;
using Sampan.Border;
using Sampan.Identity;
using Sampan.Journeys.Buyers;
using Sampan.Trade;

namespace Sampan.Journeys.Screening;

/// <summary>A firm or buyer with a match that two operators have not cleared, for operators only.</summary>
/// <param name="Names">As they were screened; empty where the buyer was erased meanwhile.</param>
/// <param name="Matches">The open ones, with their reasons.</param>
/// <param name="Asked">Who asked to clear them, why and when; null where nobody has.</param>
public sealed record HeldParty(
    ScreeningVerdict Verdict, IReadOnlyList<string> Names, IReadOnlyList<ScreeningMatch> Matches,
    ScreeningReview? Asked);

/// <summary>
/// Screens the two sides of a trade. What was said is kept with the version of the firm and of the lists, and said anew
/// where either has moved, so that an order never stands on an old answer. Where no list is loaded nobody is screened.
/// </summary>
/// <remarks>A list is loaded while the server is stopped, so one index serves from its first use to the end.</remarks>
public sealed class ScreenParties(IScreeningShelf shelf, IFirms firms, IVault vault, TimeProvider clock) : IOrderHold
{
    private const int Page = 200;
    private const int MostMatches = 20;

    /// <summary>The version of each firm for which these lists have answered since the start.</summary>
    private readonly ConcurrentDictionary<Id, int> _answered = new();

    private readonly Lock _turn = new();
    private Task<Outcome<Loaded>>? _loading;

    private Instant Now => Instant.From(clock.GetUtcNow());

    /// <summary>The order's seller and buyer; a practice order has none who trade.</summary>
    public async Task<Refusal?> Of(TradeRecord record)
    {
        if (record.Terms.Practice) return null;
        Outcome<Loaded> lists = await Lists();
        if (lists.IsRefused) return lists.Refusal;
        if (lists.Value.IsEmpty) return null;
        Outcome<Firm> seller = await firms.Firm(record.Seller);
        bool isHeld = !seller.IsRefused && await IsHeld(lists.Value, Subject.Of(seller.Value))
            || record.Buyer is { } buyer && await SubjectOf(buyer) is { } known
                && await IsHeld(lists.Value, known);
        return isHeld ? JourneyRefusals.OrderHeldForScreening : null;
    }

    /// <summary>At sign-up and whenever its names change: nothing is refused, its orders are held.</summary>
    public async Task Screen(Firm firm)
    {
        Outcome<Loaded> lists = await Lists();
        if (!lists.IsRefused && !lists.Value.IsEmpty) _ = await Verdict(lists.Value, Subject.Of(firm));
    }

    /// <summary>Every firm whose answer is older than the lists or the firm. Gives how many were screened.</summary>
    public async Task<Outcome<int>> ScreenAll(CancellationToken cancel)
    {
        Outcome<Loaded> lists = await Lists();
        if (lists.IsRefused) return lists.Refusal;
        if (lists.Value.IsEmpty) return 0;
        int screened = 0;
        for (int skip = 0; ; skip += Page)
        {
            IReadOnlyList<Firm> some = await firms.Trading(skip, Page);
            foreach (Firm firm in some)
            {
                cancel.ThrowIfCancellationRequested();
                if (_answered.TryGetValue(firm.Id, out int version) && version == firm.Version) continue;
                if ((await Verdict(lists.Value, Subject.Of(firm))).IsNew) screened++;
                _answered[firm.Id] = firm.Version;
            }
            if (some.Count < Page) return screened;
        }
    }

    /// <summary>Who is held, the longest first.</summary>
    public async Task<Outcome<IReadOnlyList<HeldParty>>> Held()
    {
        Outcome<Loaded> lists = await Lists();
        if (lists.IsRefused) return lists.Refusal;
        var held = new List<HeldParty>();
        foreach (ScreeningVerdict verdict in await shelf.Held())
        {
            Subject? subject = await SubjectOf(verdict.Subject);
            IReadOnlyList<ScreeningReview> reviews = await shelf.Reviews(verdict.Subject, verdict.Names);
            IReadOnlyList<KeptMatch> open = verdict.Open(reviews);
            held.Add(new HeldParty(
                verdict, subject?.Names ?? [],
                subject is null
                    ? []
                    : [.. Matches(lists.Value, subject).Where(match => open.Any(kept => IsOf(kept, match)))],
                reviews.FirstOrDefault(review => review.ClearedBy is null)));
        }
        return held;
    }

    private async Task<bool> IsHeld(Loaded lists, Subject subject)
    {
        ScreeningVerdict verdict = (await Verdict(lists, subject)).Verdict;
        return verdict.Matches.Count > 0
            && verdict.Open(await shelf.Reviews(subject.Id, verdict.Names)).Count > 0;
    }

    /// <summary>What was said of this version by these lists; else it is said now.</summary>
    private async Task<(ScreeningVerdict Verdict, bool IsNew)> Verdict(Loaded lists, Subject subject)
    {
        ScreeningVerdict? kept = await shelf.Verdict(subject.Id);
        if (kept is not null && kept.Version == subject.Version && kept.Lists == lists.Hash) return (kept, false);
        var verdict = new ScreeningVerdict(
            subject.Id, subject.Version, subject.Hash, lists.Hash, Now,
            [.. Matches(lists, subject).Select(match => new KeptMatch(match.List, match.Party.Key, match.Score))]);
        await shelf.Keep(verdict);
        return (verdict, true);
    }

    private static IReadOnlyList<ScreeningMatch> Matches(Loaded lists, Subject subject) =>
    [
        .. subject.Names.SelectMany(name => lists.Screening.Screen(
                new ScreenedName(name, subject.Type, subject.Country), MostMatches))
            .GroupBy(match => (match.List, match.Party.Key)).Select(same => same.MaxBy(match => match.Score)!)
            .OrderByDescending(match => match.Score),
    ];

    private static bool IsOf(KeptMatch kept, ScreeningMatch match) =>
        kept.List == match.List && kept.Party == match.Party.Key;

    /// <summary>A firm, or a buyer whose details lie in the vault; null where neither is there any more.</summary>
    private async Task<Subject?> SubjectOf(Id id)
    {
        Outcome<Firm> firm = await firms.Firm(id);
        if (!firm.IsRefused) return Subject.Of(firm.Value);
        Outcome<BuyerDetails> buyer = await BuyerDesk.DetailsIn(vault, id);
        return buyer.IsRefused ? null : new Subject(id, 1, [buyer.Value.Name], Hash256.Of(id.ToBytes()), null, null);
    }

    /// <summary>Read once by whoever comes first; again only where the database could not be asked.</summary>
    private Task<Outcome<Loaded>> Lists()
    {
        lock (_turn) return _loading is null or { IsFaulted: true } ? _loading = Load() : _loading;
    }

    private async Task<Outcome<Loaded>> Load()
    {
        Outcome<IReadOnlyList<ImportedList>> newest = await shelf.Newest();
        if (newest.IsRefused) return newest.Refusal;
        IScreening screening = IScreening.Over(newest.Value);
        string versions = string.Join(
            '\n', screening.Lists.Select(list => $"{list.List.Name()} {list.Date.Text()} {list.Hash}"));
        return new Loaded(screening, Hash256.Of(Encoding.UTF8.GetBytes(versions)));
    }

    private sealed record Loaded(IScreening Screening, Hash256 Hash)
    {
        public bool IsEmpty => Screening.Lists.Count == 0;
    }

    private sealed record Subject(
        Id Id, int Version, IReadOnlyList<string> Names, Hash256 Hash, PartyType? Type, string? Country)
    {
        public static Subject Of(Firm firm)
        {
            string[] names = [.. new[] { firm.Details.NameLocal, firm.Details.NameLatin }.Distinct()];
            // One trader may trade under his own name: a firm is not held to be no person.
            return new Subject(
                firm.Id, firm.Version, names, Hash256.Of(Encoding.UTF8.GetBytes(string.Join('\n', names))), null,
                firm.Details.Country.Code);
        }
    }
}
