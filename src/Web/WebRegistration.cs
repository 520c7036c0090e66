using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.WebEncoders;
using Sampan.Journeys.Steering;
using Sampan.Web.Academy;
using Sampan.Web.Access;
using Sampan.Web.Api;
using Sampan.Web.Demo;
using Sampan.Web.Docs;
using Sampan.Web.Kept;
using Sampan.Web.Pages.Desk;
using Sampan.Web.Parts;

namespace Sampan.Web;

/// <summary>How a host takes the site up.</summary>
public static class WebRegistration
{
    /// <summary>Enough for a thousand pages; what finds no place is drawn for each.</summary>
    private const long KeptBytes = 32 << 20;

    public static IServiceCollection AddSampanWeb(this IServiceCollection services, SiteOptions site)
    {
        _ = services.AddSingleton(site).AddSingleton<OrderFiles.Finder>().AddSingleton<CartReader>()
            .AddSingleton<IReporterPost, ReporterPost>().AddScoped<MentorLetters>().AddScoped<PostLetters>()
            .AddScoped<ListingExtras>();
        IMvcBuilder pages = services.AddRazorPages(options => options.Conventions.Add(new PageAccess()));
        _ = pages.AddMvcOptions(options => options.Filters.Add<HandlerNeeded>());
        _ = pages.ConfigureApplicationPartManager(parts => AddOwnPages(parts.ApplicationParts));
        _ = services.AddSingleton<IHttpResponseStreamWriterFactory, WholePageWriters>();
        // Thai stands in a page as itself: escaped, every letter would weigh eight bytes instead of three.
        _ = services.Configure<WebEncoderOptions>(
            encoding => encoding.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        _ = services.AddAntiforgery(options =>
        {
            options.Cookie.Name = KeptAttribute.FormCookie;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddDoors();
        _ = services.AddSingleton<KeptPages>().AddSingleton<KeptReadings>().AddOutputCache(cache =>
        {
            cache.SizeLimit = KeptBytes;
            cache.UseCaseSensitivePaths = true;
        });
        _ = services.AddResponseCompression(options => options.EnableForHttps = true);
        _ = services.AddSingleton<DocShelf>().AddSingleton<RefusalCatalogue>().AddSingleton<ApiReference>();
        return services.AddApi(site);
    }

    public static void UseSampanWeb(this WebApplication app)
    {
        _ = app.Use(SecurityHeaders.Add);
        _ = app.Use(Languages.Remember);
        _ = app.UseStatusCodePagesWithReExecute("/error/{0}");
        _ = app.Use(ApiMishaps.Catch);
        UseAssets(app);
        _ = app.UseRouting();
        // Before anybody is recognised: it gives kept pages only to those who show nothing of themselves.
        _ = app.UseOutputCache();
        // Once for all who get it. No other page: how well a page with somebody's own text is compressed tells a
        // listener what stands in it (BREACH).
        _ = app.UseWhen(KeptAttribute.IsKept, kept => kept.UseResponseCompression());
        _ = app.UseAuthentication();
        _ = app.UseAuthorization();
        _ = app.UseRateLimiter();
        _ = app.UseMiddleware<Gate>();
        _ = app.Use(app.Services.GetRequiredService<KeptPages>().AfterForms);
        _ = app.UseAntiforgery();
        _ = app.MapRazorPages();
        OrderFiles.Map(app);
        PictureFiles.Map(app);
        TableFiles.Map(app);
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

    /// <summary>Style sheet, script and drawings: the same for everybody, so they may be compressed.</summary>
    private static void UseAssets(WebApplication app)
    {
        var assets = new EmbeddedFileProvider(typeof(WebRegistration).Assembly, "wwwroot");
        // Asked for every request: the provider would look through the whole assembly each time.
        FrozenSet<string> paths = assets.GetDirectoryContents("").Select(file => "/" + file.Name).ToFrozenSet();
        _ = app.UseWhen(
            request => request.Request.Path.Value is { } path && paths.Contains(path),
            asked => asked.UseResponseCompression().UseStaticFiles(new StaticFileOptions
            {
                FileProvider = assets,
                OnPrepareResponse = file =>
                    file.Context.Response.Headers.CacheControl = "public, max-age=3600",
            }));
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
