using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;

namespace Sampan.Web.Access;

/// <summary>
/// Takes forms that carry no token, because they stand on a page that is kept and given to everybody. Instead of the
/// token the browser itself says that the form stood on a page of ours: no foreign page can make it say so. Whoever
/// says nothing needs the token as everywhere.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FromOurPagesAttribute : Attribute, IAsyncAuthorizationFilter, IAntiforgeryPolicy
{
    private const string Fetch = "Sec-Fetch-Site";

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        HttpContext http = context.HttpContext;
        if (http.Request.IsSafe() || IsOurs(http)) return;
        var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>();
        if (!await antiforgery.IsRequestValidAsync(http)) context.Result = new AntiforgeryValidationFailedResult();
    }

    /// <summary>
    /// Browsers say it by <c>Sec-Fetch-Site</c> (Fetch Metadata), where the site is reached by https or on the same
    /// machine; everywhere else by <c>Origin</c>.
    /// </summary>
    private static bool IsOurs(HttpContext http)
    {
        if (http.Request.Headers[Fetch] is [{ } said]) return said == "same-origin";
        if (http.Request.Headers.Origin is not [{ } text]) return false;
        string outside = http.RequestServices.GetRequiredService<SiteOptions>().PublicUrl;
        return Begins(text, $"{http.Request.Scheme}://{http.Request.Host}") || Begins(text, outside);
    }

    /// <summary>Whether an origin is that of an address: scheme, host and port.</summary>
    private static bool Begins(string origin, string address) =>
        Uri.TryCreate(origin, UriKind.Absolute, out Uri? one)
        && Uri.TryCreate(address, UriKind.Absolute, out Uri? other)
        && one.GetLeftPart(UriPartial.Authority) == other.GetLeftPart(UriPartial.Authority);
}
