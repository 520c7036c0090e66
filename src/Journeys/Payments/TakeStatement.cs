using System.Text;
using Microsoft.Extensions.Logging;
using Sampan.Finance;
using Sampan.Journeys.Bank;
using Sampan.Journeys.Funding;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Payments;

/// <summary>
/// Reads the bank's statement into the journal: the only way money comes in. A line whose reference names an order and
/// whose payer is its buyer goes on into the order; another payer is questioned; what names no order waits in suspense.
/// Late, twice, short, out of order: each is a line like any other, and the order decides what to do with it. Reading
/// stops only when the bank or the ledger cannot be asked, or the bank says what cannot be read; never for one line's
/// sake.
/// </summary>
public sealed class TakeStatement(
    OrderDesk desk, ICounterparties counterparties, StatementCursor cursor, SettlePayout settle,
    ILogger<TakeStatement> log)
{
    private readonly FinishLine _finish = new(desk);

    /// <summary>Reads all that is new. Gives the number of lines read, or why reading had to stop.</summary>
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
            bool stands = page.Value.NextCursor == position;
            position = page.Value.NextCursor;
            if (page.Value.Lines.Count > 0) await cursor.Move(account, position);
            if (!page.Value.HasMore) return lines;
            if (stands) return BankRefusals.AnswerMalformed.With(("bank", account.Bank.Name));
        }
    }

    /// <summary>Null when the line is in the journal; else why reading must stop here.</summary>
    private async Task<Refusal?> Take(BankAccount account, StatementLine line)
    {
        if (!IsSound(account, line)) return BankRefusals.AnswerMalformed.With(("bank", account.Bank.Name));
        Outcome<int> house = await desk.Book(Id.None);
        if (house.IsRefused) return house.Refusal;
        Id id = account.LineOf(line.LineId);
        var request = new Request(
            id, Hash256.Of(Encoding.UTF8.GetBytes($"{line.Kind}\n{line.Amount}\n{line.Reference}")));
        // Who sent the line is kept before it is used, and what is kept is not replaced by a later notice of it.
        if (ComesIn(line) && await desk.Journal.Card(id) is null)
            await counterparties.Remember(id, new Payee(line.CounterpartyName, line.CounterpartyAccount));

        EntryRequest? entry = await settle.Entry(account, request, line);
        if (entry is null)
        {
            Outcome<EntryRequest> own = await Entry(account, house.Value, request, line);
            if (own.IsRefused) return own.Refusal;
            entry = own.Value;
        }
        Outcome<Receipt> posted = await desk.Ledger.Post(entry);
        if (posted.IsRefused && posted.Refusal.Code == LedgerRefusals.RequestDiffers)
            // The bank changed a line it had already sent. The first stands; people must ask the bank.
            log.LogError("Statement line {Line} came again with other content; the first is kept.", id);
        else if (posted.IsRefused)
            return posted.Refusal;
        // Once: a line that comes again finds its payout settled, and would seem to be nobody's.
        else if (entry.Subject is { After.State: "unexplained" } && !posted.Value.Repeated)
            log.LogError("Money left the bank that nobody here sent: statement line {Line}.", id);
        return await Follow(id, line);
    }

    /// <summary>
    /// What was recorded decides, not what this reading would decide: a repetition may know more by now.
    /// </summary>
    private async Task<Refusal?> Follow(Id id, StatementLine line)
    {
        if (await settle.Follow(id, line) is { } refusal) return refusal;
        Outcome<bool> finished = await _finish.Run(id);
        if (finished.IsRefused) log.LogWarning("Statement line {Line} stays due: {Refusal}", id, finished.Refusal);
        return null;
    }

    private async Task<Outcome<EntryRequest>> Entry(BankAccount account, int house, Request request, StatementLine line)
    {
        Id id = request.Id;
        Id? named = line.Kind == StatementLineKind.Credit ? await counterparties.OrderOf(line.Reference) : null;
        TradeRecord? order = named is null ? null : await desk.Load(named.Value);
        if (order is not null && order.Terms.MoneyCommodity != account.Commodity) order = null;
        Id? lender = named is not null && order is null
            ? await counterparties.LenderOf(line.Reference, line.CounterpartyName, account.Bank.IsSandbox)
            : null;
        string state = lender is null ? await StateOf(line, order) : "deposited";

        string shown = order?.Terms.Reference ?? Shown(line);
        List<Fact> facts = [new LineReceived(account.Bank.Name, line.LineId, line.Amount, shown, line.ValueDate)];
        List<Step> steps = [Arrival(account, house, id, line)];
        if (state == "unexplained") facts.Add(new LineUnexplained());
        if (state == "questioned") facts.Add(new LineQuestioned(order!.Order));
        if (state is "matched" or "insured" or "repays")
        {
            Outcome<int> book = await desk.Book(order!.Seller);
            if (book.IsRefused) return book.Refusal;
            facts.Add(For(state, order.Order));
            steps.Add(new Sweep(
                account.Suspense(house, id), new OrderAccounts(book.Value, order).Arrivals, line.Amount.Minor));
        }
        if (lender is { } firm)
        {
            Outcome<int> book = await desk.Book(firm);
            if (book.IsRefused) return book.Refusal;
            facts.Add(new LineDeposited(firm));
            steps.Add(new Sweep(
                account.Suspense(house, id), new LenderAccounts(book.Value, firm, account.Commodity).Wallet,
                line.Amount.Minor));
        }
        var card = new LineCard(line.Amount, account.Commodity.Code, shown, line.ValueDate, order?.Order);
        return new EntryRequest
        {
            Request = request,
            Book = house,
            Kind = "line.received",
            Subject = new Subject(id, 0, card.After("", facts, desk.Now)),
            Facts = FactCodec.Encode([.. facts]),
            Steps = steps,
            Effective = line.ValueDate,
        };
    }

    private bool Owes(TradeRecord order) =>
        order.Loan is { } loan && !LoanBalance.On(desk.Now.UtcDate, loan.Terms, loan.Repaid).IsPaid;

    private static Fact For(string state, Id order) => state switch
    {
        "insured" => new LineInsured(order),
        "repays" => new LineRepays(order),
        _ => new LineMatched(order),
    };

    private async Task<string> StateOf(StatementLine line, TradeRecord? order)
    {
        if (line.Kind == StatementLineKind.Charge) return "charge";
        if (line.Kind == StatementLineKind.Debit) return "unexplained";
        // An offer has no buyer yet who could be recognised.
        if (order is null || order.State == OrderState.Offered) return "waiting";
        if (order.Claim is not null && counterparties.IsInsurer(line.CounterpartyAccount)) return "insured";
        // Once nothing is owed, the seller's money is anybody's, and goes back.
        if (Owes(order) && await counterparties.IsSeller(order.Seller, line.CounterpartyAccount)) return "repays";
        // An order that takes no more money gives it back to whoever sent it: nothing to ask.
        if (order.State != OrderState.Placed && order.Unpaid.Minor == 0) return "matched";
        return await counterparties.IsBuyer(order.Order, line.CounterpartyName) ? "matched" : "questioned";
    }

    private static Move Arrival(BankAccount account, int house, Id id, StatementLine line)
    {
        AccountKey bank = account.Balance(house);
        return line.Kind switch
        {
            StatementLineKind.Charge => new Move(account.Charges(house), bank, Math.Abs(line.Amount.Minor)),
            StatementLineKind.Debit => new Move(account.Unexplained(house, id), bank, Math.Abs(line.Amount.Minor)),
            _ => new Move(bank, account.Suspense(house, id), line.Amount.Minor),
        };
    }

    private static bool IsSound(BankAccount account, StatementLine line)
    {
        bool signed = ComesIn(line) ? line.Amount.Minor > 0 : line.Amount.Minor < 0;
        return signed && line.Amount.Currency == account.Currency;
    }

    private static bool ComesIn(StatementLine line) =>
        line.Kind is StatementLineKind.Credit or StatementLineKind.Return;

    /// <summary>
    /// A payer may write anything into a reference, a name or a telephone number too: only what looks like one of ours,
    /// letters and digits together, enters the journal.
    /// </summary>
    private static string Shown(StatementLine line)
    {
        string text = line.Reference;
        bool ours = text.Length <= 40 && text.Any(char.IsAsciiLetterUpper) && text.Any(char.IsAsciiDigit) &&
            text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-');
        return ours ? text : "";
    }
}
