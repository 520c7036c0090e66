using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Sampan.Web.Api.OpenApi;

internal sealed record TakenBody(Type Type, string Example);

internal sealed record GivenBody(Type? Type, int Status, string MediaType);

/// <param name="Example">What the printed example asks with.</param>
internal sealed record AskedParameter(string Name, string Description, bool Required, string? Example);

internal sealed record StatedRefusals(IReadOnlyList<RefusalCode> Codes);

/// <summary>
/// How an endpoint tells what it takes and gives: read by <see cref="ApiDocument"/>, checked by a test.
/// </summary>
internal static class Documented
{
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder endpoint, string summary, string description) =>
        endpoint.WithSummary(summary).WithDescription(description);

    /// <param name="example">The body in JSON: it is read as its shape in a test, so that it cannot grow old.</param>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint, string example) =>
        endpoint.WithMetadata(new TakenBody(typeof(T), example));

    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder endpoint, int status = 200) =>
        endpoint.WithMetadata(new GivenBody(typeof(T), status, Calls.ApiAnswer.Json));

    public static RouteHandlerBuilder GivesFile(this RouteHandlerBuilder endpoint, string mediaType) =>
        endpoint.WithMetadata(new GivenBody(null, 200, mediaType));

    public static RouteHandlerBuilder Asks(
        this RouteHandlerBuilder endpoint, string name, string description, bool required = false,
        string? example = null) =>
        endpoint.WithMetadata(new AskedParameter(name, description, required, example));

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params RefusalCode[] codes) =>
        endpoint.WithMetadata(new StatedRefusals(codes));
}
