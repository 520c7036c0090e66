using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys;

/// <summary>What a journey decided: what happened, and what moves with it.</summary>
public sealed record Decision(IReadOnlyList<Fact> Facts, IReadOnlyList<Step> Steps)
{
    public Decision(Fact fact, params Step[] steps) : this([fact], steps) { }
}

/// <summary>A journey's rule: a pure function of the order, its accounts and the moment.</summary>
public delegate Outcome<Decision> Decide(TradeRecord record, OrderAccounts accounts, Instant now);

/// <summary>What an order's row in a list shows; written with every entry about the order.</summary>
/// <param name="Title">The first product's name; <paramref name="Units"/> are its units.</param>
/// <param name="Tracking">The carrier's number, once it is shipped.</param>
/// <param name="TitleLocal">The product's name in the seller's own language, where there is one.</param>
/// <param name="By">The moment by which somebody must act; null when nobody must.</param>
/// <param name="Others">How many products there are beside the first.</param>
/// <param name="Rest">What is to be paid after shipping and has not come; null where there is none.</param>
public sealed record OrderCard(
    string Reference, string Title, long Units, Money Total, Money Missing, Country To, string? Tracking = null,
    string? TitleLocal = null, Instant? By = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Others = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Money? Rest = null)
{
    public static OrderCard Read(Card card) => JsonSerializer.Deserialize<OrderCard>(card.Summary, FactJson.Options)!;
}

/// <summary>
/// Reads an order from the journal, lets a journey decide, and records the decision on the version it was made on.
/// When somebody else was faster the order is read again and the decision made anew. While an order is held, what would
/// send goods or money out is refused.
/// </summary>
/// <param name="hold">Null where nothing holds orders.</param>
public sealed class OrderDesk(ILedger ledger, IJournal journal, TimeProvider clock, IOrderHold? hold = null)
{
    /// <summary>The kind of an order's card.</summary>
    public const string Kind = "order";

    /// <summary>
    /// The kind of a practice order's card: whoever lists, counts or goes through orders does not meet it.
    /// </summary>
    public const string PracticeKind = "practice";

    private const int Tries = 8;

    private readonly ConcurrentDictionary<Id, int> _books = [];
    private readonly RecentOrders _recent = new();

    public Instant Now => Instant.From(clock.GetUtcNow());

    public ILedger Ledger => ledger;

    public IJournal Journal => journal;

    /// <summary>Loans of which something came back just now: their lender's book is still to take it.</summary>
    internal ConcurrentQueue<Id> LoansToFollow { get; } = [];

    /// <summary>The order as its facts tell it; null when there is none.</summary>
    public Task<TradeRecord?> Load(Id order) => Read(journal, order);

    /// <summary>The same for who only reads.</summary>
    public static async Task<TradeRecord?> Read(IJournal journal, Id order) =>
        Fold(order, await journal.Entries(order));

    /// <summary>The order as these entries tell it; null when they are none.</summary>
    internal static TradeRecord? Fold(Id order, IReadOnlyList<JournalEntry> entries)
    {
        List<Happening> happenings =
        [
            .. entries.SelectMany(e => FactCodec.Decode(e.Facts).Select(f => new Happening(e.Seq, e.RecordedAt, f))),
        ];
        return happenings.Count == 0 ? null : TradeRecord.Fold(order, entries[^1].Version, happenings);
    }

    /// <summary>
    /// Begins an order. The same request again gives the order it began, as it stands now.
    /// </summary>
    public async Task<Outcome<TradeRecord>> Open(Request request, Id order, OrderOffered offered)
    {
        Outcome<int> book = await Book(offered.Seller);
        if (book.IsRefused) return book.Refusal;
        TradeRecord record = TradeRecord.Offer(order, offered);
        Outcome<Receipt> posted = await ledger.Post(Entry(request, book.Value, record, 0, new Decision(offered)));
        if (posted.IsRefused) return posted.Refusal;
        return posted.Value.Repeated
            ? (await Load(posted.Value.Subject))!
            : _recent.Keep(
                record.Recorded(posted.Value.Seq, posted.Value.RecordedAt, posted.Value.Version, [offered]));
    }

    /// <summary>
    /// Runs a journey that somebody asked for. A repetition of the request gets its first answer, whether that was a
    /// record or a refusal that depended on how the order stood.
    /// </summary>
    public Task<Outcome<TradeRecord>> Run(Request request, Id order, Decide decide) =>
        Run(order, () => request, remember: true, decide);

