using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Sampan.Web.Parts;

/// <summary>
/// The session's cookie, and what holds for the pages behind it. Who may open which page is stated by the pages and
/// enforced by the gate; this only says where somebody who must sign in is sent.
/// </summary>
internal static class Doors
{
    internal static void AddDoors(this IServiceCollection services)
    {
        _ = services.Configure<RazorPagesOptions>(options =>
        {
            foreach (string folder in (string[])["/Buyer", "/Desk", "/Operator"])
                _ = options.Conventions.AddFolderApplicationModelConvention(
                    folder, page => page.Filters.Add(new Unkept()));
        });
        _ = services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "sampan-session";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "return";
        });
        // A changed password ends the other sessions within a minute.
        _ = services.Configure<SecurityStampValidatorOptions>(
            options => options.ValidationInterval = TimeSpan.FromMinutes(1));
    }

    /// <summary>Nobody on the way keeps these pages and files, nor does the browser after signing out.</summary>
    private sealed class Unkept : IResultFilter
    {
        public void OnResultExecuting(ResultExecutingContext context)
        {
            // With "no-cache" beside it, or antiforgery takes it for a mistake and says so in the log.
            context.HttpContext.Response.Headers.CacheControl = "no-cache, no-store";
            context.HttpContext.Response.Headers.Pragma = "no-cache";
        }

        public void OnResultExecuted(ResultExecutedContext context)
        {
        }
    }
}
