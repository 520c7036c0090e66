using Microsoft.AspNetCore.Http;
using Sampan.Identity;
using Sampan.Web.Api;

namespace Sampan.Web.Parts;

/// <summary>
/// The one mapping from a refusal to an HTTP status: by its kind, but for what HTTP has its own number for.
/// </summary>
public static class Problems
{
    private static readonly Dictionary<RefusalCode, int> OfHttp = new()
    {
        [ApiRefusals.SignInNeeded] = StatusCodes.Status401Unauthorized,
        [IdentityRefusals.ApiKeyWrong] = StatusCodes.Status401Unauthorized,
        [ApiRefusals.MethodNotAllowed] = StatusCodes.Status405MethodNotAllowed,
        [ApiRefusals.BodyTooLarge] = StatusCodes.Status413PayloadTooLarge,
        [ApiRefusals.JsonNeeded] = StatusCodes.Status415UnsupportedMediaType,
        [ApiRefusals.RequestsTooMany] = StatusCodes.Status429TooManyRequests,
        [ApiRefusals.AnswerFailed] = StatusCodes.Status500InternalServerError,
    };

    public static int StatusOf(RefusalCode code) =>
        OfHttp.TryGetValue(code, out int status) ? status : StatusOf(code.Kind);

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Malformed => StatusCodes.Status400BadRequest,
        RefusalKind.Refused => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status503ServiceUnavailable,
    };
}
