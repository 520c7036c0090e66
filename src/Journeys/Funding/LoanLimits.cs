using System.Text;
using System.Text.Json;
using Sampan.Finance;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Funding;

/// <summary>One of a mandate's limits as it meets an order: which account counts it, and how much it allows.</summary>
internal sealed record LoanLimit(Id Id, Money Most);

/// <summary>What the row of a limit shows: how much it allows now, and which mandate it belongs to.</summary>
public sealed record LimitCard(Id Mandate, Money Most)
{
    public const string Kind = "limit";

    public static LimitCard Read(Card card) => JsonSerializer.Deserialize<LimitCard>(card.Summary, FactJson.Options)!;

    internal static Card Row(LimitSet set) => new(
        Kind, "set", set.Lender, Id.None, null,
        JsonSerializer.SerializeToUtf8Bytes(new LimitCard(set.Mandate, set.Most), FactJson.Options));
}

/// <summary>
/// A mandate's limits, counted in the lender's book: headroom is issued up to what the mandate says, a loan takes it,
/// and what is paid back returns it. So lending past a limit is the same refusal as spending money that is not there.
/// </summary>
public sealed class LoanLimits(OrderDesk desk)
{
    private const int Tries = 8;

    /// <summary>
    /// In all, to this seller, and to this country. Each is counted also where the mandate does not limit it: a limit
    /// that is added later finds what is out.
    /// </summary>
    internal static IReadOnlyList<LoanLimit> Of(Mandate mandate, FundingCase order)
    {
        MandateLimits limits = mandate.Terms.Limits;
        Money open = limits.Total with { Minor = MandateCheck.MostAmount };
        return
        [
            new(mandate.Id, limits.Total),
            new(IdOf(mandate, "seller", $"{order.Seller}"), limits.Seller ?? open),
            new(IdOf(mandate, "country", order.Lane.To.Code), limits.Country ?? open),
        ];
    }

    /// <summary>
    /// The most that limits and wallet leave for this order, mandate by mandate; not negative. All are read together: a
    /// seller waits for what thousands of mandates say.
    /// </summary>
    internal async Task<IReadOnlyList<Money>> Rooms(IReadOnlyList<Mandate> mandates, FundingCase order)
    {
        HashSet<Id> owners = [.. mandates.Select(mandate => mandate.Lender)];
        foreach (Mandate mandate in mandates) owners.UnionWith(Of(mandate, order).Select(limit => limit.Id));
        var accounts = (await desk.Journal.Accounts(owners)).ToDictionary(account => account.Key);
        var rooms = new List<Money>();
        foreach (Mandate mandate in mandates)
        {
            Outcome<int> book = await desk.Book(mandate.Lender);
            long room = book.IsRefused ? 0 : Room(mandate, order, Accounts(mandate, book.Value), accounts);
            rooms.Add(new Money(Math.Max(0, room), mandate.Terms.Currency));
        }
        return rooms;
    }

    /// <param name="known">Accounts that somebody has used; all others have only zeros.</param>
    private static long Room(
        Mandate mandate, FundingCase order, LenderAccounts accounts, IReadOnlyDictionary<AccountKey, Account> known)
    {
        long least = known.GetValueOrDefault(accounts.Wallet)?.Available ?? 0;
        foreach (LoanLimit limit in Of(mandate, order))
        {
            Account? exposed = known.GetValueOrDefault(accounts.Exposed(mandate.Id, limit.Id));
            // What is set aside for answers under way counts as out.
            least = Math.Min(least, limit.Most.Minor - (exposed?.Balance ?? 0) - (exposed?.CreditsPending ?? 0));
        }
        return least;
    }

    /// <summary>
    /// Issues headroom to what the mandate allows now, or takes back what it no longer does. More is out than a lowered
    /// limit allows: refused as <c>balance_short</c>, and nothing is lent under it until enough has come back.
    /// </summary>
    internal async Task<Refusal?> Align(Mandate mandate, FundingCase order)
    {
        Outcome<int> book = await desk.Book(mandate.Lender);
        if (book.IsRefused) return book.Refusal;
        foreach (LoanLimit limit in Of(mandate, order))
            if (await Align(mandate, limit, book.Value) is { } refusal) return refusal;
        return null;
    }

    private async Task<Refusal?> Align(Mandate mandate, LoanLimit limit, int book)
    {
        var accounts = Accounts(mandate, book);
        AccountKey issued = accounts.Issued(mandate.Id, limit.Id), free = accounts.Headroom(mandate.Id, limit.Id);
        Refusal refusal = LedgerRefusals.LedgerUnavailable;
        for (int i = 0; i < Tries; i++)
        {
            CardRow? row = await desk.Journal.Card(limit.Id);
            long before = row is null ? 0 : LimitCard.Read(row.Card).Most.Minor;
            long more = limit.Most.Minor - before;
            if (more == 0) return null;
            var fact = new LimitSet(mandate.Lender, mandate.Id, limit.Most);
            Outcome<Receipt> posted = await desk.Ledger.Post(new EntryRequest
            {
                // Each try is a request of its own: "more is out" is not its answer for good.
                Request = Request.Of("limit", $"{limit.Id}", $"{limit.Most}", $"{Id.New(desk.Now)}"),
                Book = book,
                Kind = FactCodec.TypeOf(fact),
                Subject = new Subject(limit.Id, row?.Version ?? 0, LimitCard.Row(fact)),
                Facts = FactCodec.Encode(fact),
                Steps = [more > 0 ? new Move(issued, free, more) : new Move(free, issued, -more)],
            });
            if (!posted.TryGet(out _, out Refusal? refused)) refusal = refused;
            else return null;
            // Somebody else has set it meanwhile: it is read again.
            if (refusal.Code != LedgerRefusals.SubjectMoved) return refusal;
        }
        return refusal;
    }

    private static LenderAccounts Accounts(Mandate mandate, int book) =>
        new(book, mandate.Lender, Commodity.Money(mandate.Terms.Currency, mandate.Sandbox));

    private static Id IdOf(Mandate mandate, string whose, string name) =>
        Id.Derive(Hash256.Of(Encoding.UTF8.GetBytes($"limit\n{mandate.Id}\n{whose}\n{name}")));
}
