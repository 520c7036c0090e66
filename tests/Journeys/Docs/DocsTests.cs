using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Tests.Journeys.Site;
using Sampan.Web.Docs;
using Sampan.Web.Text;

namespace Sampan.Tests.Journeys.Docs;

/// <summary>Whoever starts at /docs and follows every link comes to a page and a place that exist.</summary>
public sealed partial class DocsTests(OneSite one) : IClassFixture<OneSite>
{
    [Fact]
    public async Task Every_page_opens_and_every_link_and_anchor_leads_somewhere()
    {
        var pages = new Dictionary<string, string>();
        var links = new List<(string From, string To)>();
        var open = new Queue<string>(["/docs"]);
        while (open.TryDequeue(out string? address))
        {
            if (pages.ContainsKey(address)) continue;
            string page = pages[address] = (await one.Site.Get(address)).Done().Text;
            foreach (Match match in Link().Matches(page))
            {
                string to = WebUtility.HtmlDecode(match.Groups[1].Value);
                if (to.StartsWith('#')) to = address + to;
                if (!to.StartsWith("/docs", StringComparison.Ordinal) || to.Contains("lang=", StringComparison.Ordinal))
                    continue;
                links.Add((address, to));
                open.Enqueue(to.Split('#')[0]);
            }
        }
        string[] lost = [.. links.Where(link => link.To.Contains('#', StringComparison.Ordinal))
            .Where(link => !pages[link.To.Split('#')[0]].Contains(
                $"id=\"{Uri.UnescapeDataString(link.To.Split('#')[1])}\"", StringComparison.Ordinal))
            .Select(link => $"{link.From} -> {link.To}")];
        Assert.Empty(lost);
        DocShelf shelf = one.Site.Services.GetRequiredService<DocShelf>();
        Assert.True(shelf.Pages.Count > 20, $"only {shelf.Pages.Count} papers");
        Assert.Empty(shelf.Pages.Select(paper => paper.Address).Except(pages.Keys));
        Assert.All(pages, page => Assert.DoesNotContain("style=", page.Value, StringComparison.Ordinal));
        Assert.InRange(pages["/docs"].Length, 1000, 100_000);
    }

    [Theory, InlineData("/docs/nothing"), InlineData("/docs/api/nothing"), InlineData("/docs/../secret")]
    public async Task A_wrong_name_is_answered_with_our_404(string address)
    {
        Answer answer = await one.Site.Get(address);
        Assert.Equal(404, answer.Code);
        Assert.Contains("class=\"brand\"", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_finds_the_section_that_is_about_it_first()
    {
        string page = (await one.Site.Get("/docs?q=from+sqlite+to+postgresql")).Done().Text;
        Assert.Equal("/docs/operations#from-sqlite-to-postgresql", FirstHit(page));
        string refusal = (await one.Site.Get("/docs?q=units_below_minimum")).Done().Text;
        Assert.Contains("/docs/errors#units_below_minimum", refusal, StringComparison.Ordinal);
        // Only the heading says it: there is nothing of the text to show.
        var heading = new DocSection("/docs/x#y", "A page", "Sampling", "Nothing about it.");
        DocHit found = Assert.Single(DocSearch.Find([heading], "sampling"));
        Assert.Null(found.Excerpt);
        Assert.Equal("about", DocSearch.Find([heading], "sampling about")[0].Excerpt?.Hit);
        string none = (await one.Site.Get("/docs?q=%3Cscript%3Exyzzy")).Done().Text;
        Assert.DoesNotContain("<script>xyzzy", none, StringComparison.Ordinal);
        Assert.DoesNotContain("<mark>", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_refusals_is_whole_in_every_language()
    {
        foreach (string language in Texts.Available)
        {
            Answer page = (await one.Site.Get(
                "/docs/errors", new Credentials { Language = language })).Done();
            Texts texts = Texts.In(language);
            RefusalCatalogue catalogue = one.Site.Services.GetRequiredService<RefusalCatalogue>();
            Assert.True(catalogue.All.Count > 250, $"only {catalogue.All.Count} codes");
            Assert.Equal(catalogue.All.Count, catalogue.All.Select(entry => entry.Code.Name).Distinct().Count());
            foreach (CataloguedRefusal entry in catalogue.All)
            {
                Assert.Contains($"id=\"{entry.Code.Name}\"", page.Text, StringComparison.Ordinal);
                Assert.True(texts.Has($"refusal.{entry.Code.Name}"), entry.Code.Name);
            }
        }
    }

    [Fact]
    public void Html_in_a_paper_is_text_and_no_script_is_linked()
    {
        var source = new DocSource("docs/x.md", "# X\n\n<script>alert(1)</script> [a](javascript:alert(1)) "
            + "[b](../src/Web) [c](ledger.md#moves) [d](https://example.org) ![e](pictures/e.png)");
        var ledger = new DocSource("docs/ledger.md", "# Ledger");
        string without = new DocRenderer(new DocLinks([source, ledger], null)).Render(source).Html;
        Assert.DoesNotContain("<script", without, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", without, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", without, StringComparison.Ordinal);
        Assert.DoesNotContain("src/Web", without, StringComparison.Ordinal);
        Assert.Contains("href=\"/docs/ledger#moves\"", without, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org\" rel=\"noreferrer\"", without, StringComparison.Ordinal);
        string with = new DocRenderer(new DocLinks([source], "https://code.example/main/")).Render(source).Html;
        Assert.Contains("href=\"https://code.example/main/src/Web\"", with, StringComparison.Ordinal);
        Assert.Contains("href=\"https://code.example/main/docs/ledger.md#moves\"", with, StringComparison.Ordinal);
    }

    private static string FirstHit(string page) => Hit().Match(page).Groups[1].Value;

    [GeneratedRegex("""<h2><a href="([^"]+)">""")]
    private static partial Regex Hit();

    [GeneratedRegex(@"<a [^>]*href=""([^""]+)""")]
    private static partial Regex Link();
}
