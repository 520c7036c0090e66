using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Ledger;

namespace Sampan.Web.Api.Calls;

/// <summary>The body of an unsafe request and the name under which it happens once.</summary>
internal sealed record ApiCall(byte[] Body, Request Request)
{
    /// <summary>The body as its shape. Unknown, missing and doubled members are refused, not ignored.</summary>
    public Outcome<T> Read<T>(JsonTypeInfo<T> shape) where T : class
    {
        try
        {
            T? value = JsonSerializer.Deserialize(Body, shape);
            return value is null || HasEmptyPlace(Body) ? Malformed("$") : value;
        }
        catch (JsonException e)
        {
            // The reader can only say so by throwing; to us a body that is not one is an ordinary refusal.
            return Malformed(e.Path ?? "$");
        }
    }

    /// <summary>A list of ours has something in each place; the serializer takes a null in it for a value.</summary>
    private static bool HasEmptyPlace(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        var open = new Stack<JsonTokenType>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null && open.TryPeek(out JsonTokenType outer)
                && outer == JsonTokenType.StartArray) return true;
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject) open.Push(reader.TokenType);
            else if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject) _ = open.Pop();
        }
        return false;
    }

    private static Refusal Malformed(string path) =>
        ApiRefusals.JsonMalformed.With(("path", path.Length <= 80 ? path : path[..80]));
}

internal static class ApiCallContext
{
    private const string Item = "sampan.call";

    public static ApiCall Call(this HttpContext context) => (ApiCall)context.Items[Item]!;

    public static void Set(this HttpContext context, ApiCall call) => context.Items[Item] = call;

    public static string Route(this HttpContext context, string name) =>
        context.Request.RouteValues[name] as string ?? "";

    public static Instant Now(this HttpContext context) =>
        Instant.From(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());

    /// <summary>An id in the address; one that cannot be read names nothing.</summary>
    public static Outcome<Id> RouteId(this HttpContext context, string name, RefusalCode unknown) =>
        Id.Parse(context.Route(name)) is { IsRefused: false } id ? id.Value : unknown;
}
