using System.Text.Json;
using Sampan.Academy;
using Sampan.Identity;
using Sampan.Journeys.Learning;
using Sampan.Kernel;
using Sampan.Market;

namespace Sampan.Host.Demo;

/// <summary>A mentor of the demo as <c>data/demo/mentors.json</c> states it: an invented person and an offer.</summary>
/// <param name="Asked">What the first shop asks; null where it does not ask this mentor.</param>
internal sealed record DemoMentor(
    string Person, string Language, string Name, string About, IReadOnlyList<string> Languages,
    IReadOnlyList<string> Lanes, IReadOnlyList<string> Obstacles, int Places, string? Asked)
{
    internal static IReadOnlyList<DemoMentor> All { get; } = ReadFile();

    internal MentorTerms Terms => new(
        Languages, [.. Lanes.Select(lane => Lane.Parse(lane).Value)],
        [.. Obstacles.Select(name => Enum.Parse<Obstacle>(name.Replace("_", "", StringComparison.Ordinal), true))],
        Places, IsOpen: true);

    private static IReadOnlyList<DemoMentor> ReadFile()
    {
        using Stream file = typeof(DemoMentor).Assembly.GetManifestResourceStream("mentors.json")!;
        return JsonSerializer.Deserialize(file, DemoShopJson.Default.IReadOnlyListDemoMentor)!;
    }
}

/// <summary>
/// The demo's mentors, and the first shop's asking that waits for the first of them. Loading them again changes
/// nothing: what somebody has answered stays answered.
/// </summary>
internal sealed class DemoMentors(
    DemoWorld world, IMentors mentors, MentorProfiles profiles, Mentoring mentoring, IMarket market)
{
    internal async Task<Refusal?> Load(Instant now)
    {
        foreach (DemoMentor mentor in DemoMentor.All)
        {
            Outcome<PersonCard> person = await world.Person(mentor.Person, mentor.Language, now);
            if (person.IsRefused) return person.Refusal;
            if (!(await mentors.OfferOf(person.Value.Id)).IsRefused) continue;
            Outcome<MentorOffer> saved = await profiles.Save(
                new SaveOffer(person.Value.Id, 0, mentor.Terms), mentor.Name, mentor.About, now);
            if (saved.IsRefused) return saved.Refusal;
            if (mentor.Asked is { } message && await Ask(person.Value.Id, message, now) is { } unasked) return unasked;
        }
        return null;
    }

    /// <summary>Where the demo's own mentor is waited for; null where nothing waits.</summary>
    internal async Task<string?> Waiting(Instant now)
    {
        Outcome<PersonCard> person = await world.Person(DemoWorld.MentorEmail, "th", now);
        if (person.IsRefused) return null;
        IReadOnlyList<Mentorship> own = await mentors.OfMentor(person.Value.Id);
        return own.FirstOrDefault(mentorship => mentorship.WaitsForMentor) is { } waiting
            ? $"/academy/mentors/{waiting.Id}"
            : null;
    }

    private async Task<Refusal?> Ask(Id mentor, string message, Instant now)
    {
        Outcome<Shop> shop = await market.ShopBySlug(DemoShop.FirstSlug);
        if (shop.IsRefused) return shop.Refusal;
        Outcome<PersonCard> seller = await world.Person(DemoWorld.SellerEmail, "th", now);
        if (seller.IsRefused) return seller.Refusal;
        return (await mentoring.Ask(
            new AskMentor(Id.New(now), mentor, shop.Value.Firm, seller.Value.Id, MaySee: true), message, now)).Refusal;
    }
}
