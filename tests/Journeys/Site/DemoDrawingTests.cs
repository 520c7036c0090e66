using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Host.Demo;
using Sampan.Market;

namespace Sampan.Tests.Journeys.Site;

/// <summary>The demo's drawings of its goods: all there, harmless, and shown.</summary>
public sealed class DemoDrawingTests(OneSite one) : IClassFixture<OneSite>
{
    /// <summary>A picture of a hundred kilobytes would be no drawing any more.</summary>
    private const int MostBytes = 4096;

    /// <summary>What our drawings are made of: nothing that acts, loads or writes.</summary>
    private static readonly HashSet<string> Known =
    [
        "svg", "defs", "g", "use", "path", "circle", "ellipse", "rect", "linearGradient", "stop",
    ];

    [Fact]
    public async Task Every_listing_of_the_demo_has_a_drawing_and_every_drawing_a_listing()
    {
        IMarket market = one.Site.Services.GetRequiredService<IMarket>();
        IPictures pictures = one.Site.Services.GetRequiredService<IPictures>();
        var shown = new List<string>();
        IReadOnlyList<Shop> shops = await market.OpenShops(100);
        foreach (Shop shop in shops)
        {
            foreach (Listing listing in await market.ListingsOf(shop.Id, onlyActive: false))
            {
                Picture drawing = Assert.Single(await pictures.Of(listing.Id));
                Assert.Equal(
                    (PictureRules.DrawingType, DemoDrawings.Width, DemoDrawings.Height),
                    (drawing.Type, drawing.Width, drawing.Height));
                shown.Add($"{shop.Slug}/{listing.Slug}");
            }
        }
        Assert.Equal(
            shown.Order(StringComparer.Ordinal),
            DemoDrawings.Names.Where(name => shops.Any(shop => shop.Slug == name.Split('/')[0])));
    }

    [Fact]
    public void Every_drawing_is_small_well_formed_and_does_nothing()
    {
        Assert.NotEmpty(DemoDrawings.Names);
        Assert.All(DemoDrawings.Names, name =>
        {
            byte[] bytes = DemoDrawings.Of(name.Split('/')[0], name.Split('/')[1])!.Largest.Content;
            Assert.InRange(bytes.Length, 500, MostBytes);
            Assert.Null(WhatItDoes(Encoding.UTF8.GetString(bytes)));
        });
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "script")]
    [InlineData("<g onload='alert(1)'/>", "onload")]
    [InlineData("<use href='https://example.org/a.svg#b'/>", "href")]
    [InlineData("<path fill='url(https://example.org/a)'/>", "fill")]
    [InlineData("<path style='fill:red'/>", "style")]
    [InlineData("<text>sale</text>", "text")]
    [InlineData("<image href='#a'/>", "image")]
    public void What_a_drawing_must_not_have_is_found(string part, string found) => Assert.Equal(
        found, WhatItDoes($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 640 480'>{part}</svg>"));

    [Fact]
    public async Task A_drawing_is_served_as_one_and_may_do_nothing()
    {
        Picture drawing =
            (await one.Site.Services.GetRequiredService<IPictures>().Of(one.Site.Mango.Id))[0];
        Answer file = (await one.Site.Get($"/pictures/{drawing.Hash}/{DemoDrawings.Width}")).Done();
        Assert.Equal("image/svg+xml", file.MediaType);
        Assert.Equal(
            "default-src 'none'; style-src 'unsafe-inline'; sandbox", file.Header("Content-Security-Policy"));
        Assert.Equal("nosniff", file.Header("X-Content-Type-Options"));
        string page = (await one.Site.Get("/catalogue")).Done().Text;
        Assert.Contains($"/pictures/{drawing.Hash}/{DemoDrawings.Width}", page, StringComparison.Ordinal);
    }

    /// <summary>The first element or attribute that a drawing has no use for; null when there is none.</summary>
    private static string? WhatItDoes(string svg)
    {
        using var reader = XmlReader.Create(
            new StringReader(svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        XElement root = XDocument.Load(reader).Root!;
        if (root.Attribute("viewBox")?.Value != "0 0 640 480") return "viewBox";
        foreach (XElement element in root.DescendantsAndSelf())
        {
            if (!Known.Contains(element.Name.LocalName)) return element.Name.LocalName;
            XAttribute? wrong = element.Attributes().FirstOrDefault(attribute => !attribute.IsNamespaceDeclaration
                && (attribute.Name.LocalName is "style"
                    || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)
                    || LeadsAway(attribute)));
            if (wrong is not null) return wrong.Name.LocalName;
        }
        return null;
    }

    private static bool LeadsAway(XAttribute attribute) => attribute.Name.LocalName == "href"
        ? !attribute.Value.StartsWith('#')
        : attribute.Value.Contains("url(", StringComparison.OrdinalIgnoreCase)
            && !attribute.Value.StartsWith("url(#", StringComparison.Ordinal);
}
