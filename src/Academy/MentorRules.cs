namespace Sampan.Academy;

/// <summary>What an offer to mentor must be. Pure: the same input, the same answer.</summary>
public static class MentorRules
{
    public const int MostPlaces = 20, MostLanes = 20;

    /// <summary>So many mentors may a firm have, or wait for, at once.</summary>
    public const int MostOpen = 5;

    /// <summary>Of one firm in a day, taken back or declined ones too.</summary>
    public const int MostAskingsADay = 10;

    /// <summary>Of both sides together, in a day.</summary>
    public const int MostNotesADay = 50;

    /// <summary>Notes that are shown; older ones stay kept.</summary>
    public const int ShownNotes = 50;

    /// <summary>
    /// Refuses <c>mentor_language_missing</c>, <c>mentor_lanes_many</c>, <c>mentor_places_wrong</c>, each with the
    /// field.
    /// </summary>
    public static Refusal? Check(MentorTerms terms)
    {
        if (terms.Languages.Count == 0 || terms.Languages.Any(language => !Course.Languages.Contains(language)))
            return AcademyRefusals.MentorLanguageMissing.With(("field", "languages"));
        if (terms.Lanes.Count > MostLanes)
            return AcademyRefusals.MentorLanesMany.With(("field", "lanes"), ("most", $"{MostLanes}"));
        return terms.Places is >= 1 and <= MostPlaces
            ? null
            : AcademyRefusals.MentorPlacesWrong.With(("field", "places"), ("least", "1"), ("most", $"{MostPlaces}"));
    }
}
