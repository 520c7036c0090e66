namespace Sampan.Academy;

/// <summary>
/// People who help others to trade, and the firms they help. Who may act for a firm or as a mentor was decided by the
/// caller. Names and words lie sealed in the vault; here are ids and choices. Refusals: <see cref="AcademyRefusals"/>.
/// </summary>
public interface IMentors
{
    /// <summary>
    /// A new offer or a change of one. Refuses what <see cref="MentorRules.Check"/> does, <c>mentor_moved</c>.
    /// </summary>
    Task<Outcome<MentorOffer>> Save(SaveOffer command, Instant now);

    /// <summary>Refuses <c>mentor_unknown</c>.</summary>
    Task<Outcome<MentorOffer>> OfferOf(Id person);

    /// <summary>Every offer, paused, full and hidden ones too, the oldest first.</summary>
    Task<IReadOnlyList<MentorOffer>> Offers();

    /// <summary>
    /// An operator hides an offer for a reason, or shows it again for none. Refuses <c>mentor_unknown</c>,
    /// <c>mentor_moved</c>.
    /// </summary>
    Task<Outcome<MentorOffer>> Moderate(Id mentor, ModerationReason? why, Id @operator, Instant now);

    /// <summary>What operators decided about one offer, the oldest first.</summary>
    Task<IReadOnlyList<ModerationDecision>> Decisions(Id mentor);

    /// <summary>
    /// The same asking sent again gives what it began. Refuses <c>mentor_unknown</c>, <c>mentor_away</c>,
    /// <c>mentor_full</c>, <c>mentor_asked</c>, <c>mentor_askings_many</c>, <c>mentor_askings_today</c>.
    /// </summary>
    Task<Outcome<AskedMentor>> Ask(AskMentor command, Instant now);

    /// <summary>
    /// The same answer again changes nothing. Refuses <c>mentorship_unknown</c>, <c>mentorship_stands</c>,
    /// <c>mentor_full</c>, <c>mentorship_moved</c>.
    /// </summary>
    /// <param name="declined">Why not; null accepts.</param>
    Task<Outcome<Mentorship>> Answer(Id mentorship, MentorDecline? declined, Instant now);

    /// <summary>
    /// Takes an asking back, or ends what was accepted. Refuses <c>mentorship_unknown</c>, <c>mentorship_stands</c>,
    /// <c>mentorship_moved</c>.
    /// </summary>
    Task<Outcome<Mentorship>> End(Id mentorship, Id by, Instant now);

    /// <summary>
    /// Whether the mentor may see what stands in the firm's way. The same again changes nothing. Refuses as
    /// <see cref="End"/>.
    /// </summary>
    Task<Outcome<Mentorship>> SetConsent(Id mentorship, bool given, Id by, Instant now);

    /// <summary>Every time consent was given or withdrawn, the oldest first.</summary>
    Task<IReadOnlyList<ConsentChange>> Consents(Id mentorship);

    /// <summary>
    /// Notes that somebody wrote; the same again changes nothing. Refuses <c>mentorship_unknown</c>,
    /// <c>mentorship_stands</c>, <c>mentor_notes_many</c>.
    /// </summary>
    Task<Outcome<MentorNote>> Note(MentorNote note);

    /// <summary>The newest notes, the oldest of them first.</summary>
    Task<IReadOnlyList<MentorNote>> Notes(Id mentorship);

    /// <summary>Refuses <c>mentorship_unknown</c>.</summary>
    Task<Outcome<Mentorship>> Mentorship(Id mentorship);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<Mentorship>> OfMentor(Id mentor);

    Task<IReadOnlyList<Mentorship>> OfFirm(Id firm);
}

