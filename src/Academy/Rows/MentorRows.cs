namespace Sampan.Academy.Rows;

/// <summary>An offer to mentor. What can be several lies as words separated by spaces.</summary>
internal sealed class MentorRow
{
    public required Id Person { get; init; }

    public required string Languages { get; set; }

    public required string Lanes { get; set; }

    public required string Obstacles { get; set; }

    public required int Places { get; set; }

    public required bool IsOpen { get; set; }

    public ModerationReason? Hidden { get; set; }

    public int Version { get; init; } = 1;

    public required Instant OfferedAt { get; init; }

    internal static MentorRow Of(SaveOffer command, Instant now)
    {
        var row = new MentorRow
        {
            Person = command.Mentor,
            Languages = "",
            Lanes = "",
            Obstacles = "",
            Places = 1,
            IsOpen = false,
            OfferedAt = now,
        };
        row.Take(command.Terms);
        return row;
    }

    internal void Take(MentorTerms terms)
    {
        // In an order of their own: the same choices are the same text.
        Languages = string.Join(' ', Course.Languages.Where(terms.Languages.Contains));
        Lanes = string.Join(' ', terms.Lanes.Distinct());
        Obstacles = string.Join(' ', terms.Obstacles.Distinct().Order());
        (Places, IsOpen) = (terms.Places, terms.IsOpen);
    }

    internal MentorOffer Read(int mentees) => new(
        Person, Version,
        new MentorTerms(
            Words(Languages), [.. Words(Lanes).Select(word => Lane.Parse(word).Value)],
            [.. Words(Obstacles).Select(Enum.Parse<Obstacle>)], Places, IsOpen),
        mentees, Hidden, OfferedAt);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

internal sealed class MentorshipRow
{
    public required Id Id { get; init; }

    public required Id Mentor { get; init; }

    public required Id Firm { get; init; }

    public required Id Asker { get; init; }

    public required MentorshipState State { get; set; }

    public MentorDecline? Declined { get; set; }

    public required bool MaySee { get; set; }

    public required Instant AskedAt { get; init; }

    public Instant? AnsweredAt { get; set; }

    public Instant? EndedAt { get; set; }

    public Id? EndedBy { get; set; }

    public int Version { get; init; } = 1;

    /// <param name="firmWroteLast">The last note is the firm's.</param>
    internal Mentorship Read(bool firmWroteLast) => new()
    {
        Id = Id,
        Mentor = Mentor,
        Firm = Firm,
        Asker = Asker,
        State = State,
        Declined = Declined,
        MaySee = MaySee,
        WaitsForMentor = State == MentorshipState.Asked || (State == MentorshipState.Accepted && firmWroteLast),
        AskedAt = AskedAt,
        AnsweredAt = AnsweredAt,
        EndedAt = EndedAt,
        EndedBy = EndedBy,
    };
}

/// <summary>That somebody wrote, and when; the words lie in the vault.</summary>
internal sealed class NoteRow
{
    public required Id Id { get; init; }

    public required Id Mentorship { get; init; }

    public required Id Author { get; init; }

    public required bool ByMentor { get; init; }

    public required Instant At { get; init; }
}

internal sealed class ConsentRow
{
    public required Id Id { get; init; }

    public required Id Mentorship { get; init; }

    public required bool Given { get; init; }

    public required Id Person { get; init; }

    public required Instant At { get; init; }
}

internal sealed class ModerationRow
{
    public required Id Id { get; init; }

    public required Id Subject { get; init; }

    public required Id Person { get; init; }

    public ModerationReason? Why { get; init; }

    public required Instant At { get; init; }
}
