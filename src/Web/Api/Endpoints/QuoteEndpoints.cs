using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sampan.Border;
using Sampan.Web.Access;
using Sampan.Web.Api.Bodies;
using Sampan.Web.Api.Calls;
using Sampan.Web.Api.OpenApi;

namespace Sampan.Web.Api.Endpoints;

/// <summary>Border quotes from stated inputs, and the check of a written one. Nothing is stored.</summary>
internal static class QuoteEndpoints
{
    private const string Example = """
        {"from":"TH","to":"JP","date":"2026-11-24","hsCode":"0804.50.090",
         "goodsValue":{"amount":"120000.00","currency":"THB"},"term":"FOB",
         "freight":{"amount":"45000.00","currency":"THB"},"insurance":{"amount":"500.00","currency":"THB"},
         "quantities":["500 kg"],"claim":"none"}
        """;

    public static void Map(RouteGroupBuilder api)
    {
        _ = api.MapPost("/quotes", Quote).AllowedTo(Who.Anyone)
            .Says(
                "A border quote",
                "Duty and import tax for one line of goods, each line citing its law. A pure function: the same "
                + "inputs, the same bytes. Tariff book and exchange rate are those the installation has loaded for "
                + "the day.")
            .Takes<QuoteBody>(Example).GivesFile(ApiAnswer.Json)
            .Refuses(
                KernelRefusals.AmountMalformed, KernelRefusals.CurrenciesMixed, BorderRefusals.LaneUnknown,
                BorderRefusals.BookNotLoaded,
                BorderRefusals.DateAfterBook, BorderRefusals.HsCodeNotInBook, BorderRefusals.RateNotUnderstood,
                BorderRefusals.QuantityNeeded, BorderRefusals.ExchangeRateMissing);
        _ = api.MapPost("/quotes/replay", Replay).AllowedTo(Who.Anyone)
            .Says("Check a quote",
                "Computes a written quote again from its own inputs and says where, if anywhere, it differs.")
            .Takes<JsonElement>("""{"format":"sampan-border-quote/1"}""").Gives<ReplayBody>()
            .Refuses(BorderRefusals.QuoteMalformed, BorderRefusals.BookDiffers);
    }

    private static async Task<IResult> Quote(HttpContext context, IBorder border, ITariffShelf shelf)
    {
        Outcome<QuoteBody> body = context.Call().Read(Wire.Json.QuoteBody);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        Outcome<QuoteRequest> request = body.Value.Read();
        if (request.IsRefused) return (ApiAnswer)request.Refusal;
        Outcome<TariffBook> book = await shelf.For(request.Value.To, request.Value.Date);
        if (book.IsRefused) return (ApiAnswer)book.Refusal;
        IReadOnlyList<ExchangeRate> rates = await shelf.Rates(request.Value.GoodsValue.Currency);
        Outcome<BorderQuote> quote = border.Quote(request.Value, book.Value, rates);
        return quote.IsRefused ? quote.Refusal : new ApiAnswer { Body = border.Write(quote.Value) };
    }

    private static async Task<IResult> Replay(HttpContext context, IBorder border, ITariffShelf shelf)
    {
        byte[] json = context.Call().Body;
        if (BookOf(json) is not { } hash) return (ApiAnswer)BorderRefusals.QuoteMalformed.With(("what", "book"));
        Outcome<TariffBook> book = await shelf.ByHash(hash);
        if (book.IsRefused) return (ApiAnswer)book.Refusal;
        Outcome<ReplayedQuote> replayed = border.Replay(json, book.Value);
        return ApiAnswer.From(replayed, r => new ReplayBody(r.IsSame, r.FirstDifference), Wire.Json.ReplayBody);
    }

    /// <summary>The book a written quote names; null when these bytes are no quote.</summary>
    private static Hash256? BookOf(byte[] json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("book", out JsonElement book) && book.ValueKind == JsonValueKind.Object
                && book.TryGetProperty("hash", out JsonElement hash) && hash.ValueKind == JsonValueKind.String
                ? Hash256.Parse(hash.GetString())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
