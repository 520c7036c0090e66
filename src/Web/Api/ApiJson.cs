using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sampan.Web.Api.Bodies;
using Sampan.Web.Api.Calls;

namespace Sampan.Web.Api;

/// <summary>
/// The API's shapes. A misspelt or missing member is refused: "untis" must not become an order of the default number.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(KeptAnswer))]
[JsonSerializable(typeof(ShopBody))]
[JsonSerializable(typeof(ListingBody))]
[JsonSerializable(typeof(DoorPriceBody))]
[JsonSerializable(typeof(QuoteBody))]
[JsonSerializable(typeof(ReplayBody))]
[JsonSerializable(typeof(OfferRequest))]
[JsonSerializable(typeof(ShipRequest))]
[JsonSerializable(typeof(StockRequest))]
[JsonSerializable(typeof(CodeRequest))]
[JsonSerializable(typeof(AcceptRequest))]
[JsonSerializable(typeof(ArrivedRequest))]
[JsonSerializable(typeof(RefuseRequest))]
[JsonSerializable(typeof(DisputeRequest))]
[JsonSerializable(typeof(BookRequest))]
[JsonSerializable(typeof(NothingRequest))]
[JsonSerializable(typeof(CarrierEventRequest))]
[JsonSerializable(typeof(OfferedBody))]
[JsonSerializable(typeof(StockBody))]
[JsonSerializable(typeof(SentBody))]
[JsonSerializable(typeof(CarrierEventBody))]
[JsonSerializable(typeof(OrdersBody))]
[JsonSerializable(typeof(OrderBody))]
[JsonSerializable(typeof(MovesBody))]
[JsonSerializable(typeof(AccountsBody))]
[JsonSerializable(typeof(MovementsBody))]
[JsonSerializable(typeof(StatementBody))]
[JsonSerializable(typeof(LinkBody))]
[JsonSerializable(typeof(KeyRequest))]
[JsonSerializable(typeof(CarrierKeyRequest))]
[JsonSerializable(typeof(KeysBody))]
[JsonSerializable(typeof(IssuedKeyBody))]
[JsonSerializable(typeof(RevokedBody))]
[JsonSerializable(typeof(SessionBody))]
[JsonSerializable(typeof(PolicyRunBody))]
[JsonSerializable(typeof(CheckpointBody))]
[JsonSerializable(typeof(CheckpointsBody))]
internal sealed partial class ApiJson : JsonSerializerContext;

/// <summary>
/// As it is written on the wire: Thai and Japanese stay readable, for it is JSON and never part of a page.
/// </summary>
internal static class Wire
{
    public static ApiJson Json { get; } = new(new JsonSerializerOptions(ApiJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
