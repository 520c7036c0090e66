using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>Why a list is not taken, or a line not screened. Nothing is kept of a list that is refused.</summary>
public static class ScreeningRefusals
{
    public static readonly RefusalCode ListUnknown = new("watch_list_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode FileNotGiven = new("watch_list_file_not_given", RefusalKind.Malformed);
    public static readonly RefusalCode FileAmbiguous = new("watch_list_file_ambiguous", RefusalKind.Malformed);
    public static readonly RefusalCode FileTooLarge = new("watch_list_file_too_large", RefusalKind.Malformed);
    public static readonly RefusalCode EncodingWrong = new("watch_list_encoding_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode HeaderWrong = new("watch_list_header_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode FileTruncated = new("watch_list_file_truncated", RefusalKind.Malformed);
    public static readonly RefusalCode RowMalformed = new("watch_list_row_malformed", RefusalKind.Malformed);

    /// <summary>The publisher's file does not say its day, and nobody else did.</summary>
    public static readonly RefusalCode DateNeeded = new("watch_list_date_needed", RefusalKind.Malformed);
    public static readonly RefusalCode StoredListMalformed = new("watch_list_stored_malformed", RefusalKind.Malformed);

    /// <summary>There is nothing to screen against.</summary>
    public static readonly RefusalCode NoListLoaded = new("watch_list_none_loaded", RefusalKind.Refused);

    // The two operators who look at a match.
    public static readonly RefusalCode GroundMissing = new("screening_ground_missing", RefusalKind.Malformed);
    public static readonly RefusalCode NoOpenMatch = new("screening_no_open_match", RefusalKind.Conflict);
    public static readonly RefusalCode AlreadyAsked = new("screening_already_asked", RefusalKind.Conflict);
    public static readonly RefusalCode NotAsked = new("screening_not_asked", RefusalKind.Conflict);
    public static readonly RefusalCode SamePerson = new("screening_same_person", RefusalKind.Forbidden);

    // One line of names to screen.
    public static readonly RefusalCode NameMissing = new("screen_name_missing", RefusalKind.Malformed);
    public static readonly RefusalCode NameTooLong = new("screen_name_too_long", RefusalKind.Malformed);
    public static readonly RefusalCode TypeUnknown = new("screen_type_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode BirthMalformed = new("screen_birth_malformed", RefusalKind.Malformed);
}
