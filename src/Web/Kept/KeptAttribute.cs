using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Sampan.Web.Parts;

namespace Sampan.Web.Kept;

/// <summary>
/// A page that is the same for everybody who shows nothing of himself: drawn once, it is given to all who ask for the
/// same address in the same language, until something it shows changes or some seconds have passed. It carries no
/// form token and no form key, which are for one visitor.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeptAttribute(Shows shows) : Attribute, IOutputCachePolicy
{
    private const string Marked = "sampan.kept";

    /// <summary>Cookies that say nothing of which a page shows anything but the language.</summary>
    private static readonly string[] Harmless = [Languages.Cookie, FormCookie];

    internal const string FormCookie = "sampan-form";

    public Shows Shows => shows;

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        HttpContext http = context.HttpContext;
        var pages = http.RequestServices.GetRequiredService<KeptPages>();
        bool kept = pages.Longest > TimeSpan.Zero && IsAnybody(http.Request);
        (context.EnableOutputCaching, context.AllowCacheLookup, context.AllowCacheStorage) = (kept, kept, kept);
        context.AllowLocking = true;
        // For caches between here and the reader: with a cart or a language of his own he gets another page.
        http.Response.Headers.Vary = $"{HeaderNames.Cookie}, {HeaderNames.AcceptLanguage}";
        if (!kept) return ValueTask.CompletedTask;
        context.ResponseExpirationTimeSpan = pages.Longest;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByHost = true;
        context.CacheVaryByRules.HeaderNames = HeaderNames.AcceptEncoding;
        // Prices and rates hold for a day; whatever was drawn yesterday is not shown today.
        var now = Instant.From(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        // What was begun before a change is kept under the name of before, where nobody looks any more.
        context.CacheVaryByRules.VaryByValues["reader"] =
            $"{http.Texts().Language} {now.UtcDate.DayNumber} {pages.Stamp(shows)}";
        http.Items[Marked] = true;
        return ValueTask.CompletedTask;
    }

    /// <summary>The page that is being drawn is for everybody.</summary>
    internal static bool IsKept(HttpContext http) => http.Items.ContainsKey(Marked);

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) =>
        ValueTask.CompletedTask;

    /// <summary>
    /// The last look: whatever turned out to be for one visitor says so by a cookie it sets or by "no-store", as every
    /// page with a form token does.
    /// </summary>
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        HttpResponse answer = context.HttpContext.Response;
        context.AllowCacheStorage = context.AllowCacheStorage
            && answer.StatusCode == StatusCodes.Status200OK
            && StringValues.IsNullOrEmpty(answer.Headers.SetCookie)
            && !answer.Headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase);
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Reads, shows no cookie but those that are listed (what is not known is taken for somebody's own) and no key,
    /// asks for no language to be remembered, and sends no form along, which Razor would read even by GET.
    /// </summary>
    private static bool IsAnybody(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Cookies.Keys.All(Harmless.Contains)
        && StringValues.IsNullOrEmpty(request.Headers.Authorization)
        && !request.Query.ContainsKey(Languages.Asked)
        && request.ContentType is null && request.ContentLength is null or 0;
}
