using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Sampan.Journeys.Bank;
using Sampan.Journeys.Orders;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Payments;

/// <summary>
/// What the row of a statement line shows. Its states: matched, questioned, waiting, returned, settled, charge.
/// </summary>
public sealed record LineCard(Money Amount, string Reference, DateOnly ValueDate, Id? Order)
{
    public const string Kind = "line";

    internal byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, FactJson.Options);

    public static LineCard Read(Card card) => JsonSerializer.Deserialize<LineCard>(card.Summary, FactJson.Options)!;
}

/// <summary>
/// Reads the bank's statement into the journal: the only way money comes in. A line whose reference names an order and
/// whose payer is its buyer goes on into the order; another payer is questioned; what names no order waits in suspense.
/// Late, twice, short, out of order: each is a line like any other, and the order decides what to do with it.
/// </summary>
public sealed class TakeStatement(
    OrderDesk desk, ICounterparties counterparties, StatementCursor cursor, SettlePayout settle,
    ILogger<TakeStatement> log)
{
    private readonly TakePayment _payment = new(desk);

    /// <summary>Reads all that is new. Gives the number of lines read, or why the bank could not be asked.</summary>
    public async Task<Outcome<int>> Run(BankAccount account, CancellationToken cancel)
    {
        int lines = 0;
        string position = await cursor.Read(account);
        while (true)
        {
            Outcome<StatementPage> page = await account.Bank.StatementAfter(account.Number, position, cancel);
            if (page.IsRefused) return page.Refusal;
            foreach (StatementLine line in page.Value.Lines)
            {
                if (await Take(account, line) is { } refusal) return refusal;
                lines++;
            }
            position = page.Value.NextCursor;
            if (page.Value.Lines.Count > 0) await cursor.Move(account, position);
            if (!page.Value.HasMore) return lines;
        }
    }

    /// <summary>
    /// Null when the line is in the journal with all that follows from it; else why reading must stop here.
    /// </summary>
    private async Task<Refusal?> Take(BankAccount account, StatementLine line)
    {
        Outcome<int> house = await desk.Book(Id.None);
        if (house.IsRefused) return house.Refusal;
        Id id = account.LineOf(line.LineId);
        if (line.Kind == StatementLineKind.Debit) return await settle.Run(account, house.Value, id, line);

        Id? order = line.Kind == StatementLineKind.Credit ? await counterparties.OrderOf(line.Reference) : null;
        if (line.Kind != StatementLineKind.Charge)
            await counterparties.Remember(id, new Payee(line.CounterpartyName, line.CounterpartyAccount));
        Outcome<EntryRequest> entry = await Entry(account, house.Value, id, line, order);
        if (entry.IsRefused) return entry.Refusal;
        Outcome<Receipt> posted = await desk.Ledger.Post(entry.Value);
        if (posted.IsRefused && posted.Refusal.Code == LedgerRefusals.RequestDiffers)
        {
            // The bank changed a line it had already sent. The first stands; people must ask the bank.
            log.LogError("Statement line {Line} came again with other content; the first is kept.", id);
            return null;
        }
        if (posted.IsRefused) return posted.Refusal;
        return await GoOn(id, line.Amount);
    }

    /// <summary>
    /// What was recorded decides, not what this reading would decide: a repetition may know more by now.
    /// </summary>
    private async Task<Refusal?> GoOn(Id line, Money amount)
    {
        Id? order = (await desk.Journal.Entries(line)).SelectMany(e => FactCodec.Decode(e.Facts))
            .OfType<LineMatched>().FirstOrDefault()?.Order;
        if (order is null) return null;
        await desk.Ledger.Settled();
        Outcome<TradeRecord> taken = await _payment.Run(order.Value, line, amount);
        bool done = !taken.IsRefused || taken.Refusal.Code == JourneyRefusals.PaymentAlreadyTaken;
        return done ? null : taken.Refusal;
    }

    private async Task<Outcome<EntryRequest>> Entry(
        BankAccount account, int house, Id id, StatementLine line, Id? named)
    {
        TradeRecord? order = named is null ? null : await desk.Load(named.Value);
        bool usable = order is not null && order.Terms.MoneyCommodity == account.Commodity;
        bool questioned = usable && order!.State == OrderState.Placed &&
            !await counterparties.IsBuyer(order.Order, line.CounterpartyName);
        string state = line.Kind == StatementLineKind.Charge ? "charge"
            : !usable ? "waiting" : questioned ? "questioned" : "matched";

        List<Fact> facts = [new LineReceived(account.Bank.Name, line.LineId, line.Amount, Shown(line), line.ValueDate)];
        List<Step> steps = [Arrival(account, house, id, line)];
        if (state == "questioned") facts.Add(new LineQuestioned(order!.Order));
        if (state == "matched")
        {
            Outcome<int> book = await desk.Book(order!.Seller);
            if (book.IsRefused) return book.Refusal;
            facts.Add(new LineMatched(order.Order));
            steps.Add(new Sweep(
                account.Suspense(house, id), new OrderAccounts(book.Value, order).Arrivals, line.Amount.Minor));
        }
        var card = new LineCard(line.Amount, Shown(line), line.ValueDate, usable ? order!.Order : null);
        return new EntryRequest
        {
            Request = new Request(
                id, Hash256.Of(Encoding.UTF8.GetBytes($"{line.Kind}\n{line.Amount}\n{line.Reference}"))),
            Book = house,
            Kind = "line.received",
            Subject = new Subject(id, 0, new Card(LineCard.Kind, state, Id.None, Id.None, null, card.Bytes())),
            Facts = FactCodec.Encode([.. facts]),
            Steps = steps,
            Effective = line.ValueDate,
        };
    }

    private static Move Arrival(BankAccount account, int house, Id id, StatementLine line) =>
        line.Kind == StatementLineKind.Charge
            ? new Move(account.Charges(house), account.Balance(house), Math.Abs(line.Amount.Minor))
            : new Move(account.Balance(house), account.Suspense(house, id), line.Amount.Minor);

    /// <summary>
    /// A payer may write anything into a reference, a name too: only what looks like one of ours enters the journal.
    /// </summary>
    private static string Shown(StatementLine line) =>
        line.Reference.Length <= 40
        && line.Reference.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-')
            ? line.Reference
            : "";
}
