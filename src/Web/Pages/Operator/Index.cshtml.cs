using Microsoft.AspNetCore.Mvc;
using Sampan.Border;
using Sampan.Journeys;
using Sampan.Journeys.Buyers;
using Sampan.Journeys.Payments;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Operator;

/// <summary>A statement line that waits for a person, with who sent it and whom the named order expects.</summary>
public sealed record WaitingLine(CardRow Row, LineCard Card, Payee? Payer, string? OrderReference, string? Buyer);

/// <summary>
/// Money that waits: the operator says which order it belongs to, or sends it back. Nothing here marks an order paid:
/// the line's own money goes into the order, or it does not.
/// </summary>
public sealed class IndexModel(
    OrderDesk desk, BuyerDesk buyers, ICounterparties counterparties, IOrderAddresses addresses, BankAccount account,
    ResolveLine lines, ITariffShelf shelf)
    : SampanPage
{
    [BindProperty(Name = "line")]
    public string? Line { get; set; }

    [BindProperty(Name = "reference")]
    public string? Reference { get; set; }

    [BindProperty(Name = "sure")]
    public string? Sure { get; set; }

    public IReadOnlyList<WaitingLine> Waiting { get; private set; } = [];

    /// <summary>Money that left the bank and that nobody here sent: a person asks the bank.</summary>
    public IReadOnlyList<LineCard> Unexplained { get; private set; } = [];

    /// <summary>Payouts that wait for a person.</summary>
    public int StuckPayouts { get; private set; }

    /// <summary>Orders whose escrow an operator decides about.</summary>
    public int ToDecide { get; private set; }

    /// <summary>Schedules that quotes need and that are known for less than a month more.</summary>
    public IReadOnlyList<BookIdentity> Ending { get; private set; } = [];

    public Task OnGet() => Read();

    public async Task<IActionResult> OnPostMatch()
    {
        Outcome<Id> line = Id.Parse(Line);
        if (line.IsRefused) return await Redraw(line.Refusal);
        Outcome<Id> order = await addresses.OrderByReference(Reference ?? "");
        if (order.IsRefused) return await Redraw(order.Refusal);
        Ledger.Request request = FormRequest("match line", PersonId, Line, Reference);
        // A reference is an order's, or that of a lender's wallet.
        Refusal? refusal = await desk.Load(order.Value) is null
            ? (await lines.Deposit(request, line.Value, order.Value, account)).Refusal
            : (await lines.Match(request, line.Value, order.Value, account)).Refusal;
        return refusal is not null ? await Redraw(refusal) : Redirect("/operator?done=matched");
    }

    public async Task<IActionResult> OnPostReturn()
    {
        Outcome<Id> line = Id.Parse(Line);
        if (line.IsRefused) return await Redraw(line.Refusal);
        if (Sure != "yes") return await Redraw(WebRefusals.ConfirmationMissing);
        Outcome<Receipt> returned = await lines.Return(
            FormRequest("return line", PersonId, Line), line.Value, account);
        return returned.IsRefused ? await Redraw(returned.Refusal) : Redirect("/operator?done=returned");
    }

    private async Task<IActionResult> Redraw(Refusal refusal)
    {
        await Read();
        return Say(refusal);
    }

    private async Task Read()
    {
        List<CardRow> rows = await desk.Journal.All(
            new CardQuery(LineCard.Kind) { States = ["questioned", "waiting"] });
        var waiting = new List<WaitingLine>();
        // What is questioned comes before what waits.
        foreach (CardRow row in rows.OrderBy(row => row.Card.State)) waiting.Add(await Describe(row));
        Waiting = waiting;
        Ending = EndingBooks.Of(await shelf.Books(), Now.UtcDate);
        ToDecide = (await OrdersModel.Find(desk)).Count;
        StuckPayouts = (await PayoutsModel.Count(desk.Journal)).Values.Sum();
        Unexplained =
        [
            .. (await desk.Journal.All(new CardQuery(LineCard.Kind) { States = ["unexplained"] }))
                .Select(row => LineCard.Read(row.Card)),
        ];
    }

    private async Task<WaitingLine> Describe(CardRow row)
    {
        LineCard card = LineCard.Read(row.Card);
        Payee? payer = await counterparties.PayerOf(row.Subject);
        if (card.Order is not { } order || await desk.Journal.Card(order) is not { } listed)
            return new WaitingLine(row, card, payer, null, null);
        Outcome<BuyerDetails> buyer = await buyers.Details(listed.Card.Buyer);
        return new WaitingLine(
            row, card, payer, OrderCard.Read(listed.Card).Reference, buyer.IsRefused ? null : buyer.Value.Name);
    }
}
