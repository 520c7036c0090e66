using Microsoft.EntityFrameworkCore;
using Sampan.Academy.Rows;
using Sampan.Storage.Entities;

namespace Sampan.Academy.Mentors;

/// <summary>Makes and changes an offer to mentor, and hides it.</summary>
internal static class OfferSaving
{
    internal static async Task<Outcome<MentorOffer>> Save(AcademyContext academy, SaveOffer command, Instant now)
    {
        if (MentorRules.Check(command.Terms) is { } wrong) return wrong;
        MentorRow? found = await academy.Mentors.SingleOrDefaultAsync(m => m.Person == command.Mentor);
        if ((found?.Version ?? 0) != command.Version) return AcademyRefusals.MentorMoved;

        found?.Take(command.Terms);
        MentorRow row = found ?? academy.Mentors.Add(MentorRow.Of(command, now)).Entity;
        try
        {
            if (await academy.TrySave(AcademyRefusals.MentorMoved) is { } moved) return moved;
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return AcademyRefusals.MentorMoved;
        }
        return row.Read(await academy.Mentees(row.Person));
    }

    internal static async Task<Outcome<MentorOffer>> Moderate(
        AcademyContext academy, Id mentor, ModerationReason? why, Id @operator, Instant now)
    {
        MentorRow? found = await academy.Mentors.SingleOrDefaultAsync(m => m.Person == mentor);
        if (found is null) return AcademyRefusals.MentorUnknown;
        if (found.Hidden == why) return found.Read(await academy.Mentees(mentor));

        found.Hidden = why;
        _ = academy.Moderation.Add(new ModerationRow
        {
            Id = Id.New(now),
            Subject = mentor,
            Person = @operator,
            Why = why,
            At = now,
        });
        if (await academy.TrySave(AcademyRefusals.MentorMoved) is { } moved) return moved;
        return found.Read(await academy.Mentees(mentor));
    }
}
