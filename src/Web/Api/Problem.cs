using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Sampan.Web.Docs;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Web.Api;

/// <summary>A refusal as RFC 9457 has it. <c>title</c> is the sentence in the reader's language.</summary>
internal sealed record ProblemBody
{
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    public required string Code { get; init; }

    public required IReadOnlyDictionary<string, string> Arguments { get; init; }

    public required string? Instance { get; init; }
}

internal static class Problem
{
    public const string MediaType = "application/problem+json";

    public static ProblemBody Of(Refusal refusal, Texts texts, string? instance = null) => new()
    {
        Type = RefusalCatalogue.TypeOf(refusal.Code),
        Title = texts.Refusal(refusal),
        Status = Problems.StatusOf(refusal.Code),
        Code = refusal.Code.Name,
        Arguments = refusal.Arguments.GroupBy(a => a.Name).ToDictionary(a => a.Key, a => a.First().Value),
        Instance = instance,
    };

    public static async Task Write(HttpContext context, Refusal refusal)
    {
        HttpResponse response = context.Response;
        ProblemBody body = Of(refusal, context.Texts(), Instance(context));
        response.StatusCode = body.Status;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        if (body.Status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "Bearer";
        await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body, Wire.Json.ProblemBody));
    }

    /// <summary>The address that was asked, without the secret of an order's link: problems end up in logs.</summary>
    private static string Instance(HttpContext context) =>
        context.Request.RouteValues.TryGetValue("token", out object? token) && token is string { Length: > 0 } secret
            ? context.Request.Path.ToString().Replace(secret, "-", StringComparison.Ordinal)
            : context.Request.Path.ToString();
}
