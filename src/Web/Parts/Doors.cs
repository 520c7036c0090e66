using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Identity;

namespace Sampan.Web.Parts;

/// <summary>
/// Which pages need a sign-in: everything under <c>/desk</c>, and under <c>/operator</c> an operator's. Whether a
/// person may act for a firm is asked of <see cref="IFirms"/> by each page.
/// </summary>
internal static class Doors
{
    private const string Operators = "operators";

    /// <summary>Nobody on the way keeps these pages, nor does the browser after signing out.</summary>
    private static readonly ResponseCacheAttribute Unkept = new() { NoStore = true, Location = ResponseCacheLocation.None };

    internal static void AddDoors(this IServiceCollection services)
    {
        _ = services.AddAuthorizationBuilder()
            .AddPolicy(Operators, policy => policy.RequireRole(IdentityRegistration.OperatorRole));
        _ = services.Configure<RazorPagesOptions>(options =>
        {
            _ = options.Conventions.AuthorizeFolder("/Desk");
            _ = options.Conventions.AuthorizeFolder("/Operator", Operators);
            _ = options.Conventions.AuthorizePage("/People/ConfirmEmail");
            _ = options.Conventions.AuthorizePage("/People/OpenFirm");
            foreach (string folder in (string[])["/Desk", "/Operator"])
                _ = options.Conventions.AddFolderApplicationModelConvention(folder, page => page.Filters.Add(Unkept));
        });
        _ = services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "sampan-session";
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "return";
            // Somebody who is signed in and has no business there hears that there is no such page.
            cookie.Events.OnRedirectToAccessDenied = denied =>
            {
                denied.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        });
        // A changed password ends the other sessions within a minute.
        _ = services.Configure<SecurityStampValidatorOptions>(
            options => options.ValidationInterval = TimeSpan.FromMinutes(1));
    }
}
