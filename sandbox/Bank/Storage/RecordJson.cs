using System.Text.Json;
using System.Text.Json.Serialization;
using Sampan.Kernel;

namespace Sampan.Sandbox.Bank.Storage;

/// <summary>How records stand in the file. Values have their plain text forms, so that a person can read it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    RespectNullableAnnotations = true,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(MoneyConverter), typeof(CurrencyConverter)])]
[JsonSerializable(typeof(BankRecord))]
internal sealed partial class RecordJson : JsonSerializerContext;

internal sealed class InstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Instant.From(reader.GetDateTimeOffset());

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

internal sealed class CurrencyConverter : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Currency.Parse(reader.GetString()).OrJsonException();

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Code);
}

internal sealed class MoneyConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string[] parts = (reader.GetString() ?? "").Split(' ');
        if (parts.Length != 2) throw new JsonException("An amount is a number, a space and a currency.");
        return Money.Parse(parts[0], Currency.Parse(parts[1]).OrJsonException()).OrJsonException();
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

internal static class JsonOutcomes
{
    /// <summary>
    /// Inside a converter a refusal has one way out: the exception that the reader of the file catches.
    /// </summary>
    public static T OrJsonException<T>(this Outcome<T> outcome) =>
        outcome.TryGet(out T? value, out Refusal? refusal) ? value : throw new JsonException(refusal.ToString());
}