/// <summary>Goods' way from one country to another.</summary>
public readonly record struct Lane(Country From, Country To)
{
    /// <summary><c>TH-JP</c>. Refuses <c>mentor_lane_wrong</c>.</summary>
    public static Outcome<Lane> Parse(string text) =>
        text.Split('-') is [{ } from, { } to]
            && Country.Parse(from).TryGet(out Country begin, out _) && Country.Parse(to).TryGet(out Country end, out _)
            ? new Lane(begin, end)
            : AcademyRefusals.MentorLaneWrong.With(("text", text.Length <= 40 ? text : text[..40]));

    public override string ToString() => $"{From}-{To}";
}

/// <summary>What a mentor helps with, as the mentor chose it.</summary>
/// <param name="Lanes">Which the mentor knows; none where the mentor names none.</param>
/// <param name="Obstacles">What the mentor helps with.</param>
/// <param name="Places">For how many firms at once.</param>
/// <param name="IsOpen">False while the mentor pauses.</param>
public sealed record MentorTerms(
    IReadOnlyList<string> Languages, IReadOnlyList<Lane> Lanes, IReadOnlyList<Obstacle> Obstacles, int Places,
    bool IsOpen);

/// <param name="Version">The version that was looked at; 0 for a new offer.</param>
public sealed record SaveOffer(Id Mentor, int Version, MentorTerms Terms);

/// <param name="Mentees">Firms the mentor helps now.</param>
/// <param name="Hidden">Why an operator has hidden it; null where nobody has.</param>
public sealed record MentorOffer(
    Id Mentor, int Version, MentorTerms Terms, int Mentees, ModerationReason? Hidden, Instant OfferedAt)
{
    public int FreePlaces => Math.Max(0, Terms.Places - Mentees);

    /// <summary>It is there for others to see.</summary>
    public bool IsShown => Terms.IsOpen && Hidden is null;
}

/// <param name="Mentorship">What it will be called: the same for the same form.</param>
/// <param name="Asker">The member of the firm who asks.</param>
/// <param name="MaySee">The mentor may see what stands in the firm's way.</param>
public sealed record AskMentor(Id Mentorship, Id Mentor, Id Firm, Id Asker, bool MaySee);

/// <param name="IsNew">False where the same form had begun it before.</param>
public sealed record AskedMentor(Mentorship Mentorship, bool IsNew);

public enum MentorshipState
{
    /// <summary>The firm asks; the mentor has not answered.</summary>
    Asked = 1,
    Accepted,
    Declined,

    /// <summary>Taken back, or over.</summary>
    Ended,
}

/// <summary>Why a mentor declines: a closed list, so that the asker reads it in any language.</summary>
public enum MentorDecline
{
    NoTime = 1,
    NotMyTrade,
    OtherLanguage,
    Competitor,
}

/// <summary>A firm and its mentor, from the asking to the end.</summary>
public sealed record Mentorship
{
    public required Id Id { get; init; }

    public required Id Mentor { get; init; }

    public required Id Firm { get; init; }

    public required Id Asker { get; init; }

    public required MentorshipState State { get; init; }

    public required MentorDecline? Declined { get; init; }

    public required bool MaySee { get; init; }

    /// <summary>The mentor is waited for: there is an asking to answer, or the last note is the firm's.</summary>
    public required bool WaitsForMentor { get; init; }

    public required Instant AskedAt { get; init; }

    public required Instant? AnsweredAt { get; init; }

    public required Instant? EndedAt { get; init; }

    /// <summary>Of the firm, or the mentor; null where nobody has ended it.</summary>
    public required Id? EndedBy { get; init; }

    /// <summary>The mentor is shown what stands in the firm's way.</summary>
    public bool ShowsObstacle => MaySee && State == MentorshipState.Accepted;

    public bool IsOpen => State is MentorshipState.Asked or MentorshipState.Accepted;
}

/// <param name="Id">What its words are sealed under: the same for the same form.</param>
public sealed record MentorNote(Id Id, Id Mentorship, Id Author, bool ByMentor, Instant At);

public sealed record ConsentChange(bool Given, Id By, Instant At);
