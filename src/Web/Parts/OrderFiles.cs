using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sampan.Border;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Papers;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Access;

namespace Sampan.Web.Parts;

/// <summary>
/// What a buyer takes home from an order link: the quote with its signature, the invoice, and the rate card that the
/// order names, which the seller has too.
/// </summary>
internal static class OrderFiles
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder link = routes.MapGroup("/o/{token}").AllowedTo(Who.LinkHolder);
        _ = link.MapGet("/quote-{line:int}.json", (string token, int line, Finder finder) =>
            finder.Quote(token, line, quote => quote.Json, "json", "application/json"));
        _ = link.MapGet("/quote-{line:int}.sig", (string token, int line, Finder finder) =>
            finder.Quote(token, line, quote => quote.Signature, "sig", "application/octet-stream"));
        _ = link.MapGet("/invoice.pdf", (string token, Finder finder) =>
            finder.Invoice(token, (papers, record) => papers.InvoicePdf(record), "pdf", "application/pdf"));
        _ = link.MapGet("/invoice.xml", (string token, Finder finder) =>
            finder.Invoice(token, (papers, record) => papers.InvoiceUbl(record), "xml", "application/xml"));
        _ = link.MapGet("/rate-card.csv", (string token, Finder finder) => finder.CardOfLink(token));
        _ = routes.MapGet("/desk/{firm}/orders/{order}/rate-card.csv", (
                string order, HttpContext context, Finder finder) => finder.CardOfFirm(order, context.Asker().Firm))
            .AllowedTo(Who.MemberInPerson(Permission.SeeOrders));
        _ = routes.MapGet("/signing-key.txt", (ITariffShelf shelf) =>
            Results.Text(Convert.ToHexStringLower(shelf.PublicKey.Span))).AllowedTo(Who.Anyone);
    }

    internal sealed class Finder(
        IOrderAddresses addresses, OrderDesk desk, ITariffShelf shelf, IFreightCards cards, OrderPapers papers,
        TimeProvider clock)
    {
        /// <param name="line">From 1, as the order lists its goods.</param>
        internal async Task<IResult> Quote(
            string token, int line, Func<FrozenQuote, byte[]> part, string ending, string type)
        {
            TradeRecord? record = await Find(token);
            if (record is null || line < 1 || line > record.Terms.Lines.Count) return Results.NotFound();
            FrozenQuote? quote = await shelf.Frozen(record.Terms.Lines[line - 1].Quote);
            return quote is null
                ? Results.NotFound()
                : new PrivateFile(part(quote), type, $"quote-{line}.{ending}");
        }

        internal async Task<IResult> Invoice(
            string token, Func<OrderPapers, TradeRecord, Task<Outcome<byte[]>>> draw, string ending, string type)
        {
            TradeRecord? record = await Find(token);
            if (record is null) return Results.NotFound();
            Outcome<byte[]> paper = await draw(papers, record);
            return paper.IsRefused
                ? Results.StatusCode(Problems.StatusOf(paper.Refusal.Code.Kind))
                : new PrivateFile(paper.Value, type, $"invoice-{record.Invoice!.Number}.{ending}");
        }

        internal async Task<IResult> CardOfLink(string token) => await Card(await Find(token));

        /// <summary>Another firm's order is no order.</summary>
        internal async Task<IResult> CardOfFirm(string order, Id firm)
        {
            Outcome<Id> id = Id.Parse(order);
            TradeRecord? record = id.IsRefused ? null : await desk.Load(id.Value);
            return await Card(record?.Seller == firm ? record : null);
        }

        /// <summary>The version the order was priced by: its SHA-256 is the hash the order keeps.</summary>
        private async Task<IResult> Card(TradeRecord? record)
        {
            if (record?.Terms.Carriage is not { } carriage) return Results.NotFound();
            Outcome<StoredCard> card = await cards.Version(carriage.Card, carriage.Version);
            return card.IsRefused
                ? Results.NotFound()
                : new PrivateFile(
                    RateCardFile.Write(card.Value.Rates), RateCardFile.Type,
                    $"rate-card-{carriage.Card}-{carriage.Version}.csv");
        }

        private async Task<TradeRecord?> Find(string token)
        {
            Outcome<Id> order = await addresses.OrderByLink(token, Instant.From(clock.GetUtcNow()));
            return order.IsRefused ? null : await desk.Load(order.Value);
        }
    }
}
