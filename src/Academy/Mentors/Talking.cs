using Microsoft.EntityFrameworkCore;
using Sampan.Academy.Rows;
using Sampan.Storage.Entities;

namespace Sampan.Academy.Mentors;

/// <summary>What happens between a mentor and a firm until one of them ends it.</summary>
internal static class Talking
{
    internal static async Task<Outcome<Mentorship>> End(AcademyContext academy, Id mentorship, Id by, Instant now)
    {
        Outcome<MentorshipRow> found = await academy.Standing(
            mentorship, MentorshipState.Asked, MentorshipState.Accepted, MentorshipState.Ended);
        if (found.IsRefused) return found.Refusal;
        MentorshipRow row = found.Value;
        if (row.State == MentorshipState.Ended) return await academy.Read(row);

        (row.State, row.EndedAt, row.EndedBy) = (MentorshipState.Ended, now, by);
        if (await academy.TrySave(AcademyRefusals.MentorshipMoved) is { } moved) return moved;
        return await academy.Read(row);
    }

    internal static async Task<Outcome<Mentorship>> SetConsent(
        AcademyContext academy, Id mentorship, bool given, Id by, Instant now)
    {
        Outcome<MentorshipRow> found =
            await academy.Standing(mentorship, MentorshipState.Asked, MentorshipState.Accepted);
        if (found.IsRefused) return found.Refusal;
        MentorshipRow row = found.Value;
        if (row.MaySee == given) return await academy.Read(row);

        row.MaySee = given;
        academy.Consented(mentorship, given, by, now);
        if (await academy.TrySave(AcademyRefusals.MentorshipMoved) is { } moved) return moved;
        return await academy.Read(row);
    }

    internal static async Task<Outcome<MentorNote>> Note(AcademyContext academy, MentorNote note)
    {
        Outcome<MentorshipRow> found = await academy.Standing(note.Mentorship, MentorshipState.Accepted);
        if (found.IsRefused) return found.Refusal;
        if (await academy.Notes.AnyAsync(n => n.Id == note.Id)) return note;
        Instant dayAgo = note.At + TimeSpan.FromDays(-1);
        int written = await academy.Notes.CountAsync(n => n.Mentorship == note.Mentorship && n.At > dayAgo);
        if (written >= MentorRules.MostNotesADay)
            return AcademyRefusals.MentorNotesMany.With(("most", $"{MentorRules.MostNotesADay}"));

        _ = academy.Notes.Add(new NoteRow
        {
            Id = note.Id,
            Mentorship = note.Mentorship,
            Author = note.Author,
            ByMentor = note.ByMentor,
            At = note.At,
        });
        try
        {
            _ = await academy.SaveChangesAsync();
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            // The same form at the same moment.
        }
        return note;
    }
}
