using Sampan.Academy;
using Sampan.Identity;
using Sampan.Journeys.Learning;
using Sampan.Web.Academy;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Academy;

/// <summary>A mentorship in a list: with whom, and where it stands.</summary>
public sealed record MentorshipRow(Mentorship Mentorship, string With);

/// <summary>Mentors who fit the reader, with the reasons; and those the reader's firm has, had or has asked.</summary>
public sealed class MentorsModel(FindMentors find, IMentors mentors, ShownNames names, IFirms firms) : SampanPage
{
    public IReadOnlyList<FoundMentor> Found { get; private set; } = [];

    /// <summary>What the reader's firm has or had, the open ones first.</summary>
    public IReadOnlyList<MentorshipRow> Own { get; private set; } = [];

    /// <summary>The reader is a mentor.</summary>
    public bool IsMentor { get; private set; }

    public async Task OnGet()
    {
        Firm? firm = await firms.TraderOf(PersonId);
        Found = await find.For(Text.Language, PersonId, firm);
        if (PersonId.IsNone) return;
        IsMentor = !(await mentors.OfferOf(PersonId)).IsRefused;
        if (firm is null) return;
        var own = new List<MentorshipRow>();
        foreach (Mentorship mentorship in (await mentors.OfFirm(firm.Id)).OrderBy(one => !one.IsOpen))
            own.Add(new MentorshipRow(mentorship, await names.Of(mentorship.Mentor) ?? Text["mentors.left"]));
        Own = own;
    }
}
