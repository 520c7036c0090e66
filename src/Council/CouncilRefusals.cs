namespace Sampan.Council;

/// <summary>
/// Why the working group's record, a report of an obstacle or a question to the observatory is refused.
/// </summary>
public static class CouncilRefusals
{
    public static readonly RefusalCode MonthMalformed = new("month_malformed", RefusalKind.Malformed);

    // What was written.
    public static readonly RefusalCode TextMissing = new("council_text_missing", RefusalKind.Malformed);
    public static readonly RefusalCode TextTooLong = new("council_text_too_long", RefusalKind.Malformed);
    public static readonly RefusalCode TextUnreadable = new("council_text_unreadable", RefusalKind.Malformed);
    public static readonly RefusalCode ChoiceMissing = new("council_choice_missing", RefusalKind.Malformed);
    public static readonly RefusalCode TermWrong = new("seat_term_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode DayFar = new("council_day_far", RefusalKind.Malformed);
    public static readonly RefusalCode MetricUnknown = new("metric_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode ChapterUnknown = new("chapter_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode WindowWrong = new("measure_window_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode TargetWrong = new("measure_target_wrong", RefusalKind.Malformed);

    // Who asks.
    public static readonly RefusalCode OperatorNeeded = new("operator_needed", RefusalKind.Forbidden);
    public static readonly RefusalCode SeatNeeded = new("seat_needed", RefusalKind.Forbidden);
    public static readonly RefusalCode ChairNeeded = new("chair_needed", RefusalKind.Forbidden);
    public static readonly RefusalCode OwnerNeeded = new("measure_owner_needed", RefusalKind.Forbidden);

    // Seats.
    public static readonly RefusalCode SeatUnknown = new("seat_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode SeatTaken = new("seat_taken", RefusalKind.Refused);
    public static readonly RefusalCode SeatOver = new("seat_over", RefusalKind.Refused);

    // Meetings.
    public static readonly RefusalCode MeetingUnknown = new("meeting_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode ItemUnknown = new("agenda_item_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode DayPassed = new("day_passed", RefusalKind.Refused);
    public static readonly RefusalCode MeetingNotYet = new("meeting_not_yet", RefusalKind.Refused);

    /// <summary>Its minutes are written.</summary>
    public static readonly RefusalCode MeetingOver = new("meeting_over", RefusalKind.Refused);
    public static readonly RefusalCode PresenceMissing = new("presence_missing", RefusalKind.Refused);
    public static readonly RefusalCode ItemAlreadyDecided = new("agenda_item_decided", RefusalKind.Refused);
    public static readonly RefusalCode ConflictKnown = new("conflict_known", RefusalKind.Refused);

    /// <summary>Who has an interest of its own in an item does not vote on it.</summary>
    public static readonly RefusalCode ConflictDeclaredBefore = new("conflict_declared", RefusalKind.Refused);
    public static readonly RefusalCode SeatNotPresent = new("seat_not_present", RefusalKind.Refused);
    public static readonly RefusalCode VoteAlreadyCast = new("vote_already_cast", RefusalKind.Refused);
    public static readonly RefusalCode VotesMissing = new("votes_missing", RefusalKind.Refused);
    public static readonly RefusalCode QuorumMissing = new("quorum_missing", RefusalKind.Refused);

    // The plan.
    public static readonly RefusalCode PlanUnknown = new("plan_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode PlanOverlaps = new("plan_overlaps", RefusalKind.Refused);
    public static readonly RefusalCode GoalUnknown = new("goal_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode MeasureUnknown = new("measure_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode MeasureAlreadyOpened = new("measure_already_opened", RefusalKind.Refused);
    public static readonly RefusalCode MeasureNotOpened = new("measure_not_opened", RefusalKind.Refused);
    public static readonly RefusalCode MeasureAlreadyClosed = new("measure_already_closed", RefusalKind.Refused);

    /// <summary>The privacy floor hides the number, so that nothing could be compared.</summary>
    public static readonly RefusalCode FigureHidden = new("figure_hidden", RefusalKind.Refused);
    public static readonly RefusalCode FigureMissing = new("figure_missing", RefusalKind.Refused);
    public static readonly RefusalCode TargetReachedBefore = new("target_reached_before", RefusalKind.Refused);

    /// <summary>No month has passed since the opening, or the months were before it.</summary>
    public static readonly RefusalCode MonthsNotAfter = new("months_not_after", RefusalKind.Refused);
    public static readonly RefusalCode MilestoneUnknown = new("milestone_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode MilestoneAlreadyReached = new("milestone_reached", RefusalKind.Refused);

    // Obstacles.
    public static readonly RefusalCode ReportUnknown = new("report_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode DaysLostWrong = new("days_lost_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode MoneyLostWrong = new("money_lost_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode LaneIncomplete = new("lane_incomplete", RefusalKind.Malformed);
    public static readonly RefusalCode ReportsTooMany = new("reports_too_many", RefusalKind.Refused);
    public static readonly RefusalCode MergedIntoItself = new("obstacle_merged_into_itself", RefusalKind.Refused);
    public static readonly RefusalCode ObstacleNotFollowed = new("obstacle_not_followed", RefusalKind.Refused);
    public static readonly RefusalCode OthersMergedIntoIt = new("obstacle_has_merged", RefusalKind.Refused);
    public static readonly RefusalCode ObstacleAlreadyMerged = new("obstacle_already_merged", RefusalKind.Refused);
    public static readonly RefusalCode ObstacleAlreadyAnswered = new("obstacle_already_answered", RefusalKind.Refused);

    /// <summary>Somebody else was faster; the page shows how things stand now.</summary>
    public static readonly RefusalCode RecordMoved = new("council_record_moved", RefusalKind.Conflict);
    public static readonly RefusalCode YearMalformed = new("year_malformed", RefusalKind.Malformed);

    public static readonly RefusalCode MonthsNotOut = new("months_not_out", RefusalKind.NotFound);

    /// <summary>Arguments: <c>line</c>, and the <c>column</c> that cannot be read there.</summary>
    public static readonly RefusalCode PublicFiguresMalformed =
        new("public_figures_malformed", RefusalKind.Malformed);

    public static readonly RefusalCode TableUnknown = new("table_unknown", RefusalKind.NotFound);
}
