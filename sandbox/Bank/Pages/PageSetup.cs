using Microsoft.AspNetCore.DataProtection;

namespace Sampan.Sandbox.Bank.Pages;

/// <summary>
/// What the pages need around them: forms that cannot be forged, and browsers told what a page may do.
/// </summary>
internal static class PageSetup
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src data:; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void AddBankPages(this IServiceCollection services, BankOptions options)
    {
        services.AddRazorPages();
        // Cookies ignore ports: without a name of its own this one would meet the platform's on the same host.
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "sandbox-bank-form");
        // Beside the bank's data, so that a form opened before a restart can still be sent, and nothing is left at
        // home.
        services.AddDataProtection()
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.DataFolder, "keys")));
        services.AddProblemDetails();
    }

    public static void UseBankPages(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.Use((context, next) =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers.CacheControl = "no-store";
            return next(context);
        });
        app.UseStatusCodePages();
        app.MapGet("/bank.css", () => Results.Stream(
            typeof(PageSetup).Assembly.GetManifestResourceStream("bank.css")!, "text/css; charset=utf-8"));
        app.MapRazorPages();
    }
}
