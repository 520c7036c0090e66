using Microsoft.AspNetCore.Http;
using Sampan.Academy;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Academy;

/// <summary>What is typed about a mentor, exactly as it was typed.</summary>
public sealed class MentorForm
{
    private const int MostLanesText = 400;

    public string Name { get; private init; } = "";

    public string About { get; private init; } = "";

    public string Lanes { get; private init; } = "";

    public string Places { get; private init; } = "3";

    public IReadOnlySet<string> Languages { get; private init; } = new HashSet<string>();

    public IReadOnlySet<string> Obstacles { get; private init; } = new HashSet<string>();

    public bool IsOpen { get; private init; } = true;

    /// <summary>For who has no offer yet.</summary>
    public static MentorForm New(string language, string? name) => new()
    {
        Name = name ?? "",
        Languages = new HashSet<string> { language },
    };

    public static MentorForm Of(MentorOffer offer, string name, string about) => new()
    {
        Name = name,
        About = about,
        Lanes = string.Join(' ', offer.Terms.Lanes),
        Places = $"{offer.Terms.Places}",
        Languages = offer.Terms.Languages.ToHashSet(),
        Obstacles = offer.Terms.Obstacles.Select(one => Show.Key(one)).ToHashSet(),
        IsOpen = offer.Terms.IsOpen,
    };

    public static MentorForm Read(IFormCollection posted) => new()
    {
        Name = FormReader.Typed(posted, "shown-name"),
        About = FormReader.Typed(posted, "about"),
        Lanes = FormReader.Typed(posted, "lanes"),
        Places = FormReader.Typed(posted, "places"),
        Languages = posted["languages"].OfType<string>().ToHashSet(),
        Obstacles = posted["obstacles"].OfType<string>().ToHashSet(),
        IsOpen = posted["open"] == "yes",
    };

    /// <summary>What was typed, or the first reason why not, with the field it is about.</summary>
    public Outcome<MentorTerms> Terms()
    {
        var read = new FormReader();
        string[] words = Lanes.Length > MostLanesText ? [Lanes] : Lanes.ToUpperInvariant().Split(
            [' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var terms = new MentorTerms(
            // In the order of their list; what is none of it is passed over.
            [.. Course.Languages.Where(Languages.Contains)],
            [.. words.Select(word => read.Take("lanes", Lane.Parse(word))).Distinct()],
            [.. Enum.GetValues<Obstacle>().Where(obstacle => Obstacles.Contains(Show.Key(obstacle)))],
            read.Whole("places", Places), IsOpen);
        if (read.Refusal is { } refusal) return refusal;
        return MentorRules.Check(terms) is { } wrong ? wrong : terms;
    }
}
