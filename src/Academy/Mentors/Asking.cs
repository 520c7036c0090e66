using Microsoft.EntityFrameworkCore;
using Sampan.Academy.Rows;
using Sampan.Storage.Entities;

namespace Sampan.Academy.Mentors;

/// <summary>A firm asks a mentor, and the mentor answers.</summary>
internal static class Asking
{
    internal static async Task<Outcome<AskedMentor>> Ask(AcademyContext academy, AskMentor command, Instant now)
    {
        if (await academy.Sent(command) is { } sent) return sent;
        // Between the two looks the same form may have come in at the same moment: then it is what was begun.
        if (await Refuse(academy, command, now) is { } refusal)
            return await academy.Sent(command) is { } first ? first : refusal;

        var row = new MentorshipRow
        {
            Id = command.Mentorship,
            Mentor = command.Mentor,
            Firm = command.Firm,
            Asker = command.Asker,
            State = MentorshipState.Asked,
            MaySee = command.MaySee,
            AskedAt = now,
        };
        _ = academy.Mentorships.Add(row);
        if (command.MaySee) academy.Consented(row.Id, given: true, command.Asker, now);
        try
        {
            _ = await academy.SaveChangesAsync();
            return new AskedMentor(row.Read(firmWroteLast: false), IsNew: true);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return await academy.Sent(command) is { } first ? first : AcademyRefusals.MentorAsked;
        }
    }

    private static async Task<Refusal?> Refuse(AcademyContext academy, AskMentor command, Instant now)
    {
        MentorRow? mentor = await academy.Mentors.AsNoTracking().SingleOrDefaultAsync(m => m.Person == command.Mentor);
        if (mentor is null) return AcademyRefusals.MentorUnknown;
        if (!mentor.IsOpen || mentor.Hidden is not null) return AcademyRefusals.MentorAway;
        if (await academy.Mentees(mentor.Person) >= mentor.Places) return AcademyRefusals.MentorFull;
        IQueryable<MentorshipRow> own = academy.Mentorships.Where(m => m.Firm == command.Firm);
        Id[] open = await own.Where(m => m.State == MentorshipState.Asked || m.State == MentorshipState.Accepted)
            .Select(m => m.Mentor).ToArrayAsync();
        if (open.Contains(command.Mentor)) return AcademyRefusals.MentorAsked;
        // Two at once may step over either limit by one.
        if (open.Length >= MentorRules.MostOpen)
            return AcademyRefusals.MentorAskingsMany.With(("most", $"{MentorRules.MostOpen}"));
        // Else who asks and takes back, again and again, fills a mentor's mailbox.
        Instant dayAgo = now + TimeSpan.FromDays(-1);
        return await own.CountAsync(m => m.AskedAt > dayAgo) >= MentorRules.MostAskingsADay
            ? AcademyRefusals.MentorAskingsToday.With(("most", $"{MentorRules.MostAskingsADay}"))
            : null;
    }

    /// <summary>What this form has begun already; null where it has not.</summary>
    private static async Task<AskedMentor?> Sent(this AcademyContext academy, AskMentor command)
    {
        MentorshipRow? row = await academy.Mentorships.AsNoTracking()
            .SingleOrDefaultAsync(m => m.Id == command.Mentorship);
        return row is null ? null : new AskedMentor(await academy.Read(row), IsNew: false);
    }

    internal static async Task<Outcome<Mentorship>> Answer(
        AcademyContext academy, Id mentorship, MentorDecline? declined, Instant now)
    {
        MentorshipState answer = declined is null ? MentorshipState.Accepted : MentorshipState.Declined;
        Outcome<MentorshipRow> asked = await academy.Standing(mentorship, MentorshipState.Asked, answer);
        if (asked.IsRefused) return asked.Refusal;
        MentorshipRow row = asked.Value;
        if (row.State == answer) return await academy.Read(row);
        MentorRow mentor = await academy.Mentors.SingleAsync(m => m.Person == row.Mentor);
        bool isFull = await academy.Mentees(mentor.Person) >= mentor.Places;
        if (declined is null && isFull) return AcademyRefusals.MentorFull;

        (row.State, row.Declined, row.AnsweredAt) = (answer, declined, now);
        // The offer moves along: of two that are accepted at once for the last place, one finds it moved.
        if (declined is null) _ = academy.Mentors.Update(mentor);
        if (await academy.TrySave(AcademyRefusals.MentorshipMoved) is { } moved) return moved;
        return row.Read(firmWroteLast: false);
    }

    internal static void Consented(this AcademyContext academy, Id mentorship, bool given, Id by, Instant now) =>
        _ = academy.Consents.Add(new ConsentRow
        {
            Id = Id.New(now),
            Mentorship = mentorship,
            Given = given,
            Person = by,
            At = now,
        });
}
