using Sampan.Academy;
using Sampan.Identity;

namespace Sampan.Journeys.Learning;

/// <summary>A mentorship as one of its two sides sees it.</summary>
public sealed record MentorSide(Mentorship Mentorship, bool IsMentor);

/// <summary>A note with its words; null where their writer was erased.</summary>
public sealed record ReadNote(MentorNote Note, string? Text);

/// <summary>
/// What a firm and its mentor do with each other. Only they see it: to anybody else there is none. What they write lies
/// sealed under its writer's own key.
/// </summary>
public sealed class Mentoring(IMentors mentors, IVault vault, IFirms firms)
{
    /// <summary>
    /// The mentorship, for its mentor and for who sees the firm's orders. Refuses <c>mentorship_unknown</c>.
    /// </summary>
    public async Task<Outcome<MentorSide>> Open(Id person, Id mentorship)
    {
        Outcome<Mentorship> found = await mentors.Mentorship(mentorship);
        if (found.IsRefused) return found.Refusal;
        if (found.Value.Mentor == person) return new MentorSide(found.Value, IsMentor: true);
        Outcome<Role> role = await firms.Require(person, found.Value.Firm, Permission.SeeOrders);
        return role.IsRefused
            ? AcademyRefusals.MentorshipUnknown
            : new MentorSide(found.Value, IsMentor: false);
    }

    /// <summary>
    /// Refuses what membership refuses, <c>mentor_own</c>, and what <see cref="Writing.Check"/> and
    /// <see cref="IMentors.Ask"/> do. The same form sent again, with other words too, changes nothing.
    /// </summary>
    public async Task<Outcome<AskedMentor>> Ask(AskMentor command, string message, Instant now)
    {
        Outcome<Role> role = await firms.Require(command.Asker, command.Firm, Permission.SeeOrders);
        if (role.IsRefused) return role.Refusal;
        if (Writing.Check("message", message, Writing.MostMessage) is { } wrong) return wrong;
        bool isOwn = (await firms.FirmsOf(command.Mentor)).Any(firm => firm.Id == command.Firm);
        if (isOwn) return AcademyRefusals.MentorOwn;
        Outcome<AskedMentor> asked = await mentors.Ask(command, now);
        if (asked.IsRefused) return asked;
        return await SealOnce(command.Asker, MessageKind(command.Mentorship), message) is { } unsealed
            ? unsealed
            : asked;
    }

    /// <summary>What the firm wrote when it asked; null where the writer was erased.</summary>
    public async Task<string?> MessageOf(Mentorship mentorship) =>
        Known(await vault.Open(mentorship.Asker, MessageKind(mentorship.Id)));

    /// <summary>
    /// Refuses what <see cref="Writing.Check"/> and <see cref="IMentors.Note"/> do. The same form sent again, with
    /// other words too, changes nothing.
    /// </summary>
    public async Task<Outcome<MentorNote>> Write(MentorNote note, string text)
    {
        if (Writing.Check("note", text, Writing.MostNote) is { } wrong) return wrong;
        Outcome<MentorNote> noted = await mentors.Note(note);
        if (noted.IsRefused) return noted;
        return await SealOnce(note.Author, NoteKind(note.Id), text) is { } unsealed ? unsealed : noted;
    }

    /// <summary>The newest notes, the oldest of them first.</summary>
    public async Task<IReadOnlyList<ReadNote>> NotesOf(Mentorship mentorship)
    {
        var read = new List<ReadNote>();
        foreach (MentorNote note in await mentors.Notes(mentorship.Id))
            read.Add(new ReadNote(note, Known(await vault.Open(note.Author, NoteKind(note.Id)))));
        return read;
    }

    /// <summary>
    /// Only after the row: what is refused leaves no words behind. And only where nothing lies: what was sent has been
    /// read. If the words did not get there, the same form sent again brings them.
    /// </summary>
    private async Task<Refusal?> SealOnce(Id author, string kind, string text)
    {
        Refusal? missing = (await vault.Open(author, kind)).Refusal;
        return missing?.Code == IdentityRefusals.VaultEmpty ? await vault.Seal(author, kind, text.Trim()) : missing;
    }

    private static string MessageKind(Id mentorship) => $"mentor_message/{mentorship}";

    private static string NoteKind(Id note) => $"mentor_note/{note}";

    private static string? Known(Outcome<string> text) => text.IsRefused ? null : text.Value;
}
