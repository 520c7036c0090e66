using System.Net;
using System.Text.RegularExpressions;

namespace Sampan.Tests.Journeys.Site;

/// <summary>
/// Somebody with a browser without JavaScript: it keeps cookies, sends a form with everything that stands in it, and
/// follows where it is led.
/// </summary>
internal sealed partial class Visitor(RunningSite site, string? session = null)
{
    private readonly Dictionary<string, string> _cookies = (session ?? "")
        .Split("; ", StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(cookie => cookie.Split('=', 2)[0], cookie => cookie.Split('=', 2)[1]);

    /// <summary>The page that is being looked at.</summary>
    public Answer Page { get; private set; } = null!;

    /// <summary>Another window of the same browser as it stands now.</summary>
    public Visitor Again() => new(site, Cookies) { Page = Page };

    /// <summary>Null before anything was given to it: an empty header is none.</summary>
    public string? Cookies => _cookies.Count == 0
        ? null
        : string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    public async Task<Answer> Open(string path)
    {
        Page = Kept(await site.Get(path, new Credentials { Cookies = Cookies }));
        for (int hops = 0; Page.Code == 302 && hops < 5; hops++)
            Page = Kept(await site.Get(Page.Header("Location")!, new Credentials { Cookies = Cookies }));
        return Page;
    }

    /// <summary>
    /// Fills in the form that one of its buttons sends there, sends it, and gives the answer as it is.
    /// </summary>
    public async Task<Answer> Send(string action, params (string Field, string Value)[] typed)
    {
        (string form, string to) = Form().Matches(Page.Text).Select(match => match.Value)
            .SelectMany(text => Action().Matches(text).Select(match => (text, To: WebUtility.HtmlDecode(
                match.Groups[1].Value))))
            .First(found => found.To.EndsWith(action, StringComparison.OrdinalIgnoreCase));
        return await Post(to, [.. Hidden().Matches(form)
            .Select(match => (Value(match.Value, "name"), Value(match.Value, "value"))), .. typed]);
    }

    public async Task<Answer> Post(string to, params (string Field, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, to)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Field, field.Value))),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        new Credentials { Cookies = Cookies }.AddTo(request);
        return Kept(await site.Send(request));
    }

    /// <summary>As <see cref="Send"/>, and looks at what it leads to.</summary>
    public async Task<Answer> Press(string action, params (string Field, string Value)[] typed)
    {
        Answer answer = await Send(action, typed);
        return answer.Code == 302 ? await Open(answer.Header("Location")!) : Page = answer;
    }

    private Answer Kept(Answer answer)
    {
        if (!answer.Response.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set)) return answer;
        foreach (string[] cookie in set.Select(text => text.Split(';')[0].Split('=', 2)))
            _cookies[cookie[0]] = cookie[1];
        return answer;
    }

    private static string Value(string tag, string attribute) => WebUtility.HtmlDecode(
        Regex.Match(tag, $"\\b{attribute}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    /// <summary>Of the form itself or of one of its buttons.</summary>
    [GeneratedRegex("action=\"([^\"]*)\"")]
    private static partial Regex Action();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();
}
