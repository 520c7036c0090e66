using System.Net;
using System.Text.RegularExpressions;

namespace Sampan.Tests.Journeys.Academy;

/// <summary>
/// Somebody who practises with a browser without JavaScript, at any installation: signs in by the form, fills in what
/// is shown, and follows where it leads.
/// </summary>
internal sealed partial class PracticeTrader(Uri site) : IDisposable
{
    public const string Practice = "/academy/practice", Password = "a long enough password";

    private readonly HttpClient _http = new() { BaseAddress = site };

    public string Page { get; private set; } = "";

    public int Code { get; private set; }

    /// <summary>The step that is shown: <c>offer</c>…</summary>
    public string Step => Shown().Match(Page).Groups[1].Value;

    /// <summary>Why the last form was refused; nothing where it was not.</summary>
    public string Refused => Refusal().Match(Page).Groups[1].Value;

    /// <summary>The order's page on the desk.</summary>
    public string Desk => DeskLink().Match(Page).Groups[1].Value;

    public async Task SignIn(string email, string language)
    {
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        _ = await Open("/sign-in");
        string form = Form().Matches(Page).Select(match => match.Value).First(
            text => text.Contains("name=\"password\"", StringComparison.Ordinal));
        await Post("/sign-in", [.. Given(form), ("email", email), ("password", Password)]);
    }

    public async Task<string> Open(string path)
    {
        using HttpResponseMessage answer = await _http.GetAsync(path);
        return await Keep(answer);
    }

    /// <summary>Fills in the practice page's own form.</summary>
    public Task Do(params (string, string)[] typed) => Send(Practice, typed);

    /// <summary>Fills in the form of the page that goes there.</summary>
    public async Task Send(string to, params (string Name, string Value)[] typed)
    {
        string form = Form().Matches(Page).Select(match => match.Value).First(text =>
            WebUtility.HtmlDecode(text).Contains($"\"{to}", StringComparison.OrdinalIgnoreCase));
        await Post(WebUtility.HtmlDecode(Action().Match(form).Groups[1].Value), [.. Given(form), .. typed]);
    }

    public async Task Post(string to, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, to)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using HttpResponseMessage answer = await _http.SendAsync(request);
        _ = await Keep(answer);
    }

    /// <summary>What the form with this field gives along; the practice page's own has the step.</summary>
    public IReadOnlyList<(string Name, string Value)> Filled(string field = "step") => Given(
        Form().Matches(Page).Select(match => match.Value).First(
            text => text.Contains($"name=\"{field}\"", StringComparison.Ordinal)));

    public void Dispose() => _http.Dispose();

    private static IReadOnlyList<(string Name, string Value)> Given(string form) =>
        [.. Hidden().Matches(form).Select(tag => (Attribute(tag.Value, "name"), Attribute(tag.Value, "value")))];

    private async Task<string> Keep(HttpResponseMessage answer)
    {
        Code = (int)answer.StatusCode;
        return Page = await answer.Content.ReadAsStringAsync();
    }

    private static string Attribute(string tag, string name) =>
        WebUtility.HtmlDecode(Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<form[^>]*action=\"([^\"]*)\"")]
    private static partial Regex Action();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();

    [GeneratedRegex("data-step=\"([^\"]*)\"")]
    private static partial Regex Shown();

    [GeneratedRegex("data-code=\"([^\"]*)\"")]
    private static partial Regex Refusal();

    [GeneratedRegex("href=\"(/desk/[^\"/]*/orders/[^\"/]*)\"")]
    private static partial Regex DeskLink();
}
