using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Sampan.Trade;

/// <summary>How Kernel's values look in JSON: texts and integers, never a floating number.</summary>
public static class FactJson
{
    public static JsonSerializerOptions Options { get; } = Build();

    private static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            IgnoreReadOnlyProperties = true,
        };
        options.Converters.Add(new TextConverter<Id>(id => id.ToString(), text => Id.Parse(text)));
        options.Converters.Add(new TextConverter<Currency>(c => c.Code, text => Currency.Parse(text)));
        options.Converters.Add(new TextConverter<Country>(c => c.Code, text => Country.Parse(text)));
        options.Converters.Add(new TextConverter<HsCode>(c => c.Digits, text => HsCode.Parse(text)));
        options.Converters.Add(new TextConverter<Incoterm>(t => t.ToString(), text => Incoterms.Parse(text)));
        options.Converters.Add(new TextConverter<DateOnly>(d => d.Text(), text => Dates.Parse(text)));
        options.Converters.Add(new TextConverter<Hash256>(h => h.ToString(), ParseHash));
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new JsonStringEnumConverter<DeliveryWitness>(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new JsonStringEnumConverter<GoodsFault>(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new JsonStringEnumConverter<WayPoint>(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new JsonStringEnumConverter<HoldReason>(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new JsonStringEnumConverter<ClaimFault>(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new JsonStringEnumConverter<PayoutCause>(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new JsonStringEnumConverter<LoanProduct>(JsonNamingPolicy.CamelCase));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static Outcome<Hash256> ParseHash(string? text) =>
        Hash256.Parse(text) ?? throw new JsonException("A hash is 64 hexadecimal digits.");

    private sealed class TextConverter<T>(Func<T, string> write, Func<string?, Outcome<T>> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            Outcome<T> value = read(reader.GetString());
            return value.IsRefused ? throw new JsonException(value.Refusal.ToString()) : value.Value;
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write(value));
    }

    private sealed class InstantConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Microseconds);
    }
}
