using System.Security.Claims;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Web.Access;
using Sampan.Web.Api.Calls;
using Sampan.Web.Api.Endpoints;
using Sampan.Web.Api.OpenApi;
using Sampan.Web.Docs;

namespace Sampan.Web.Api;

/// <summary>The JSON API under /api/v1 and its document at /openapi/v1.json.</summary>
internal static class ApiRegistration
{
    public static IServiceCollection AddApi(this IServiceCollection services, SiteOptions site)
    {
        _ = services.AddSingleton<VisitorRequests>().AddSingleton<AnswerSeal>().AddSingleton<OneAnswer>();
        _ = services.AddSingleton(new CarrierKey(site.CarrierKey));
        _ = services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
        _ = services.AddOpenApi("v1", ApiDocument.Configure);
        _ = services.AddRateLimiter(limits => Limit(limits, site));
        return services;
    }

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        OneAnswer once = app.ServiceProvider.GetRequiredService<OneAnswer>();
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        _ = api.AddEndpointFilter(once);
        MarketEndpoints.Map(Topic(api, "Shops and prices"));
        QuoteEndpoints.Map(Topic(api, "Border quotes"));
        OrderEndpoints.Map(Topic(api, "Orders"));
        OrderSteps.Map(Topic(api, "Orders"));
        LinkEndpoints.Map(Topic(api, "Order links"));
        CarrierEndpoints.Map(Topic(api, "Carriers"));
        KeyEndpoints.Map(Topic(api, "Sessions and keys"));
        LedgerEndpoints.Map(Topic(api, "Accounts"));
        PolicyEndpoints.Map(Topic(api, "Policy lab"));
        CheckpointEndpoints.Map(Topic(api, "Checkpoints"));
        _ = app.MapGet("/openapi/v1.json", async (ApiReference reference) =>
            Results.Text(await reference.Json(), "application/json", Encoding.UTF8))
            .AllowedTo(Who.Anyone).ExcludeFromDescription();
    }

    /// <summary>Endpoints that a reader looks for under one heading.</summary>
    private static RouteGroupBuilder Topic(RouteGroupBuilder api, string name) => api.MapGroup("").WithTags(name);

    /// <summary>
    /// Every client has its limit, so that none fills the disk with kept refusals. A person who has signed in is
    /// counted by name, everybody else by where the request comes from. A key is not looked up here, so that trying
    /// keys is limited too.
    /// </summary>
    private static void Limit(RateLimiterOptions limits, SiteOptions site)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        {
            if (context.Request.IsSafe()) return RateLimitPartition.GetNoLimiter("");
            string? person = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
            bool known = person is not null || context.Request.Headers.Authorization.Count > 0;
            string from = person ?? $"{(known ? "key" : "visitor")} {context.Connection.RemoteIpAddress}";
            return RateLimitPartition.GetFixedWindowLimiter(from, _ => new FixedWindowRateLimiterOptions
            {
                Window = TimeSpan.FromMinutes(1),
                PermitLimit = known ? 10 * site.VisitorPostsPerMinute : site.VisitorPostsPerMinute,
            });
        });
    }
}
