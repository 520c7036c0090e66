using Sampan.Kernel;

namespace Sampan.Sandbox.Carrier;

/// <summary>Every reason for which the sandbox carrier says no.</summary>
internal static class CarrierRefusals
{
    public static readonly RefusalCode AddressNotLoopback = new("address_not_loopback", RefusalKind.Malformed);
    public static readonly RefusalCode KeyMissing = new("key_missing", RefusalKind.Malformed);
    public static readonly RefusalCode BodyMalformed = new("body_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode FieldMalformed = new("field_malformed", RefusalKind.Malformed);

    /// <summary>Lighter than air, or more than any ship carries.</summary>
    public static readonly RefusalCode WeightOutOfRange = new("weight_out_of_range", RefusalKind.Refused);

    /// <summary>The platform was told and said no: <c>code</c> is its own.</summary>
    public static readonly RefusalCode ReportRefused = new("report_refused", RefusalKind.Refused);

    /// <summary>The platform could not be told; nothing is known of whether it heard.</summary>
    public static readonly RefusalCode ReportUnheard = new("report_unheard", RefusalKind.Unavailable);
}
