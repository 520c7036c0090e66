using System.Text.Json.Serialization;

namespace Sampan.Identity;

/// <summary>
/// An address in Thailand by its parts. What is the same in every script is kept once; names of places are kept in Thai
/// and in Latin letters, each as the firm writes it: nothing is transliterated.
/// </summary>
public sealed record ThaiAddress
{
    /// <summary>The number of the house, as 99/9.</summary>
    public required string House { get; init; }

    /// <summary>The number of the village (moo); empty where there are none.</summary>
    public required string Moo { get; init; }

    public required Province Province { get; init; }

    /// <summary>Five digits.</summary>
    public required string Postcode { get; init; }

    public required ThaiPlaces Local { get; init; }

    public required ThaiPlaces Latin { get; init; }

    /// <summary>
    /// As a letter in Thailand is addressed, each part behind its word; in Bangkok they are called otherwise.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> LocalLines
    {
        get
        {
            bool bangkok = Province.IsBangkok;
            string district = $"{After(bangkok ? "แขวง" : "ตำบล", Local.Subdistrict)} "
                + After(bangkok ? "เขต" : "อำเภอ", Local.District);
            string province = bangkok ? Province.Thai : After("จังหวัด", Province.Thai);
            return Lines(
                Local.Building,
                Joined(
                    " ", House, Moo.Length == 0 ? "" : $"หมู่ {Moo}", After("ซอย", Local.Soi),
                    After("ถนน", Local.Road)),
                district, $"{province} {Postcode}");
        }
    }

    /// <summary>
    /// As a letter from abroad is addressed, in the same order. The country comes after it, on papers of their own.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> LatinLines => Lines(
        Latin.Building,
        Joined(
            ", ", Moo.Length == 0 ? House : $"{House} Moo {Moo}", Before("Soi", Latin.Soi),
            Behind(Latin.Road, "Road")),
        $"{Behind(Latin.Subdistrict, "Subdistrict")}, {Behind(Latin.District, "District")}",
        $"{Province.Latin} {Postcode}");

    private static string[] Lines(params string[] lines) => [.. lines.Where(line => line.Length > 0)];

    private static string Joined(string between, params string[] parts) => string.Join(between, Lines(parts));

    // Some write the word with the name: it is not said twice.
    private static string After(string word, string name) =>
        name.Length == 0 || name.StartsWith(word, StringComparison.Ordinal) ? name : word + name;

    private static string Before(string word, string name) =>
        name.Length == 0 || name.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? name : $"{word} {name}";

    private static string Behind(string name, string word) =>
        name.Length == 0 || name.EndsWith(word, StringComparison.OrdinalIgnoreCase) ? name : $"{name} {word}";
}

/// <summary>The names in an address, in one script. What an address does not have is empty.</summary>
/// <param name="Building">A building, an estate, and where in it.</param>
/// <param name="Soi">The lane, mostly a road's name and a number.</param>
/// <param name="Subdistrict">Tambon; in Bangkok khwaeng.</param>
/// <param name="District">Amphoe; in Bangkok khet.</param>
public sealed record ThaiPlaces(string Building, string Soi, string Road, string Subdistrict, string District);
