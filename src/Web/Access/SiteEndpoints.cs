using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

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
    public static async Task CheckAccess(this WebApplication app)
    {
        IReadOnlyList<SiteEndpoint> all = await All(app);
        string silent = string.Join(", ", all.Where(endpoint => endpoint.Stated is null));
        if (silent.Length > 0) throw new InvalidOperationException($"Nobody said who may call {silent}.");
    }

    internal static async Task<IReadOnlyList<SiteEndpoint>> All(WebApplication app)
    {
        PageLoader loader = app.Services.GetRequiredService<PageLoader>();
        var all = new List<SiteEndpoint>();
        IEnumerable<RouteEndpoint> routes = ((IEndpointRouteBuilder)app).DataSources
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
        foreach (RouteEndpoint route in routes)
        {
            if (route.Metadata.GetMetadata<ISuppressMatchingMetadata>() is { SuppressMatching: true }) continue;
            all.Add(route.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                ? Of(route, await loader.LoadAsync(page, route.Metadata))
                : Of(route));
        }
        return all;
    }

    private static SiteEndpoint Of(RouteEndpoint route) => new(
        Pattern(route), [.. route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]],
        route.Metadata.GetMetadata<AllowedToAttribute>(), route, IsPage: false);

    /// <summary>What a page's model states is known only once the page is loaded.</summary>
    private static SiteEndpoint Of(RouteEndpoint route, CompiledPageActionDescriptor page) => new(
        Pattern(route), [.. page.HandlerMethods.Select(method => method.HttpMethod.ToUpperInvariant()).Append("GET").Distinct()],
        page.Endpoint?.Metadata.GetMetadata<AllowedToAttribute>(), route, IsPage: true);

    private static string Pattern(RouteEndpoint route) => "/" + (route.RoutePattern.RawText ?? "").TrimStart('/');
}
