using Microsoft.AspNetCore.Http;
using Sampan.Identity;

namespace Sampan.Web.Demo;

/// <summary>
/// Whom a visitor of the demo is playing, for the bar on every page. The cookie opens nothing: a session and an order's
/// link do. It says a role only as long as they do: somebody else's session, or none, ends it.
/// </summary>
public static class Playing
{
    private const string Cookie = "sampan-playing";

    public static DemoRole? Role(HttpContext context, SiteOptions site)
    {
        if (!site.IsDemo || context.Request.Cookies[Cookie]?.Split('.') is not [{ } word, { } person]) return null;
        if (!Enum.TryParse(word, out DemoRole role) || !Enum.IsDefined(role)) return null;
        return context.User.PersonId().ToString() == person ? role : null;
    }

    /// <param name="person">Who is signed in from now on; nobody for a buyer.</param>
    internal static void Begin(HttpContext context, DemoRole role, Id person) => context.Response.Cookies.Append(
        Cookie, $"{role}.{person}", Options(context));

    internal static void End(HttpContext context) => context.Response.Cookies.Delete(Cookie, Options(context));

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}
