using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Sampan.Kernel;

namespace Sampan.Market.Rows;

/// <summary>
/// What belongs to a listing alone and is always read and saved with it (its words, its tariff lines)
/// lies in one JSON text each: no child tables to join and nothing to keep in step.
/// </summary>
internal static class MarketJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        // Thai and Chinese stay readable in the database. The text never reaches a page unescaped.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        IgnoreReadOnlyProperties = true,
        Converters =
        {
            new CodeConverter<Country>(Country.Parse, country => country.Code),
            new CodeConverter<HsCode>(HsCode.Parse, code => code.Digits),
            new CodeConverter<Currency>(Currency.Parse, currency => currency.Code),
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower),
        },
    };

    internal static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    internal static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    /// <summary>A Kernel code as its text, also where it is the name of a JSON member.</summary>
    private sealed class CodeConverter<T>(Func<string?, Outcome<T>> parse, Func<T, string> text) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            parse(reader.GetString()).Value;

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(text(value));

        public override T ReadAsPropertyName(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Read(ref reader, typeToConvert, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WritePropertyName(text(value));
    }
}

internal sealed class JsonText<T>() : ValueConverter<T, string>(
    value => MarketJson.Write(value), json => MarketJson.Read<T>(json));

/// <summary>Compares by what is written; the values are read-only, so a snapshot is the value itself.</summary>
internal sealed class JsonTextComparer<T>() : ValueComparer<T>(
    (a, b) => MarketJson.Write(a) == MarketJson.Write(b),
    value => MarketJson.Write(value).GetHashCode(StringComparison.Ordinal),
    value => value);
