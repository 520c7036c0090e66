using Microsoft.EntityFrameworkCore;
using Sampan.Academy.Rows;

namespace Sampan.Academy.Mentors;

internal sealed class MentorDesk(Func<AcademyContext> open) : IMentors
{
    public async Task<Outcome<MentorOffer>> Save(SaveOffer command, Instant now)
    {
        await using AcademyContext academy = open();
        return await OfferSaving.Save(academy, command, now);
    }

    public async Task<Outcome<MentorOffer>> Moderate(
        Id mentor, ModerationReason? why, Id @operator, Instant now)
    {
        await using AcademyContext academy = open();
        return await OfferSaving.Moderate(academy, mentor, why, @operator, now);
    }

    public async Task<Outcome<MentorOffer>> OfferOf(Id person)
    {
        await using AcademyContext academy = open();
        MentorRow? found = await academy.Mentors.AsNoTracking().SingleOrDefaultAsync(m => m.Person == person);
        return found is null ? AcademyRefusals.MentorUnknown : found.Read(await academy.Mentees(person));
    }

    public async Task<IReadOnlyList<MentorOffer>> Offers()
    {
        await using AcademyContext academy = open();
        MentorRow[] rows = await academy.Mentors.AsNoTracking()
            .OrderBy(m => m.OfferedAt).ThenBy(m => m.Person).ToArrayAsync();
        Dictionary<Id, int> mentees = await academy.Mentorships
            .Where(m => m.State == MentorshipState.Accepted)
            .GroupBy(m => m.Mentor).Select(own => new { own.Key, Count = own.Count() })
            .ToDictionaryAsync(own => own.Key, own => own.Count);
        return [.. rows.Select(row => row.Read(mentees.GetValueOrDefault(row.Person)))];
    }

    public async Task<IReadOnlyList<ModerationDecision>> Decisions(Id mentor)
    {
        await using AcademyContext academy = open();
        return await academy.Moderation.AsNoTracking().Where(d => d.Subject == mentor)
            .OrderBy(d => d.At).ThenBy(d => d.Id)
            .Select(d => new ModerationDecision(d.Subject, d.Person, d.Why, d.At)).ToListAsync();
    }

    public async Task<Outcome<AskedMentor>> Ask(AskMentor command, Instant now)
    {
        await using AcademyContext academy = open();
        return await Asking.Ask(academy, command, now);
    }

    public async Task<Outcome<Mentorship>> Answer(Id mentorship, MentorDecline? declined, Instant now)
    {
        await using AcademyContext academy = open();
        return await Asking.Answer(academy, mentorship, declined, now);
    }

    public async Task<Outcome<Mentorship>> End(Id mentorship, Id by, Instant now)
    {
        await using AcademyContext academy = open();
        return await Talking.End(academy, mentorship, by, now);
    }

    public async Task<Outcome<Mentorship>> SetConsent(Id mentorship, bool given, Id by, Instant now)
    {
        await using AcademyContext academy = open();
        return await Talking.SetConsent(academy, mentorship, given, by, now);
    }

    public async Task<IReadOnlyList<ConsentChange>> Consents(Id mentorship)
    {
        await using AcademyContext academy = open();
        return await academy.Consents.AsNoTracking().Where(c => c.Mentorship == mentorship)
            .OrderBy(c => c.At).ThenBy(c => c.Id)
            .Select(c => new ConsentChange(c.Given, c.Person, c.At)).ToListAsync();
    }

    public async Task<Outcome<MentorNote>> Note(MentorNote note)
    {
        await using AcademyContext academy = open();
        return await Talking.Note(academy, note);
    }

    public async Task<IReadOnlyList<MentorNote>> Notes(Id mentorship)
    {
        await using AcademyContext academy = open();
        List<MentorNote> newest = await academy.Notes.AsNoTracking().Where(n => n.Mentorship == mentorship)
            .OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(MentorRules.ShownNotes)
            .Select(n => new MentorNote(n.Id, n.Mentorship, n.Author, n.ByMentor, n.At)).ToListAsync();
        newest.Reverse();
        return newest;
    }

    public async Task<Outcome<Mentorship>> Mentorship(Id mentorship)
    {
        await using AcademyContext academy = open();
        MentorshipRow? found =
            await academy.Mentorships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == mentorship);
        return found is null ? AcademyRefusals.MentorshipUnknown : await academy.Read(found);
    }

    public Task<IReadOnlyList<Mentorship>> OfMentor(Id mentor) => Of(all => all.Where(m => m.Mentor == mentor));

    public Task<IReadOnlyList<Mentorship>> OfFirm(Id firm) => Of(all => all.Where(m => m.Firm == firm));

    private async Task<IReadOnlyList<Mentorship>> Of(Func<IQueryable<MentorshipRow>, IQueryable<MentorshipRow>> own)
    {
        await using AcademyContext academy = open();
        var rows = await own(academy.Mentorships.AsNoTracking())
            .OrderByDescending(m => m.AskedAt).ThenByDescending(m => m.Id)
            .Select(m => new
            {
                Row = m,
                ByMentor = academy.Notes.Where(n => n.Mentorship == m.Id)
                    .OrderByDescending(n => n.At).ThenByDescending(n => n.Id)
                    .Select(n => (bool?)n.ByMentor).FirstOrDefault(),
            })
            .ToArrayAsync();
        return [.. rows.Select(m => m.Row.Read(firmWroteLast: m.ByMentor == false))];
    }
}

/// <summary>What every act on mentors reads.</summary>
internal static class MentorReading
{
    internal static Task<int> Mentees(this AcademyContext academy, Id mentor) =>
        academy.Mentorships.CountAsync(m => m.Mentor == mentor && m.State == MentorshipState.Accepted);

    internal static async Task<Mentorship> Read(this AcademyContext academy, MentorshipRow row)
    {
        bool? byMentor = await academy.Notes.Where(n => n.Mentorship == row.Id)
            .OrderByDescending(n => n.At).ThenByDescending(n => n.Id)
            .Select(n => (bool?)n.ByMentor).FirstOrDefaultAsync();
        return row.Read(firmWroteLast: byMentor == false);
    }

    /// <summary>The row, if it stands in one of these states.</summary>
    internal static async Task<Outcome<MentorshipRow>> Standing(
        this AcademyContext academy, Id mentorship, params MentorshipState[] states)
    {
        MentorshipRow? found = await academy.Mentorships.SingleOrDefaultAsync(m => m.Id == mentorship);
        if (found is null) return AcademyRefusals.MentorshipUnknown;
        return states.Contains(found.State)
            ? found
            : AcademyRefusals.MentorshipStands.With(("mentorship", $"{found.State}"));
    }
}
