using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Sampan.Kernel;

namespace Sampan.Sandbox.Bank.Api;

/// <summary>Turns an outcome into HTTP: the value as JSON, or the refusal as a problem (RFC 9457).</summary>
internal static class Answers
{
    public static IResult Ok<T>(T value, JsonTypeInfo<T> shape) => Results.Json(value, shape);

    public static IResult From<T>(Outcome<T> outcome, JsonTypeInfo<T> shape) =>
        outcome.TryGet(out T? value, out Refusal? refusal) ? Ok(value, shape) : Problem(refusal);

    public static int Status(Refusal refusal) => refusal.Code.Kind switch
    {
        RefusalKind.Malformed => StatusCodes.Status400BadRequest,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Refused => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    /// <summary>Only what has a value may go on.</summary>
    public static Outcome<TNext> Then<T, TNext>(this Outcome<T> outcome, Func<T, Outcome<TNext>> next) =>
        outcome.TryGet(out T? value, out Refusal? refusal) ? next(value) : refusal;

    private static IResult Problem(Refusal refusal)
    {
        var problem = new ProblemAnswer
        {
            Title = refusal.Code.Name.Replace('_', ' '),
            Status = Status(refusal),
            Detail = BankTexts.Sentence(refusal),
            Code = refusal.Code.Name,
            Arguments = refusal.Arguments.ToDictionary(argument => argument.Name, argument => argument.Value),
        };
        return Results.Json(problem, ApiJson.Default.ProblemAnswer, "application/problem+json", problem.Status);
    }
}

internal static class Body
{
    /// <summary>
    /// Reads a JSON body. The content type is insisted on: a form on a foreign page can send text, but not JSON,
    /// without the browser asking first.
    /// </summary>
    public static async Task<Outcome<T>> Read<T>(HttpRequest request, JsonTypeInfo<T> shape)
    {
        if (!request.HasJsonContentType()) return BankRefusals.BodyMalformed;
        try
        {
            T? body = await request.ReadFromJsonAsync(shape, request.HttpContext.RequestAborted);
            return body is null ? BankRefusals.BodyMalformed : body;
        }
        catch (Exception e) when (e is JsonException or BadHttpRequestException)
        {
            return BankRefusals.BodyMalformed;
        }
    }
}
