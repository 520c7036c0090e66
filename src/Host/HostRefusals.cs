using Sampan.Kernel;

namespace Sampan.Host;

/// <summary>Why the program itself cannot do what a command asks.</summary>
public static class HostRefusals
{
    public static readonly RefusalCode FileMissing = new("file_missing", RefusalKind.Malformed);
    public static readonly RefusalCode FileExists = new("file_exists", RefusalKind.Conflict);
    public static readonly RefusalCode FileNotWritten = new("file_not_written", RefusalKind.Unavailable);
    public static readonly RefusalCode FileTooLarge = new("file_too_large", RefusalKind.Malformed);
    public static readonly RefusalCode ArchiveDamaged = new("archive_damaged", RefusalKind.Conflict);
    public static readonly RefusalCode ArchiveDiffers = new("archive_differs", RefusalKind.Conflict);
    public static readonly RefusalCode OptionMissing = new("option_missing", RefusalKind.Malformed);
    public static readonly RefusalCode ReplayDiffers = new("replay_differs", RefusalKind.Refused);
    public static readonly RefusalCode SandboxNotInProduction = new("sandbox_not_in_production", RefusalKind.Forbidden);
    public static readonly RefusalCode DemoNeedsEmptyDatabase = new("demo_needs_empty_database", RefusalKind.Conflict);
    public static readonly RefusalCode EventNotNow = new("event_not_now", RefusalKind.Conflict);
    public static readonly RefusalCode NoInvoiceYet = new("no_invoice_yet", RefusalKind.Refused);
    public static readonly RefusalCode OffersTooFew = new("offers_too_few", RefusalKind.Refused);
    public static readonly RefusalCode SandboxBankUsed = new("sandbox_bank_used", RefusalKind.Conflict);
    public static readonly RefusalCode SandboxBankMissing = new("sandbox_bank_missing", RefusalKind.Unavailable);
    public static readonly RefusalCode SandboxCarrierMissing = new("sandbox_carrier_missing", RefusalKind.Unavailable);
    public static readonly RefusalCode TopOutOfRange = new("top_out_of_range", RefusalKind.Malformed);
    public static readonly RefusalCode JsonLineMalformed = new("json_line_malformed", RefusalKind.Malformed);
}
