using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;

namespace Sampan.Web.Access;

/// <param name="Pattern">The address with its <c>{parameters}</c>, beginning with a slash.</param>
internal sealed record SiteEndpoint(
    string Pattern, IReadOnlyList<string> Methods, AllowedToAttribute? Stated, RouteEndpoint Endpoint, bool IsPage)
{
    public IEnumerable<string> Parameters => Endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name);

    public override string ToString() => $"{string.Join('|', Methods)} {Pattern}";
}

/// <summary>Everything the site answers, with what it states about access.</summary>
public static class SiteEndpoints
{
    /// <summary>Refuses to start with an endpoint that does not state who may call it.</summary>
    public static void CheckAccess(this IEndpointRouteBuilder app)
    {
        string silent = string.Join(", ", All(app).Where(endpoint => endpoint.Stated is null));
        if (silent.Length > 0) throw new InvalidOperationException($"Nobody said who may call {silent}.");
    }

    internal static IReadOnlyList<SiteEndpoint> All(IEndpointRouteBuilder app) =>
    [
        .. app.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<ISuppressMatchingMetadata>() is not { SuppressMatching: true })
            .Select(Of),
    ];

    private static SiteEndpoint Of(RouteEndpoint route)
    {
        // Pages are compiled with the site, so that their endpoints carry what their models state.
        var page = route.Metadata.GetMetadata<CompiledPageActionDescriptor>();
        IEnumerable<string> methods = page is null
            ? route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
            : page.HandlerMethods.Any(method => HttpMethods.IsPost(method.HttpMethod)) ? ["GET", "POST"] : ["GET"];
        return new SiteEndpoint(
            "/" + (route.RoutePattern.RawText ?? "").Trim('/'), [.. methods],
            route.Metadata.GetMetadata<AllowedToAttribute>(), route, page is not null);
    }
}
