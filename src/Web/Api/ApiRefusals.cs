namespace Sampan.Web.Api;

/// <summary>Why a request is refused before any module is asked, in the order in which it is looked at.</summary>
public static class ApiRefusals
{
    public static readonly RefusalCode RequestsTooMany = new("requests_too_many", RefusalKind.Refused);
    public static readonly RefusalCode EndpointUnknown = new("endpoint_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode MethodNotAllowed = new("method_not_allowed", RefusalKind.Malformed);

    /// <summary>The endpoint does not say who may call it, so nobody may: a bug of ours.</summary>
    public static readonly RefusalCode AccessNotStated = new("access_not_stated", RefusalKind.Forbidden);
    public static readonly RefusalCode SignInNeeded = new("sign_in_needed", RefusalKind.Forbidden);
    public static readonly RefusalCode CallerNotAllowed = new("caller_not_allowed", RefusalKind.Forbidden);
    public static readonly RefusalCode FormTokenMissing = new("form_token_missing", RefusalKind.Malformed);
    public static readonly RefusalCode BodyTooLarge = new("body_too_large", RefusalKind.Malformed);

    /// <summary>Missing, or not 8 to 80 printable ASCII characters.</summary>
    public static readonly RefusalCode IdempotencyKeyMissing = new("idempotency_key_missing", RefusalKind.Malformed);
    public static readonly RefusalCode JsonNeeded = new("json_needed", RefusalKind.Malformed);

    /// <summary>
    /// No JSON, a member nobody knows, one that is missing or of the wrong type. Argument: <c>path</c>.
    /// </summary>
    public static readonly RefusalCode JsonMalformed = new("json_malformed", RefusalKind.Malformed);

    /// <summary>A member or query parameter holds what it cannot hold. Arguments: <c>field</c>, <c>text</c>.</summary>
    public static readonly RefusalCode FieldMalformed = new("field_malformed", RefusalKind.Malformed);

    /// <summary>A bug of ours; the log of the server knows more.</summary>
    public static readonly RefusalCode AnswerFailed = new("answer_failed", RefusalKind.Unavailable);
}
