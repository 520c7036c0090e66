using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Journeys.Papers;
using Sampan.Trade;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Demo;

/// <summary>In a demo anybody looks into the invoices of its invented buyers, from the first screen.</summary>
internal static class DemoFiles
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapGet("/demo/invoice.pdf", (HttpContext context, string? order) =>
            Invoice(context, order, (papers, record) => papers.InvoicePdf(record), ("pdf", "application/pdf")))
            .AllowedTo(Who.Anyone);
        _ = routes.MapGet("/demo/invoice.xml", (HttpContext context, string? order) =>
            Invoice(context, order, (papers, record) => papers.InvoiceUbl(record), ("xml", "application/xml")))
            .AllowedTo(Who.Anyone);
    }

    private static async Task<IResult> Invoice(
        HttpContext context, string? order, Func<OrderPapers, TradeRecord, Task<Outcome<byte[]>>> draw,
        (string Ending, string Type) file)
    {
        if (context.RequestServices.GetService<IDemoStage>() is not { } stage) return Results.NotFound();
        if (string.IsNullOrEmpty(order)) return Results.BadRequest();
        if (await stage.Shown(order) is not { Invoice: { } invoice } record) return Results.NotFound();
        Outcome<byte[]> paper = await draw(context.RequestServices.GetRequiredService<OrderPapers>(), record);
        return paper.IsRefused
            ? Results.StatusCode(Problems.StatusOf(paper.Refusal.Code.Kind))
            : new PrivateFile(paper.Value, file.Type, $"invoice-{invoice.Number}.{file.Ending}");
    }
}
