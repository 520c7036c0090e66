using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sampan.Kernel;

namespace Sampan.Identity;

/// <summary>
/// A province of Thailand (changwat), or Bangkok, which is none but stands in an address where others name theirs. All
/// 77 are in data/thailand/provinces.csv, with their sources beside it.
/// </summary>
/// <param name="Code">Of ISO 3166-2, as TH-22.</param>
/// <param name="Thai">Without the word for province.</param>
/// <param name="Latin">As it is romanised officially; Bangkok as it is known abroad.</param>
[JsonConverter(typeof(ProvinceByCode))]
public sealed record Province(string Code, string Thai, string Latin, string Chinese)
{
    private static readonly Lazy<FrozenDictionary<string, Province>> Known = new(
        () => Read().ToFrozenDictionary(province => province.Code));

    /// <summary>By code.</summary>
    public static IReadOnlyList<Province> All =>
        [.. Known.Value.Values.OrderBy(province => province.Code, StringComparer.Ordinal)];

    /// <summary>Refuses <c>province_unknown</c>.</summary>
    public static Outcome<Province> Parse(string? code) =>
        Known.Value.GetValueOrDefault(code ?? "") is { } known ? known : IdentityRefusals.ProvinceUnknown.Text(code);

    internal bool IsBangkok => Code == "TH-10";

    /// <summary>The file travels inside the program: one that cannot be read is a bug.</summary>
    private static IEnumerable<Province> Read()
    {
        using Stream file = typeof(Province).Assembly.GetManifestResourceStream("provinces.csv")!;
        using var reader = new StreamReader(file);
        string[] rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return rows.Skip(1).Select(row => row.Split(',')).Select(row => new Province(row[0], row[1], row[2], row[3]));
    }
}

/// <summary>A province in JSON is its code: what it is called stands in one place.</summary>
public sealed class ProvinceByCode : JsonConverter<Province>
{
    public override Province Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Province.Parse(reader.GetString()) is { IsRefused: false } known
            ? known.Value
            : throw new JsonException("A province is named by its code, as TH-22.");

    public override void Write(Utf8JsonWriter writer, Province value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Code);
}
