using Sampan.Kernel;

namespace Sampan.Sandbox;

internal static class ProblemStatus
{
    /// <summary>The HTTP status that says what kind of "no" a refusal is.</summary>
    public static int Of(Refusal refusal) => refusal.Code.Kind switch
    {
        RefusalKind.Malformed => StatusCodes.Status400BadRequest,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Refused => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status503ServiceUnavailable,
    };
}
