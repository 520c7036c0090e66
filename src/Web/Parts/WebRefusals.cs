namespace Sampan.Web.Parts;

/// <summary>What a form itself refuses, before anything is asked of a module.</summary>
public static class WebRefusals
{
    /// <summary>A step that cannot be taken back was sent without its tick.</summary>
    public static readonly RefusalCode ConfirmationMissing = new("confirmation_missing", RefusalKind.Malformed);
    public static readonly RefusalCode NumberMalformed = new("number_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode FileMissing = new("upload_missing", RefusalKind.Malformed);
    public static readonly RefusalCode EmailUnconfirmed = new("email_unconfirmed", RefusalKind.Refused);

    /// <summary>Everybody plays a demo's people: none of them is erased.</summary>
    public static readonly RefusalCode DemoPersonStays = new("demo_person_stays", RefusalKind.Refused);
    public static readonly RefusalCode CartFull = new("cart_full", RefusalKind.Refused);
}
