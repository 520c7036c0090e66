namespace Sampan.Academy;

/// <summary>
/// Why the academy says no, per act in the order in which it checks: the first that applies is the answer.
/// </summary>
public static class AcademyRefusals
{
    // What people write.
    public static readonly RefusalCode WritingMissing = new("writing_missing", RefusalKind.Malformed);
    public static readonly RefusalCode WritingTooLong = new("writing_too_long", RefusalKind.Malformed);
    public static readonly RefusalCode WritingUnreadable = new("writing_unreadable", RefusalKind.Malformed);

    // An offer to mentor.
    public static readonly RefusalCode MentorLanguageMissing = new("mentor_language_missing", RefusalKind.Malformed);
    public static readonly RefusalCode MentorLaneWrong = new("mentor_lane_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode MentorLanesMany = new("mentor_lanes_many", RefusalKind.Malformed);
    public static readonly RefusalCode MentorPlacesWrong = new("mentor_places_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode MentorUnknown = new("mentor_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode MentorMoved = new("mentor_moved", RefusalKind.Conflict);

    // Asking a mentor.
    public static readonly RefusalCode MentorFirmNeeded = new("mentor_firm_needed", RefusalKind.Refused);
    public static readonly RefusalCode MentorOwn = new("mentor_own", RefusalKind.Refused);

    /// <summary>Paused, or hidden by an operator; which of them is not said.</summary>
    public static readonly RefusalCode MentorAway = new("mentor_away", RefusalKind.Refused);
    public static readonly RefusalCode MentorFull = new("mentor_full", RefusalKind.Refused);
    public static readonly RefusalCode MentorAsked = new("mentor_asked", RefusalKind.Conflict);
    public static readonly RefusalCode MentorAskingsMany = new("mentor_askings_many", RefusalKind.Refused);
    public static readonly RefusalCode MentorAskingsToday = new("mentor_askings_today", RefusalKind.Refused);

    // Between a mentor and a firm.
    public static readonly RefusalCode MentorDeclineMissing = new("mentor_decline_missing", RefusalKind.Malformed);
    public static readonly RefusalCode MentorshipUnknown = new("mentorship_unknown", RefusalKind.NotFound);

    /// <summary>It stands otherwise than this act needs: <c>mentorship</c> says how.</summary>
    public static readonly RefusalCode MentorshipStands = new("mentorship_stands", RefusalKind.Conflict);
    public static readonly RefusalCode MentorshipMoved = new("mentorship_moved", RefusalKind.Conflict);
    public static readonly RefusalCode MentorNotesMany = new("mentor_notes_many", RefusalKind.Refused);

    // Questions and answers.
    public static readonly RefusalCode PostLanguageUnknown = new("post_language_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode PostUnknown = new("post_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode PostMoved = new("post_moved", RefusalKind.Conflict);
    public static readonly RefusalCode PostsMany = new("posts_many", RefusalKind.Refused);
    public static readonly RefusalCode ReportsMany = new("reports_many", RefusalKind.Refused);
    public static readonly RefusalCode ReportOwn = new("report_own", RefusalKind.Refused);

    // Moderation.
    public static readonly RefusalCode ModerationReasonMissing =
        new("moderation_reason_missing", RefusalKind.Malformed);
}
