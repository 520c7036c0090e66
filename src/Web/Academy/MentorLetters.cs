using Sampan.Academy;
using Sampan.Identity;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Web.Academy;

/// <summary>What happened between a firm and its mentor, as a letter tells the other side.</summary>
public enum MentorLetter
{
    Asked = 1,
    Accepted,
    Declined,
    Note,
    Ended,
}

/// <summary>
/// Letters to the other side of a mentorship, in that person's own language. They say that something waits, and where;
/// what was written stays on the page.
/// </summary>
public sealed class MentorLetters(IPeople people, IFirms firms, IMail mail, SiteOptions site)
{
    /// <param name="by">Who acted: the other side is written to.</param>
    public async Task Send(MentorLetter what, Mentorship mentorship, Id by, Instant now)
    {
        Outcome<Firm> firm = await firms.Firm(mentorship.Firm);
        if (firm.IsRefused) return;
        foreach (Id to in await OtherSide(mentorship, by)) await Send(what, mentorship, firm.Value, to, now);
    }

    private async Task Send(MentorLetter what, Mentorship mentorship, Firm firm, Id to, Instant now)
    {
        Outcome<PersonCard> reader = await people.Person(to);
        if (reader.IsRefused) return;
        Texts text = Texts.In(reader.Value.Language);
        string key = $"mail.mentor_{Show.Key(what)}";
        string name = text.FirmName(firm.Details);
        // A letter that cannot be sent now undoes nothing: the same stands on both sides' pages.
        _ = await mail.Send(
            reader.Value.Email,
            new Letter(
                text.Of($"{key}_subject", ("firm", name)),
                text.Of(
                    "mail.mentor_body", ("what", text.Of(key, ("firm", name))), ("site", site.Name),
                    ("link", $"{site.PublicUrl}/academy/mentors/{mentorship.Id}"))),
            now);
    }

    /// <summary>The mentor, or whoever asked; if that person has left the firm, those who own it.</summary>
    private async Task<IReadOnlyList<Id>> OtherSide(Mentorship mentorship, Id by)
    {
        if (by != mentorship.Mentor) return [mentorship.Mentor];
        Outcome<Role> asker = await firms.Require(mentorship.Asker, mentorship.Firm, Permission.SeeOrders);
        return asker.IsRefused ? await firms.OwnersOf(mentorship.Firm) : [mentorship.Asker];
    }
}
