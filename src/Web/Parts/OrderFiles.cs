using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sampan.Border;
using Sampan.Journeys;
using Sampan.Journeys.Papers;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Access;

namespace Sampan.Web.Parts;

/// <summary>What a buyer takes home from an order link: the quote with its signature, and the invoice.</summary>
internal static class OrderFiles
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder link = routes.MapGroup("/o/{token}").AllowedTo(Who.LinkHolder);
        _ = link.MapGet("/quote.json", (string token, Finder finder) => finder.Quote(token, q => q.Json, "quote.json"));
        _ = link.MapGet("/quote.sig", (string token, Finder finder) =>
            finder.Quote(token, q => q.Signature, "quote.sig"));
        _ = link.MapGet("/invoice.pdf", (string token, Finder finder) =>
            finder.Invoice(token, (papers, record) => papers.InvoicePdf(record), "pdf", "application/pdf"));
        _ = link.MapGet("/invoice.xml", (string token, Finder finder) =>
            finder.Invoice(token, (papers, record) => papers.InvoiceUbl(record), "xml", "application/xml"));
        _ = routes.MapGet("/signing-key.txt", (ITariffShelf shelf) =>
            Results.Text(Convert.ToHexStringLower(shelf.PublicKey.Span))).AllowedTo(Who.Anyone);
    }

    internal sealed class Finder(
        IOrderAddresses addresses, OrderDesk desk, ITariffShelf shelf, OrderPapers papers, TimeProvider clock)
    {
        internal async Task<IResult> Quote(string token, Func<FrozenQuote, byte[]> part, string name)
        {
            TradeRecord? record = await Find(token);
            FrozenQuote? quote = record is null ? null : await shelf.Frozen(record.Terms.Quote);
            bool json = name.EndsWith("json", StringComparison.Ordinal);
            string type = json ? "application/json" : "application/octet-stream";
            return quote is null ? Results.NotFound() : new PrivateFile(part(quote), type, name);
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

        private async Task<TradeRecord?> Find(string token)
        {
            Outcome<Id> order = await addresses.OrderByLink(token, Instant.From(clock.GetUtcNow()));
            return order.IsRefused ? null : await desk.Load(order.Value);
        }
    }
}
