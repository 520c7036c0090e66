using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sampan.Trade;

/// <summary>
/// Facts as the bytes the journal keeps: a JSON list of <c>{"type","version","data"}</c>, properties in the order of
/// their declaration. Readable by anybody for ever, and always the same bytes for the same fact: golden files of every
/// version stand guard.
/// </summary>
public static class FactCodec
{
    private sealed record Shape(string Type, int Version, Type Clr);

    /// <summary>
    /// Every fact that can be written. A type's name and version are stored and never change their meaning.
    /// </summary>
    private static readonly Shape[] Shapes =
    [
        new("order.offered", 6, typeof(OrderOffered)),
        new("order.placed", 1, typeof(OrderPlaced)),
        new("payment.received", 1, typeof(PaymentReceived)),
        new("order.paid", 1, typeof(OrderPaid)),
        new("order.lapsed", 1, typeof(OrderLapsed)),
        new("order.cancelled", 1, typeof(OrderCancelled)),
        new("invoice.issued", 1, typeof(InvoiceIssued)),
        new("goods.shipped", 1, typeof(GoodsShipped)),
        new("origin.shown", 1, typeof(OriginShown)),
        new("goods.seen", 1, typeof(GoodsSeen)),
        new("goods.held", 1, typeof(GoodsHeld)),
        new("goods.cleared", 1, typeof(GoodsCleared)),
        new("goods.delivered", 1, typeof(GoodsDelivered)),
        new("goods.missing", 1, typeof(GoodsMissing)),
        new("goods.lost", 1, typeof(GoodsLost)),
        new("claim.opened", 1, typeof(ClaimOpened)),
        new("claim.agreed", 1, typeof(ClaimAgreed)),
        new("claim.refused", 1, typeof(ClaimRefused)),
        new("claim.paid", 1, typeof(ClaimPaid)),
        new("goods.refused", 2, typeof(GoodsRefused)),
        new("goods.returned", 1, typeof(GoodsReturned)),
        new("goods.disputed", 1, typeof(GoodsDisputed)),
        new("dispute.settled", 2, typeof(DisputeSettled)),
        new("escrow.released", 1, typeof(EscrowReleased)),
        new("rest.released", 1, typeof(RestReleased)),
        new("rest.forgiven", 1, typeof(RestForgiven)),
        new("payout.sent", 1, typeof(PayoutSent)),
        new("payout.confirmed", 1, typeof(PayoutConfirmed)),
        new("payout.bounced", 1, typeof(PayoutBounced)),
        new("line.received", 1, typeof(LineReceived)),
        new("line.matched", 1, typeof(LineMatched)),
        new("line.questioned", 1, typeof(LineQuestioned)),
        new("line.insured", 1, typeof(LineInsured)),
        new("line.returned", 1, typeof(LineReturned)),
        new("line.unexplained", 1, typeof(LineUnexplained)),
        new("invoice.numbered", 1, typeof(InvoiceNumbered)),
        new("stock.added", 1, typeof(StockAdded)),
        new("payout.asked", 1, typeof(PayoutAsked)),
        new("payout.blocked", 1, typeof(PayoutBlocked)),
        new("payout.declined", 1, typeof(PayoutDeclined)),
        new("payout.instructed", 1, typeof(PayoutInstructed)),
        new("payout.settled", 1, typeof(PayoutSettled)),
        new("payout.returned", 1, typeof(PayoutReturned)),
        new("payout.repeated", 1, typeof(PayoutRepeated)),
        new("order.pledged", 1, typeof(OrderPledged)),
        new("loan.repaid", 1, typeof(LoanRepaid)),
        new("loan.reserved", 1, typeof(LoanReserved)),
        new("loan.given_up", 1, typeof(LoanGivenUp)),
        new("loan.drawn", 1, typeof(LoanDrawn)),
        new("limit.set", 1, typeof(LimitSet)),
        new("withdrawal.asked", 1, typeof(WithdrawalAsked)),
        new("line.repays", 1, typeof(LineRepays)),
        new("line.deposited", 1, typeof(LineDeposited)),
    ];

    /// <summary>
    /// Turns the data of an older version into that of the next, keyed by type and the version it reads.
    /// </summary>
    private static readonly Dictionary<(string Type, int Version), Func<JsonObject, JsonObject>> Upcasters = new()
    {
        [("order.offered", 1)] = OlderFacts.OfferedWithoutReturn,
        [("order.offered", 2)] = OlderFacts.OfferedWithoutCarriage,
        [("order.offered", 3)] = OlderFacts.OfferedOfOneLine,
        [("order.offered", 4)] = OlderFacts.OfferedWithoutPlan,
        [("order.offered", 5)] = OlderFacts.OfferedInEarnest,
        [("dispute.settled", 1)] = OlderFacts.SettledWithoutRest,
        [("goods.refused", 1)] = OlderFacts.RefusedForAText,
    };

    private static readonly Dictionary<Type, Shape> ByClr = Shapes.ToDictionary(s => s.Clr);
    private static readonly Dictionary<string, Shape> ByType = Shapes.ToDictionary(s => s.Type);

    public static IEnumerable<Type> Types => ByClr.Keys;

    /// <summary>The stored name of a fact, as <c>goods.shipped</c>.</summary>
    public static string TypeOf(Fact fact) => ByClr[fact.GetType()].Type;

    /// <summary>The version in which facts of this type are written now; those before it are still read.</summary>
    public static int VersionOf(Fact fact) => ByClr[fact.GetType()].Version;

    public static byte[] Encode(params ReadOnlySpan<Fact> facts)
    {
        using var stream = new MemoryStream();
        // The writer escapes by its own rule unless told: Thai stays Thai.
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = FactJson.Options.Encoder }))
        {
            json.WriteStartArray();
            foreach (Fact fact in facts)
            {
                Shape shape = ByClr[fact.GetType()];
                json.WriteStartObject();
                json.WriteString("type", shape.Type);
                json.WriteNumber("version", shape.Version);
                json.WritePropertyName("data");
                JsonSerializer.Serialize(json, fact, shape.Clr, FactJson.Options);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return stream.ToArray();
    }

    /// <summary>
    /// Reads what <see cref="Encode"/> or an older version of it wrote. Unknown bytes are a bug, or a newer program's.
    /// </summary>
    public static IReadOnlyList<Fact> Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Array) throw new JsonException("Facts are a list.");
        var facts = new List<Fact>(document.RootElement.GetArrayLength());
        foreach (JsonElement stored in document.RootElement.EnumerateArray()) facts.Add(DecodeOne(stored));
        return facts;
    }

    private static Fact DecodeOne(JsonElement stored)
    {
        string type = stored.GetProperty("type").GetString()!;
        int version = stored.GetProperty("version").GetInt32();
        if (!ByType.TryGetValue(type, out Shape? shape) || version > shape.Version)
            throw new JsonException($"No reader for fact {type} version {version}.");
        JsonElement data = stored.GetProperty("data");
        if (version == shape.Version) return (Fact)data.Deserialize(shape.Clr, FactJson.Options)!;
        JsonObject older = JsonObject.Create(data)!;
        for (; version < shape.Version; version++) older = Upcasters[(type, version)](older);
        return (Fact)older.Deserialize(shape.Clr, FactJson.Options)!;
    }
}
