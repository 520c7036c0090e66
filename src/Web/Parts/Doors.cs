using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Sampan.Web.Parts;

/// <summary>
/// The session's cookie. Who may open which page is stated by the pages and enforced by the gate; this only says where
/// somebody who must sign in is sent.
/// </summary>
internal static class Doors
{
    /// <summary>Nobody on the way keeps these pages, nor does the browser after signing out.</summary>
    private static readonly ResponseCacheAttribute Unkept = new() { NoStore = true, Location = ResponseCacheLocation.None };

    internal static void AddDoors(this IServiceCollection services)
    {
        _ = services.Configure<RazorPagesOptions>(options =>
        {
            foreach (string folder in (string[])["/Desk", "/Operator"])
                _ = options.Conventions.AddFolderApplicationModelConvention(folder, page => page.Filters.Add(Unkept));
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
}
