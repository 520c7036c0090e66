using System.Text.Json;
using System.Text.Json.Serialization;
using Sampan.Kernel;

namespace Sampan.Border.Permits;

/// <summary>
/// A file of <c>data/permits</c>: what one country asks for when goods leave it or come in, row by row with its source,
/// and what was read where nothing was found. It travels inside the assembly.
/// </summary>
internal sealed class PermitFile
{
    private readonly Contents _file;

    internal PermitFile(string resource)
    {
        using Stream stream = typeof(PermitFile).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not in the assembly.");
        _file = JsonSerializer.Deserialize(stream, PermitJson.Default.Contents)
            ?? throw new InvalidOperationException($"{resource} is empty.");
        Country = Country.Parse(_file.Country).Value;
    }

    internal Country Country { get; }

    internal IReadOnlyList<Row> Rows => _file.Permits;

    internal IReadOnlyList<Search> Searches => _file.Searched;

    internal Outcome<PermitSide> For(HsCode code, DateOnly day)
    {
        Search? search = _file.Searched.FirstOrDefault(one => Covers(one.Codes, code));
        if (search is null)
            return BorderRefusals.PermitsUnknown.With(("country", Country.Code), ("code", code.ToString()));
        if (!search.Validity.Contains(day))
            return BorderRefusals.PermitsNotForDate.With(
                ("country", Country.Code), ("date", day.Text()), ("known", search.Validity.ToString()));
        IEnumerable<Permit> found = _file.Permits
            .Where(row => Covers(row.Codes, code) && row.From <= day).Select(row => row.Until(search.KnownUntil));
        return new PermitSide(Country, [.. found], search.Seen, search.Says);
    }

    private static bool Covers(string[] prefixes, HsCode code) =>
        prefixes.Any(prefix => code.Digits.StartsWith(prefix, StringComparison.Ordinal));

    internal sealed record Contents(string About, string Country, Row[] Permits, Search[] Searched);

    /// <param name="Codes">The beginnings of the codes that it is about.</param>
    /// <param name="Says">What the source says, in English.</param>
    /// <param name="From">The first day we vouch for; the rule itself may be older.</param>
    internal sealed record Row(
        string Id, string[] Codes, PermitNeed Need, string Office, PermitHolder Holder, PermitStage Before,
        string Instrument, string Article, string Says, DateOnly From, string Source, DateOnly Seen)
    {
        internal Permit Until(DateOnly known) => new(
            Id, Office, Holder, Before, Need,
            new Citation(Instrument, Article, new Period(From, known), $"{Source}, read {Seen.Text()}"));
    }

    /// <summary>For these codes it was looked for: what is not among the rows was not found.</summary>
    /// <param name="Says">What was read, in English.</param>
    internal sealed record Search(string[] Codes, string Says, DateOnly From, DateOnly Seen, DateOnly KnownUntil)
    {
        internal Period Validity => new(From, KnownUntil);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PermitFile.Contents))]
internal sealed partial class PermitJson : JsonSerializerContext;
