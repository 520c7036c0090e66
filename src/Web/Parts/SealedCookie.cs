using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Sampan.Web.Parts;

/// <summary>
/// Something of a visitor's own that only his browser keeps: sealed, so that nobody else reads it there and what comes
/// back is what was given.
/// </summary>
/// <param name="lasts">Null: until the browser is closed.</param>
internal sealed class SealedCookie(string name, TimeSpan? lasts)
{
    /// <summary>
    /// Null where there is none, and for somebody's own text or one sealed under keys that are gone.
    /// </summary>
    internal string? Read(HttpContext context)
    {
        if (context.Request.Cookies[name] is not { Length: > 0 } sealedText) return null;
        try
        {
            return Seal(context).Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    internal void Write(HttpContext context, string text) =>
        context.Response.Cookies.Append(name, Seal(context).Protect(text), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = lasts,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });

    internal void Delete(HttpContext context) => context.Response.Cookies.Delete(name);

    private IDataProtector Seal(HttpContext context) =>
        context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector(name);
}
