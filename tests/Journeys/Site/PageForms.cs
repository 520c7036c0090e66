using System.Net;
using System.Text.RegularExpressions;

namespace Sampan.Tests.Journeys.Site;

/// <summary>A page's form as a person fills it in: read the page, type, send it with its token.</summary>
internal static partial class PageForms
{
    /// <param name="form">The address the form is sent to, with <c>?handler=…</c> where it names one.</param>
    public static async Task<Answer> Fill(
        this RunningSite site, string page, string form, Credentials who,
        params (string Field, string Value)[] typed)
    {
        Credentials reader = await site.Read(page, who);
        return await site.Submit(form, reader, [("form-key", Guid.NewGuid().ToString("N")), .. typed]);
    }

    /// <summary>A form with a file in it, and what a browser says of which type it is, if it knows.</summary>
    public static async Task<Answer> Upload(
        this RunningSite site, string form, Credentials who, (byte[] Bytes, string Name, string? Type) file,
        params (string Field, string Value)[] typed)
    {
        using var content = new MultipartFormDataContent();
        foreach ((string field, string value) in typed) content.Add(new StringContent(value), field);
        var bytes = new ByteArrayContent(file.Bytes);
        if (file.Type is { } type) bytes.Headers.ContentType = new(type);
        content.Add(bytes, "file", file.Name);
        using var request = new HttpRequestMessage(HttpMethod.Post, form) { Content = content };
        who.AddTo(request);
        return await site.Send(request);
    }

    /// <summary>The reader with the token of the page's forms.</summary>
    public static async Task<Credentials> Read(this RunningSite site, string page, Credentials who)
    {
        Answer shown = (await site.Get(page, who)).Done();
        string? cookie = shown.Response.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set)
            ? set.FirstOrDefault(c => c.StartsWith("sampan-form", StringComparison.Ordinal))?.Split(';')[0]
            : null;
        string[] cookies = [.. new[] { who.Cookies, cookie }.OfType<string>()];
        return who with
        {
            Cookies = cookies.Length > 0 ? string.Join("; ", cookies) : null,
            FormToken = TokenOf(shown),
        };
    }

    /// <summary>What a page gives along with its forms.</summary>
    public static string TokenOf(Answer page) => WebUtility.HtmlDecode(Token().Match(page.Text).Groups[1].Value);

    /// <summary>Sends a form as it is typed, with the token that its reader has found on the page.</summary>
    public static async Task<Answer> Submit(
        this RunningSite site, string form, Credentials reader, params (string Field, string Value)[] typed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, form)
        {
            Content = new FormUrlEncodedContent(
            [
                new("__RequestVerificationToken", reader.FormToken),
                .. typed.Select(field => KeyValuePair.Create(field.Field, field.Value)),
            ]),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        (reader with { FormToken = null }).AddTo(request);
        return await site.Send(request);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
