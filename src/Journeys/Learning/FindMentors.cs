using Sampan.Academy;
using Sampan.Identity;
using Sampan.Ledger;

namespace Sampan.Journeys.Learning;

/// <summary>A mentor who fits, and why.</summary>
public sealed record FoundMentor(MentorProfile Profile, IReadOnlyList<MatchReason> Reasons);

/// <summary>
/// Mentors for a trader, from the page's language, the firm's newest orders and what stands in its way.
/// </summary>
public sealed class FindMentors(
    IMentors mentors, MentorProfiles profiles, OrderDesk desk, TradersObstacles obstacles, IFirms firms)
{
    /// <summary>Nobody reads further, and each is opened in the vault.</summary>
    private const int MostShown = 20, MostOrders = 40;

    /// <param name="person">Who looks; <see cref="Id.None"/> for a visitor.</param>
    /// <param name="firm">The trader's firm; null for who has none.</param>
    public async Task<IReadOnlyList<FoundMentor>> For(string language, Id person, Firm? firm)
    {
        Mentee mentee = firm is null
            ? new Mentee(language, new HashSet<Id> { person }, [], null)
            : new Mentee(
                language, await Own(person, firm), await LanesOf(firm),
                await obstacles.Of(firm.Id) is [{ What: var next }, ..] ? next : null);
        var found = new List<FoundMentor>();
        foreach (MentorMatch match in MentorMatching.For(mentee, await mentors.Offers()))
        {
            if (found.Count == MostShown) break;
            if (await profiles.Of(match.Offer) is { } profile) found.Add(new FoundMentor(profile, match.Reasons));
        }
        return found;
    }

    private async Task<IReadOnlySet<Id>> Own(Id person, Firm firm)
    {
        Outcome<IReadOnlyList<Membership>> members = await firms.Members(person, firm.Id);
        return members.IsRefused
            ? new HashSet<Id> { person }
            : members.Value.Select(member => member.Person).ToHashSet();
    }

    /// <summary>From the firm's country to where it has sold lately.</summary>
    private async Task<IReadOnlyList<Lane>> LanesOf(Firm firm)
    {
        List<CardRow> rows = await desk.Journal.Cards(
            new CardQuery(OrderDesk.Kind) { Seller = firm.Id, Limit = MostOrders });
        return
        [
            .. rows.Select(row => new Lane(firm.Details.Country, OrderCard.Read(row.Card).To)).Distinct(),
        ];
    }
}
