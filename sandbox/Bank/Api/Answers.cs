using System.Text.Json.Serialization.Metadata;
using Sampan.Kernel;

namespace Sampan.Sandbox.Bank.Api;

/// <summary>Turns an outcome into HTTP: the value as JSON, or the refusal as a problem (RFC 9457).</summary>
internal static class Answers
{
    public static IResult Ok<T>(T value, JsonTypeInfo<T> shape) => Results.Json(value, shape);

    public static IResult From<T>(Outcome<T> outcome, JsonTypeInfo<T> shape) =>
        outcome.TryGet(out T? value, out Refusal? refusal) ? Ok(value, shape) : Problem(refusal);

    /// <summary>Only what has a value may go on.</summary>
    public static Outcome<TNext> Then<T, TNext>(this Outcome<T> outcome, Func<T, Outcome<TNext>> next) =>
        outcome.TryGet(out T? value, out Refusal? refusal) ? next(value) : refusal;

    private static IResult Problem(Refusal refusal)
    {
        var problem = new ProblemAnswer
        {
            Title = refusal.Code.Name.Replace('_', ' '),
            Status = ProblemStatus.Of(refusal),
            Detail = BankTexts.Sentence(refusal),
            Code = refusal.Code.Name,
            Arguments = refusal.Arguments.ToDictionary(argument => argument.Name, argument => argument.Value),
        };
        return Results.Json(problem, ApiJson.Default.ProblemAnswer, "application/problem+json", problem.Status);
    }
}

internal static class Body
{
    public static Task<Outcome<T>> Read<T>(HttpRequest request, JsonTypeInfo<T> shape) =>
        JsonBody.Read(request, shape, BankRefusals.BodyMalformed);
}