    /// <summary>
    /// Runs a journey that the platform starts by itself. The version it is decided on makes it happen once, so it may
    /// be started as often as one likes. Each try is a request of its own: were it named by what it does, one "not
    /// yet" of the ledger (money still on its way between two books) would be its remembered answer for good.
    /// </summary>
    public Task<Outcome<TradeRecord>> RunDue(string operation, Id order, Decide decide) => Run(
        order, () => Request.Of(operation, $"{order}", $"{Id.New(Now)}"), remember: false, decide);

    /// <summary>The book of a firm. A book never changes its owner, so its number is kept.</summary>
    public async Task<Outcome<int>> Book(Id firm)
    {
        if (_books.TryGetValue(firm, out int known)) return known;
        Outcome<int> book = await ledger.Book(firm);
        if (!book.IsRefused) _books[firm] = book.Value;
        return book;
    }

    private async Task<Outcome<TradeRecord>> Run(
        Id order, Func<Request> request, bool remember, Decide decide)
    {
        Refusal refusal = LedgerRefusals.LedgerUnavailable;
        for (int i = 0; i < Tries; i++)
        {
            // What is remembered may be old: the ledger then says that the order has moved, and it is read.
            TradeRecord? remembered = i == 0 ? _recent.Find(order) : null;
            TradeRecord? record = remembered ?? await Load(order);
            if (record is null) return JourneyRefusals.OrderUnknown;
            Outcome<int> book = await Book(record.Seller);
            if (book.IsRefused) return book.Refusal;
            Outcome<int> lender = record.Loan is { } loan ? await Book(loan.Terms.Lender) : 0;
            if (lender.IsRefused) return lender.Refusal;
            Request named = request();
            Outcome<Decision> decided = decide(record, new OrderAccounts(book.Value, record, lender.Value), Now);
            if (hold is not null && !decided.IsRefused && decided.Value.Facts.Any(SendsOut)
                && await hold.Of(record) is { } held) decided = held;
            // A refusal is not decided on memory.
            if (decided.IsRefused && remembered is not null) continue;
            // A malformed request burns nothing; one that the state of the order refused is remembered.
            bool keep = remember && decided.IsRefused && decided.Refusal.Code.Kind != RefusalKind.Malformed;
            Outcome<Receipt> answer = !decided.IsRefused
                ? await ledger.Post(Entry(
                    named, book.Value, record.After(Now, [.. decided.Value.Facts]), record.Version, decided.Value))
                : keep ? await ledger.Refuse(named, decided.Refusal) : decided.Refusal;
            if (answer.TryGet(out Receipt? receipt, out Refusal? refused))
            {
                if (!decided.IsRefused && decided.Value.Facts.Any(fact => fact is LoanRepaid))
                    LoansToFollow.Enqueue(record.Loan!.Terms.Loan);
                // What was recorded now is known; what had been recorded before is read.
                if (receipt.Repeated || decided.IsRefused) return (await Load(order))!;
                TradeRecord after = _recent.Keep(
                    record.Recorded(receipt.Seq, receipt.RecordedAt, receipt.Version, decided.Value.Facts));
                // Screened when it is accepted, an operator may look before anything is ready to leave.
                if (hold is not null && decided.Value.Facts.Any(fact => fact is OrderPlaced)) _ = await hold.Of(after);
                return after;
            }
            refusal = refused;
            if (refusal.Code != LedgerRefusals.SubjectMoved) return refusal;
        }
        return refusal;
    }

    /// <summary>By these facts goods leave, or money goes to one of the two sides.</summary>
    private static bool SendsOut(Fact fact) =>
        fact is GoodsShipped or EscrowReleased or RestReleased or PayoutSent or OrderPledged;

    private static EntryRequest Entry(
        Request request, int book, TradeRecord after, int decidedOn, Decision decision) => new()
        {
            Request = request,
            Book = book,
            Kind = FactCodec.TypeOf(decision.Facts[0]),
            Subject = new Subject(after.Order, decidedOn, CardOf(after)),
            Facts = FactCodec.Encode([.. decision.Facts]),
            Steps = decision.Steps,
        };

    internal static Card CardOf(TradeRecord record) => CardOf(record, OrderDeadlines.By(record));

    internal static Card CardOf(TradeRecord record, Instant? by)
    {
        OrderTerms terms = record.Terms;
        var card = new OrderCard(
            terms.Reference, terms.Lines[0].Title, terms.Lines[0].Units, terms.Total, record.Missing, terms.To,
            record.Shipped?.Tracking, terms.Lines[0].TitleLocal, by, terms.Lines.Count - 1,
            record.Rest.Minor > 0 ? record.Rest : null);
        return new Card(
            terms.Practice ? PracticeKind : Kind, record.State.ToString(), record.Seller, record.Buyer,
            OrderDeadlines.Next(record),
            JsonSerializer.SerializeToUtf8Bytes(card, FactJson.Options));
    }
}
