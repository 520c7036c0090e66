using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Orders;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Access;
using Sampan.Web.Api.Bodies;
using Sampan.Web.Api.Calls;
using Sampan.Web.Api.OpenApi;
using Sampan.Web.Parts;

namespace Sampan.Web.Api.Endpoints;

/// <summary>What carriers report, and the keys they report with.</summary>
internal static class CarrierEndpoints
{
    private static readonly Dictionary<string, CarrierEventKind> Kinds = new()
    {
        ["delivered"] = CarrierEventKind.Delivered,
        ["refused"] = CarrierEventKind.Refused,
        ["returned"] = CarrierEventKind.Returned,
        ["picked_up"] = CarrierEventKind.PickedUp,
        ["departed"] = CarrierEventKind.Departed,
        ["at_border"] = CarrierEventKind.AtBorder,
        ["held"] = CarrierEventKind.Held,
        ["released"] = CarrierEventKind.Released,
        ["out_for_delivery"] = CarrierEventKind.OutForDelivery,
        ["lost"] = CarrierEventKind.Lost,
    };

    public static void Map(RouteGroupBuilder api)
    {
        _ = api.MapPost("/carrier-events", Take).AllowedTo(Who.Carrier).WithMetadata(new NamedByBody())
            .Says(
                "Report an event",
                "Where a shipment was seen, that customs hold it or let it go on, or what became of it. The event's "
                + "own id takes the place of an Idempotency-Key: the same event reported again changes nothing.")
            .Takes<CarrierEventRequest>(
                """{"eventId":"DAC-2026-0000017","reference":"SP-7K3F-9Q2M","kind":"delivered","on":"2026-12-02"}""")
            .Gives<CarrierEventBody>()
            .Refuses(
                ApiRefusals.FieldMalformed, KernelRefusals.DateMalformed, MarketRefusals.ReferenceMalformed,
                MarketRefusals.ReferenceUnknown, JourneyRefusals.TrackingUnknown, JourneyRefusals.TrackingAmbiguous,
                JourneyRefusals.OrderNotShipped, JourneyRefusals.OrderNotRefused, JourneyRefusals.ShippingDateWrong,
                JourneyRefusals.GoodsFurtherOn, JourneyRefusals.GoodsHeld, JourneyRefusals.GoodsNotAtBorder);
        _ = api.MapGet("/carrier-keys", List).AllowedTo(Who.Operator)
            .Says("Carriers' keys", "Revoked ones too; never the secrets.").Gives<KeysBody>();
        _ = api.MapPost("/carrier-keys", Issue).AllowedTo(Who.Operator)
            .Says("Make a carrier's key", "The secret is in this answer and nowhere else.")
            .Takes<CarrierKeyRequest>("""{"name":"Demo Air Cargo"}""").Gives<IssuedKeyBody>(201)
            .Refuses(IdentityRefusals.ApiKeyNameWrong);
        _ = api.MapDelete("/carrier-keys/{key}", Revoke).AllowedTo(Who.Operator)
            .Says("Revoke a carrier's key", "From now on it opens nothing. Revoking again changes nothing.")
            .Gives<RevokedBody>().Refuses(IdentityRefusals.ApiKeyUnknown);
    }

    private static async Task<IResult> Take(HttpContext context, CarrierEvents events)
    {
        ApiCall call = context.Call();
        Outcome<CarrierEventRequest> body = call.Read(Wire.Json.CarrierEventRequest);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        CarrierEventRequest sent = body.Value;
        if (sent.EventId.Length is < 1 or > 80) return Wrong("eventId", sent.EventId);
        if ((sent.Reference is null) == (sent.Tracking is null)) return Wrong("reference", sent.Reference ?? "");
        if (!Kinds.TryGetValue(sent.Kind, out CarrierEventKind kind)) return Wrong("kind", sent.Kind);
        // What customs miss is never guessed; why goods were refused may be unknown.
        string? why = sent.Reason ?? (kind == CarrierEventKind.Held ? null : "other");
        GoodsFault? fault = kind == CarrierEventKind.Held ? GoodsFault.Other : Faults.Named(why);
        HoldReason? missing = kind == CarrierEventKind.Held ? Faults.Hold(why) : HoldReason.Examination;
        if (fault is null || missing is null) return Wrong("reason", why ?? "");
        Outcome<DateOnly> on = Dates.Parse(sent.On);
        if (on.IsRefused) return (ApiAnswer)on.Refusal;
        var request = Request.From(context.Asker().Key!.Id, "carrier event", sent.EventId, call.Body);
        Outcome<TradeRecord> taken = await events.Take(new CarrierEvents.Command(
            request, sent.Reference, sent.Tracking, kind, on.Value)
        {
            Carrier = CarrierKey.IsOfSettings(context.Asker().Key!) ? null : context.Asker().Key!.Name,
            Reason = fault.Value,
            Missing = missing.Value,
        });
        return ApiAnswer.From(taken, _ => new CarrierEventBody(sent.EventId, true), Wire.Json.CarrierEventBody);
    }

    private static async Task<IResult> List(HttpContext context, IApiKeys keys) => ApiAnswer.From(
        await keys.OfCarriers(context.Asker().Person), all => new KeysBody([.. all.Select(KeyBody.Of)]),
        Wire.Json.KeysBody);

    private static async Task<IResult> Issue(HttpContext context, IApiKeys keys)
    {
        Outcome<CarrierKeyRequest> body = context.Call().Read(Wire.Json.CarrierKeyRequest);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        Outcome<IssuedKey> issued = await keys.IssueForCarrier(context.Asker().Person, body.Value.Name, context.Now());
        return KeyEndpoints.Created("/api/v1/carrier-keys", issued);
    }

    private static async Task<IResult> Revoke(HttpContext context, IApiKeys keys)
    {
        Outcome<Id> key = context.RouteId("key", IdentityRefusals.ApiKeyUnknown);
        if (key.IsRefused) return (ApiAnswer)key.Refusal;
        Refusal? refusal = await keys.RevokeForCarrier(context.Asker().Person, key.Value, context.Now());
        return KeyEndpoints.Revoked(key.Value, refusal);
    }

    private static ApiAnswer Wrong(string field, string text) => ApiRefusals.FieldMalformed.With(
        ("field", field), ("text", text.Length <= 80 ? text : text[..80]));
}
