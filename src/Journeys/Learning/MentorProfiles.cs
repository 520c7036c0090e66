using Sampan.Academy;
using Sampan.Identity;

namespace Sampan.Journeys.Learning;

/// <summary>An offer to mentor with the words that lie in the vault.</summary>
public sealed record MentorProfile(MentorOffer Offer, string Name, string About);

/// <summary>
/// A mentor's profile: choices in rows, name and words sealed, so that erasing the person empties it.
/// </summary>
public sealed class MentorProfiles(IMentors mentors, ShownNames names, IVault vault)
{
    private const string Kind = "mentor_about";

    /// <summary>
    /// Checks everything, the version too, seals the words, then keeps the offer: words without an offer are seen by
    /// nobody. Refuses what <see cref="ShownNames.Check"/>, <see cref="Writing.Check"/> and
    /// <see cref="IMentors.Save"/> do.
    /// </summary>
    public async Task<Outcome<MentorOffer>> Save(SaveOffer command, string name, string about, Instant now)
    {
        if (ShownNames.Check(name) is { } unnamed) return unnamed;
        if (Writing.Check("about", about, Writing.MostAbout) is { } unsaid) return unsaid;
        if (MentorRules.Check(command.Terms) is { } wrong) return wrong;
        Outcome<MentorOffer> present = await mentors.OfferOf(command.Mentor);
        int version = present.IsRefused ? 0 : present.Value.Version;
        if (version != command.Version) return AcademyRefusals.MentorMoved;

        if (await names.Set(command.Mentor, name) is { } unsealed) return unsealed;
        if (await vault.Seal(command.Mentor, Kind, about.Trim()) is { } erased) return erased;
        return await mentors.Save(command, now);
    }

    /// <summary>Null where the mentor was erased.</summary>
    public async Task<MentorProfile?> Of(MentorOffer offer)
    {
        Outcome<string> about = await vault.Open(offer.Mentor, Kind);
        return about.IsRefused || await names.Of(offer.Mentor) is not { } name
            ? null
            : new MentorProfile(offer, name, about.Value);
    }
}
