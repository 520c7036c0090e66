using System.Text.RegularExpressions;
using Sampan.Tests.Journeys.Api;
using Sampan.Web.Access;

namespace Sampan.Tests.Journeys.Site;

/// <summary>What holds for every page, however many there are: they are found while the site runs.</summary>
public sealed partial class PageTests
{
    private static readonly Asking[] Readers = [Asking.Nobody, Asking.Owner, Asking.Operator];

    [Fact]
    public async Task Every_page_carries_the_headers_and_no_script_or_style_of_its_own()
    {
        await using AccessWorld world = await AccessWorld.Create();
        var wrong = new List<string>();
        int read = 0;
        foreach (SiteEndpoint page in SiteEndpoints.All(world.Site.Server.App).Where(endpoint => endpoint.IsPage))
        {
            foreach (Asking reader in Readers)
            {
                Answer answer = await world.Site.Get(world.Address(page, reader).Path!, world.Callers[reader]);
                wrong.AddRange(Headers(answer).Concat(Inline(answer)).Concat(Cookies(answer))
                    .Select(fault => $"{page} as {reader}: {fault}"));
                if (answer.Code == 200) read++;
            }
        }
        Assert.True(read > 0, "no page was read");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Answers_of_the_api_and_refusals_carry_the_headers_too()
    {
        await using AccessWorld world = await AccessWorld.Create();
        foreach (string path in (string[])["/health", "/api/v1/nothing", "/nothing", "/sampan.css", "/openapi/v1.json",
            "/api/v1/session"])
            Assert.Empty(Headers(await world.Site.Get(path)).Select(fault => $"{path}: {fault}"));
    }

    [Fact]
    public async Task Every_form_sent_without_its_token_is_refused_and_changes_nothing()
    {
        await using AccessWorld world = await AccessWorld.Create();
        var wrong = new List<string>();
        // The page of an error only says what became of a form that was refused elsewhere; it takes none itself.
        IEnumerable<SiteEndpoint> forms = SiteEndpoints.All(world.Site.Server.App)
            .Where(e => e.IsPage && e.Methods.Contains("POST")
                && !e.Pattern.StartsWith("/error/", StringComparison.Ordinal));
        foreach (SiteEndpoint form in forms)
        {
            Asking sender = form.Stated!.Caller == Caller.Operator ? Asking.Operator : Asking.Owner;
            long entries = await world.Site.Entries();
            using var request = new HttpRequestMessage(HttpMethod.Post, world.Address(form, sender).Path)
            {
                Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["form-key"] = "forged" }),
            };
            (world.Callers[sender] with { FormToken = null }).AddTo(request);
            Answer answer = await world.Site.Send(request);
            if (answer.Code != 400) wrong.Add($"{form}: {answer.Code}");
            if (await world.Site.Entries() != entries) wrong.Add($"{form} changed something");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_page_is_never_drawn_for_what_it_does_not_take()
    {
        await using AccessWorld world = await AccessWorld.Create();
        var wrong = new List<string>();
        IEnumerable<SiteEndpoint> pages = SiteEndpoints.All(world.Site.Server.App)
            .Where(e => e.IsPage && !e.Pattern.StartsWith("/error/", StringComparison.Ordinal));
        foreach (SiteEndpoint page in pages)
        {
            Asking reader = page.Stated!.Caller == Caller.Operator ? Asking.Operator : Asking.Owner;
            string path = world.Address(page, reader).Path!;
            await Expect(HttpMethod.Put, path, null, status => status == 405);
            // The name of a filter that every page of the desk has, which Razor takes for a method of HTTP.
            await Expect(new HttpMethod("PAGE"), path, null, status => status == 405);
            await Expect(HttpMethod.Post, path, new StringContent("{}"), status => status == 415);
            await Expect(HttpMethod.Post, path + "?handler=nobodys", new FormUrlEncodedContent([]), code => code < 500);
            await Expect(HttpMethod.Get, path + "?handler=nobodys", null, status => status < 500);

            async Task Expect(HttpMethod method, string address, HttpContent? content, Func<int, bool> isRight)
            {
                using var request = new HttpRequestMessage(method, address) { Content = content };
                world.Callers[reader].AddTo(request);
                Answer answer = await world.Site.Send(request);
                if (!isRight(answer.Code)) wrong.Add($"{method} {page.Pattern}: {answer.Code} to {address}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<string> Headers(Answer answer)
    {
        string policy = answer.Header("Content-Security-Policy") ?? "";
        foreach (string part in (string[])["default-src 'none'", "script-src 'self'", "style-src 'self'",
            "frame-ancestors 'none'", "base-uri 'none'"])
            if (!policy.Contains(part, StringComparison.Ordinal)) yield return $"its policy does not say {part}";
        if (policy.Contains("unsafe", StringComparison.Ordinal)) yield return "its policy lets something unsafe in";
        foreach ((string name, string value) in ((string, string)[])
            [("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "same-origin")])
            if (answer.Header(name) != value) yield return $"{name} is {answer.Header(name)}";
        if (answer.Header("Server") is not null) yield return "it names its server";
    }

    private static IEnumerable<string> Inline(Answer answer)
    {
        if (answer.MediaType != "text/html") yield break;
        foreach (Match found in InlineScript().Matches(answer.Text)) yield return $"inline script {found.Value}";
        foreach (Match found in InlineStyle().Matches(answer.Text)) yield return $"inline style {found.Value}";
        foreach (Match found in Handler().Matches(answer.Text)) yield return $"inline handler {found.Value}";
    }

    private static IEnumerable<string> Cookies(Answer answer)
    {
        if (!answer.Response.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? cookies)) yield break;
        foreach (string cookie in cookies)
        {
            string plain = cookie.ToLowerInvariant();
            if (!plain.Contains("httponly", StringComparison.Ordinal))
                yield return $"readable cookie {cookie.Split('=')[0]}";
            if (!plain.Contains("samesite=lax", StringComparison.Ordinal)
                && !plain.Contains("samesite=strict", StringComparison.Ordinal))
                yield return $"cookie for every site {cookie.Split('=')[0]}";
        }
    }

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)[^>]*>|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"<style\b|<[^>]+\sstyle\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineStyle();

    [GeneratedRegex(@"<[^>]+\son[a-z]+\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();
}
