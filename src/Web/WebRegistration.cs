using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.WebEncoders;
using Sampan.Web.Access;
using Sampan.Web.Api;
using Sampan.Web.Demo;
using Sampan.Web.Docs;
using Sampan.Web.Parts;

namespace Sampan.Web;

/// <summary>How a host takes the site up.</summary>
public static class WebRegistration
{
    public static IServiceCollection AddSampanWeb(this IServiceCollection services, SiteOptions site)
    {
        _ = services.AddSingleton(site).AddSingleton<OrderFiles.Finder>().AddSingleton<CartReader>();
        IMvcBuilder pages = services.AddRazorPages(options => options.Conventions.Add(new PageAccess()));
        _ = pages.AddMvcOptions(options => options.Filters.Add<HandlerNeeded>());
        _ = pages.ConfigureApplicationPartManager(parts => AddOwnPages(parts.ApplicationParts));
        // Thai stands in a page as itself: escaped, every letter would weigh eight bytes instead of three.
        _ = services.Configure<WebEncoderOptions>(
            encoding => encoding.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        _ = services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "sampan-form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddDoors();
        _ = services.AddSingleton<DocShelf>().AddSingleton<RefusalCatalogue>().AddSingleton<ApiReference>();
        return services.AddApi(site);
    }

    public static void UseSampanWeb(this WebApplication app)
    {
        _ = app.Use(SecurityHeaders.Add);
        _ = app.Use(Languages.Remember);
        _ = app.UseStatusCodePagesWithReExecute("/error/{0}");
        _ = app.Use(ApiMishaps.Catch);
        _ = app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new EmbeddedFileProvider(typeof(WebRegistration).Assembly, "wwwroot"),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=3600",
        });
        _ = app.UseRouting();
        _ = app.UseAuthentication();
        _ = app.UseAuthorization();
        _ = app.UseRateLimiter();
        _ = app.UseMiddleware<Gate>();
        _ = app.UseAntiforgery();
        _ = app.MapRazorPages();
        OrderFiles.Map(app);
        PictureFiles.Map(app);
        DemoFiles.Map(app);
        app.MapApi();
    }

    /// <summary>
    /// Renders the papers and writes the API's document now, not under their first reader's eyes. For a server that
    /// stays: one that is built for a command needs neither.
    /// </summary>
    public static async Task WarmUp(this WebApplication app)
    {
        _ = app.Services.GetRequiredService<DocShelf>();
        _ = await app.Services.GetRequiredService<ApiReference>().Topics();
    }

    /// <summary>The host's own assembly holds no pages, so ours must be named.</summary>
    private static void AddOwnPages(IList<ApplicationPart> parts)
    {
        System.Reflection.Assembly own = typeof(WebRegistration).Assembly;
        foreach (ApplicationPart part in new CompiledRazorAssemblyApplicationPartFactory().GetApplicationParts(own)
            .Append(new AssemblyPart(own)))
        {
            if (!parts.Any(p => p.GetType() == part.GetType() && p.Name == part.Name)) parts.Add(part);
        }
    }
}
