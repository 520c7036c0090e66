using Sampan.Kernel;

namespace Sampan.Sandbox.Bank;

/// <summary>
/// Every reason for which the sandbox bank says no. Each use case states the order in which it tries its own.
/// </summary>
internal static class BankRefusals
{
    public static readonly RefusalCode OptionMalformed = new("option_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode AddressNotLoopback = new("address_not_loopback", RefusalKind.Malformed);
    public static readonly RefusalCode DataFolderUnusable = new("data_folder_unusable", RefusalKind.Unavailable);
    public static readonly RefusalCode DataFileDamaged = new("data_file_damaged", RefusalKind.Unavailable);

    public static readonly RefusalCode BodyMalformed = new("body_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode FieldMissing = new("field_missing", RefusalKind.Malformed);
    public static readonly RefusalCode FieldMalformed = new("field_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode AmountNotPositive = new("amount_not_positive", RefusalKind.Malformed);
    public static readonly RefusalCode AmountTooLarge = new("amount_too_large", RefusalKind.Malformed);
    public static readonly RefusalCode AmountTooSmall = new("amount_too_small", RefusalKind.Refused);
    public static readonly RefusalCode BehaviourUnknown = new("behaviour_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode NumberNotSandbox = new("account_number_not_sandbox", RefusalKind.Malformed);
    public static readonly RefusalCode CursorMalformed = new("cursor_malformed", RefusalKind.Malformed);

    public static readonly RefusalCode AccountUnknown = new("account_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode TransferUnknown = new("transfer_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode AccountDiffers = new("account_differs", RefusalKind.Conflict);
    public static readonly RefusalCode NumberTaken = new("account_number_taken", RefusalKind.Conflict);
    public static readonly RefusalCode KeyReused = new("idempotency_key_reused", RefusalKind.Conflict);
    public static readonly RefusalCode CurrencyDiffers = new("currency_differs", RefusalKind.Refused);

    /// <summary>The reader was further than this bank has ever been: it talks to another bank's data.</summary>
    public static readonly RefusalCode CursorUnknown = new("cursor_unknown", RefusalKind.Conflict);
}
