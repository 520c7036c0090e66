using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>
/// Which language a request is answered in: <c>?lang=th</c> (remembered in a cookie), else the cookie, else what the
/// browser prefers, else English.
/// </summary>
public static class Languages
{
    private const string Key = "sampan.texts";
    internal const string Cookie = "lang";

    /// <summary>The word in an address that names a language.</summary>
    internal const string Asked = "lang";

    public static Texts Texts(this HttpContext context)
    {
        if (context.Items[Key] is Texts known) return known;
        Texts texts = Text.Texts.In(Chosen(context));
        context.Items[Key] = texts;
        return texts;
    }

    /// <summary>From here on the page is about this country: moments are written in its time.</summary>
    internal static void IsAbout(this HttpContext context, Country place) =>
        context.Items[Key] = context.Texts().At(place);

    /// <summary>The address of the same page in another language; also when it was redrawn as an error page.</summary>
    public static string AddressIn(this HttpContext context, string language)
    {
        IStatusCodeReExecuteFeature? original = context.Features.Get<IStatusCodeReExecuteFeature>();
        string path = original is null
            ? $"{context.Request.PathBase}{context.Request.Path}"
            : $"{original.OriginalPathBase}{original.OriginalPath}";
        IEnumerable<KeyValuePair<string, string?>> kept = context.Request.Query
            .Where(pair => pair.Key != Asked && pair.Key != "handler")
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)));
        return path + QueryString.Create(kept.Append(KeyValuePair.Create(Asked, (string?)language)));
    }

    /// <summary>Remembers a language named in the address, so that the links of the page need not carry it.</summary>
    internal static Task Remember(HttpContext context, Func<Task> next)
    {
        string? asked = context.Request.Query[Asked];
        if (asked is not null && Text.Texts.Available.Contains(asked))
        {
            context.Response.Cookies.Append(Cookie, asked, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
        }
        // Numbers and dates are written by our own formatters; nothing may follow the reader's culture by accident.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        return next();
    }

    private static string? Chosen(HttpContext context)
    {
        string? asked = context.Request.Query[Asked];
        if (asked is not null && Text.Texts.Available.Contains(asked)) return asked;
        if (context.Request.Cookies[Cookie] is { } kept && Text.Texts.Available.Contains(kept)) return kept;
        // zh-CN, zh-TW and zh-Hant all read Chinese; a language with q=0 is one the reader does not want.
        return context.Request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value is { Length: >= 2 } value ? value[..2].ToLowerInvariant() : "")
            .FirstOrDefault(Text.Texts.Available.Contains);
    }
}
