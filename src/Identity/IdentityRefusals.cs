using Sampan.Kernel;

namespace Sampan.Identity;

/// <summary>
/// Why identity says no, per service in the order in which it checks: the first that applies is the answer.
/// </summary>
public static class IdentityRefusals
{
    // People.
    public static readonly RefusalCode EmailMalformed = new("email_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode EmailTaken = new("email_taken", RefusalKind.Conflict);
    public static readonly RefusalCode PasswordTooShort = new("password_too_short", RefusalKind.Malformed);
    public static readonly RefusalCode PasswordTooLong = new("password_too_long", RefusalKind.Malformed);

    /// <summary>The address or the password is wrong; which of them is not said.</summary>
    public static readonly RefusalCode SignInRefused = new("sign_in_refused", RefusalKind.Refused);

    /// <summary>Too many wrong passwords: nobody signs in as this person for a quarter of an hour.</summary>
    public static readonly RefusalCode PersonLocked = new("person_locked", RefusalKind.Refused);
    public static readonly RefusalCode PersonUnknown = new("person_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode LastOperatorStays = new("last_operator_stays", RefusalKind.Refused);
    public static readonly RefusalCode PersonMoved = new("person_moved", RefusalKind.Conflict);

    // Firms.
    public static readonly RefusalCode FirmFieldMissing = new("firm_field_missing", RefusalKind.Malformed);
    public static readonly RefusalCode FirmFieldTooLong = new("firm_field_too_long", RefusalKind.Malformed);
    public static readonly RefusalCode FirmFieldUnreadable = new("firm_field_unreadable", RefusalKind.Malformed);
    public static readonly RefusalCode FirmNameNotLatin = new("firm_name_not_latin", RefusalKind.Malformed);
    public static readonly RefusalCode FirmNumberMalformed = new("firm_number_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode PostcodeMalformed = new("postcode_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode ProvinceUnknown = new("province_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode FirmSizeUnknown = new("firm_size_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode AddressNotInThailand = new("address_not_in_thailand", RefusalKind.Malformed);
    public static readonly RefusalCode FirmUnknown = new("firm_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode PermissionMissing = new("permission_missing", RefusalKind.Forbidden);
    public static readonly RefusalCode FirmMoved = new("firm_moved", RefusalKind.Conflict);
    public static readonly RefusalCode LastOwnerStays = new("last_owner_stays", RefusalKind.Refused);
    public static readonly RefusalCode PayoutUnknown = new("payout_unknown", RefusalKind.NotFound);

    // Keys of programs.
    public static readonly RefusalCode ApiKeyNameWrong = new("api_key_name_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode ApiKeysTooMany = new("api_keys_too_many", RefusalKind.Refused);
    public static readonly RefusalCode ApiKeyUnknown = new("api_key_unknown", RefusalKind.NotFound);

    /// <summary>No such key, or it was revoked; which of them is not said.</summary>
    public static readonly RefusalCode ApiKeyWrong = new("api_key_wrong", RefusalKind.Forbidden);

    // One-time codes.
    public static readonly RefusalCode CodeTooOften = new("code_too_often", RefusalKind.Refused);
    public static readonly RefusalCode CodeWrong = new("code_wrong", RefusalKind.Refused);

    /// <summary>Used already, or guessed at too often.</summary>
    public static readonly RefusalCode CodeSpent = new("code_spent", RefusalKind.Refused);
    public static readonly RefusalCode CodeExpired = new("code_expired", RefusalKind.Refused);
    public static readonly RefusalCode MailUnavailable = new("mail_unavailable", RefusalKind.Unavailable);

    // The vault.
    public static readonly RefusalCode MasterKeyExposed = new("master_key_exposed", RefusalKind.Unavailable);
    public static readonly RefusalCode MasterKeyDamaged = new("master_key_damaged", RefusalKind.Unavailable);
    public static readonly RefusalCode MasterKeyWrong = new("master_key_wrong", RefusalKind.Unavailable);
    public static readonly RefusalCode PersonErased = new("person_erased", RefusalKind.NotFound);
    public static readonly RefusalCode VaultEmpty = new("vault_empty", RefusalKind.NotFound);

    /// <summary>The sealed bytes are not what was sealed for this person and kind.</summary>
    public static readonly RefusalCode VaultDamaged = new("vault_damaged", RefusalKind.Unavailable);

    // The first operator.
    public static readonly RefusalCode OperatorExists = new("operator_exists", RefusalKind.Refused);
    public static readonly RefusalCode InvitationWrong = new("invitation_wrong", RefusalKind.Refused);
}
