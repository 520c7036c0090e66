using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Sampan.Border;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Buyers;
using Sampan.Journeys.Offers;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.O;

/// <summary>
/// An order as its buyer sees it: what it is, how it stands, what to do next, and the proof of every figure.
/// </summary>
public sealed class IndexModel(
    IOrderAddresses addresses, OrderDesk desk, QuoteProofs proofs, IFirms firms, BuyerDesk buyers)
    : OrderLinkPage(addresses, desk)
{
    private readonly OrderDesk _desk = desk;

    /// <summary>Line by line; null where the border's part was not known.</summary>
    public IReadOnlyList<QuoteProof?> Proofs { get; private set; } = [];

    /// <summary>
    /// What the border charges for all of it, and what all of it costs at the door; null unless every line's quote can
    /// be computed again.
    /// </summary>
    public (Money Charges, Money AtDoor)? Border
    {
        get
        {
            BorderQuote[] quotes = [.. Proofs.Select(proof => proof?.Replayed?.Quote).OfType<BorderQuote>()];
            return quotes.Length < Proofs.Count
                ? null
                : (Sum(quotes, quote => quote.Total), Sum(quotes, quote => quote.AtDoor));

            static Money Sum(BorderQuote[] quotes, Func<BorderQuote, long> of) =>
                quotes.Select(quote => quote.Money(of(quote))).Aggregate((sum, more) => sum + more);
        }
    }

    public Firm Seller { get; private set; } = null!;

    public BuyerDetails? Buyer { get; private set; }

    public IReadOnlyList<LineCard> Questioned { get; private set; } = [];

    public BankAccount Account => (BankAccount)HttpContext.RequestServices.GetService(typeof(BankAccount))!;

    public bool CanAccept => Record.State == OrderState.Offered && Now <= Record.Terms.OpenUntil;

    /// <summary>The buyer may withdraw now: before paying, or when the goods did not leave in time.</summary>
    public bool MayCancel => CancelOrder.IsAllowed(Record, bySeller: false, Now);

    /// <summary>Until when the goods of a paid order are to leave.</summary>
    public string ShipBy => Text.Moment(OrderDeadlines.ShipBy(Record)!.Value);

    /// <summary>The page looks again by itself while something is on its way at the bank.</summary>
    public bool IsMoving => Record.ToPay.Minor > 0 || IsPayingBack ||
        (Record.State == OrderState.Delivered && Record.Delivered!.InspectUntil <= Now);

    /// <summary>Money is on its way back; once all of it has arrived, only the history tells why.</summary>
    public bool IsPayingBack => Record.ToReturn.Minor > 0 ||
        Record.Payouts.Any(payout => payout is { Refund: true, ConfirmedOn: null });

    /// <summary>The bank sent the money back to us: the last that was heard of this payout.</summary>
    public bool HasBounced(OrderPayout payout) => payout.ConfirmedOn is null &&
        Record.History.Any(happening => happening.Fact is PayoutBounced bounced && bounced.Payout == payout.Id);

    /// <summary>Whether the connected bank takes this order's money.</summary>
    public bool CanPay => Account.Number.Length > 0 && Account.Commodity == Record.Terms.MoneyCommodity;

    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        Outcome<Firm> seller = await firms.Firm(Record.Seller);
        if (seller.IsRefused) return Refuse(seller.Refusal);
        Seller = seller.Value;
        Proofs = await proofs.Of(Record.Terms);
        if (!Record.Buyer.IsNone && await buyers.Details(Record.Buyer) is { IsRefused: false } details)
            Buyer = details.Value;
        if (Record.Unpaid.Minor > 0) Questioned = await QuestionedLines.Of(_desk.Journal, Record.Order);
        return Page();
    }

    /// <summary>The sandbox bank's own form, filled in; null where the bank is real.</summary>
    public string? SandboxPayment()
    {
        if (Site.SandboxBankUrl is not { } bank) return null;
        var query = new QueryBuilder
        {
            { "to", Account.Number },
            { "amount", Record.ToPay.AmountText },
            { "currency", Record.ToPay.Currency.Code },
            { "reference", Record.Terms.Reference },
            { "return", $"{Site.PublicUrl}{Home}" },
        };
        if (Buyer is not null) query.Add("payer", Buyer.Name);
        return $"{bank.TrimEnd('/')}/{query}";
    }
}
