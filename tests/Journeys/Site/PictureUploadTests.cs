using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Host.Demo;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Market;
using Sampan.Web.Text;
using SkiaSharp;

namespace Sampan.Tests.Journeys.Site;

/// <summary>A seller's pictures: uploaded through the form, drawn anew, shown on every page, served for ever.</summary>
public sealed class PictureUploadTests(OneSite one) : IClassFixture<OneSite>
{
    private RunningSite Site => one.Site;

    private IPictures Pictures => Site.Services.GetRequiredService<IPictures>();

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task A_picture_is_kept_in_three_sizes_and_shown_where_the_product_is(SKEncodedImageFormat format)
    {
        Listing listing = await NewListing($"of-{format}".ToLowerInvariant());
        // What the browser says of the file is not believed: the bytes say what it is.
        Answer sent = await Upload(listing, TestPictures.File(format, 1500, 1000), "text/plain", words: "red and blue");
        Assert.Equal(302, sent.Code);
        Picture picture = Assert.Single(await Pictures.Of(listing.Id));
        Assert.Equal((1280, 853, PictureRules.PhotoType), (picture.Width, picture.Height, picture.Type));
        Assert.Equal("red and blue", picture.Words["en"]);
        foreach (int width in (int[])[320, 640, 1280])
        {
            Answer file = (await Site.Get($"/pictures/{picture.Hash}/{width}")).Done();
            using SKBitmap shown = SKBitmap.Decode(file.Bytes);
            Assert.Equal(width, shown.Width);
            Assert.True(shown.GetPixel(width / 4, 50).Red > 200 && shown.GetPixel(width * 3 / 4, 50).Blue > 200);
        }
        foreach (string page in (string[])[$"/shop/{Site.Shop.Slug}", $"/listing/{Site.Shop.Slug}/{listing.Slug}"])
        {
            Match img = Regex.Match(
                (await Site.Get(page)).Done().Text, $"<img[^>]*src=\"/pictures/{picture.Hash}/640\"[^>]*>");
            foreach (string part in (string[])[
                $"/pictures/{picture.Hash}/1280 1280w", "width=\"1280\"", "height=\"853\"", "alt=\"red and blue\""])
                Assert.Contains(part, img.Value, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a picture cut in half", "picture_unreadable")]
    [InlineData("a page that says it is a picture", "picture_unreadable")]
    [InlineData("a drawing", "picture_unreadable")]
    [InlineData("a GIF", "picture_unreadable")]
    [InlineData("too many bytes", "picture_too_heavy")]
    [InlineData("too many pixels", "picture_too_large")]
    [InlineData("too long a side", "picture_too_large")]
    [InlineData("too small", "picture_too_small")]
    [InlineData("nothing", "upload_missing")]
    public async Task A_file_that_is_no_good_is_explained_and_what_was_typed_stays(string fault, string code)
    {
        byte[] png = TestPictures.File(SKEncodedImageFormat.Png, 400, 400);
        byte[] file = fault switch
        {
            "a picture cut in half" => TestPictures.File(SKEncodedImageFormat.Jpeg, 900, 900)[..2000],
            "a page that says it is a picture" => "<!doctype html><script>alert(1)</script>"u8.ToArray(),
            "a drawing" => "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 480\"/>"u8.ToArray(),
            "a GIF" => Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw=="),
            "too many bytes" => [.. png, .. new byte[PictureRules.MostBytes]],
            "too many pixels" => TestPictures.PngThatSays(8000, 8000),
            "too long a side" => TestPictures.PngThatSays(400, 20_000),
            "too small" => TestPictures.File(SKEncodedImageFormat.Png, 319, 900),
            _ => [],
        };
        int before = (await Pictures.Of(Site.Mango.Id)).Count;
        foreach (string language in (string[])["en", "th"])
        {
            Answer page = await Upload(Site.Mango, file, "image/png", words: "typed beside it", language);
            Assert.Equal(400, page.Code);
            Assert.Contains($"data-code=\"{code}\"", page.Text, StringComparison.Ordinal);
            string shown = WebUtility.HtmlDecode(page.Text);
            Assert.Contains(
                Texts.In(language)[$"refusal.{code}"].Split('{')[0].Trim(), shown, StringComparison.Ordinal);
            Assert.Contains("value=\"typed beside it\"", shown, StringComparison.Ordinal);
        }
        Assert.Equal(before, (await Pictures.Of(Site.Mango.Id)).Count);
    }

    [Fact]
    public async Task A_photo_taken_sideways_stands_upright_and_says_nothing_of_where_it_was_taken()
    {
        Listing listing = await NewListing("sideways");
        byte[] file = TestPictures.OnItsSide(1600, 1200);
        Assert.Contains("100.5018 E", Encoding.Latin1.GetString(file), StringComparison.Ordinal);
        Assert.Equal(302, (await Upload(listing, file, "image/jpeg")).Code);
        Picture picture = Assert.Single(await Pictures.Of(listing.Id));
        Assert.Equal((1200, 1600), (picture.Width, picture.Height));
        Assert.Equal([320, 640, 1200], picture.Widths);
        foreach (int width in picture.Widths)
        {
            byte[] kept = (await Site.Get($"/pictures/{picture.Hash}/{width}")).Done().Bytes;
            string text = Encoding.Latin1.GetString(kept);
            Assert.DoesNotContain("100.5018 E", text, StringComparison.Ordinal);
            Assert.DoesNotContain("EXIF", text, StringComparison.OrdinalIgnoreCase);
            using SKBitmap shown = SKBitmap.Decode(kept);
            // Turned by a quarter to the right, its left half is its upper half.
            Assert.True(shown.GetPixel(width / 2, shown.Height / 4).Red > 200, "the upper half is not red");
            Assert.True(shown.GetPixel(width / 2, shown.Height * 3 / 4).Blue > 200, "the lower half is not blue");
        }
    }

    [Fact]
    public async Task A_picture_may_be_kept_for_ever_and_is_never_anything_else()
    {
        Listing listing = await NewListing("for-ever");
        _ = await Upload(listing, TestPictures.File(SKEncodedImageFormat.Png, 640, 480), "image/png");
        Picture picture = Assert.Single(await Pictures.Of(listing.Id));
        string address = $"/pictures/{picture.Hash}/640";
        Answer first = (await Site.Get(address)).Done();
        Assert.Equal("image/webp", first.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", first.Header("Cache-Control"));
        Assert.Equal("nosniff", first.Header("X-Content-Type-Options"));
        Assert.Equal(picture.Hash, Hash256.Of(first.Bytes));

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.Add("If-None-Match", first.Header("ETag"));
        Answer second = await Site.Send(again);
        Assert.Equal((304, 0), (second.Code, second.Bytes.Length));
        foreach (string wrong in (string[])[
            $"/pictures/{picture.Hash}/641", $"/pictures/{new string('0', 64)}/640", "/pictures/mango/640",
            $"/pictures/{picture.Hash.ToString().ToUpperInvariant()}/640"])
            Assert.Equal(404, (await Site.Get(wrong)).Code);
    }

    [Fact]
    public async Task Order_words_and_removal_are_forms_of_one_action_each()
    {
        Listing listing = await NewListing("many");
        _ = await Upload(listing, TestPictures.File(SKEncodedImageFormat.Png, 400, 400), "image/png");
        _ = await Upload(listing, TestPictures.File(SKEncodedImageFormat.Png, 500, 400), "image/png");
        Hash256[] order = [.. (await Pictures.Of(listing.Id)).Select(picture => picture.Hash)];
        Assert.Equal(302, (await Act("Earlier", order[1])).Code);
        Assert.Equal([order[1], order[0]], (await Pictures.Of(listing.Id)).Select(picture => picture.Hash));
        Assert.Equal(302, (await Act("Words", order[0], ("words-th", "แดงกับน้ำเงิน"))).Code);
        Assert.Equal("แดงกับน้ำเงิน", (await Pictures.Of(listing.Id))[1].Words["th"]);
        Assert.Equal(302, (await Act("Remove", order[0])).Code);
        Answer gone = await Act("Remove", order[0]);
        Assert.Contains("data-code=\"picture_unknown\"", gone.Text, StringComparison.Ordinal);
        Assert.Equal(order[1], Assert.Single(await Pictures.Of(listing.Id)).Hash);
        Assert.Equal(404, (await Site.Get($"/pictures/{order[0]}/400")).Code);

        async Task<Answer> Act(string act, Hash256 picture, params (string, string)[] typed) => await Site.Fill(
            Page(listing), $"{Page(listing)}?handler={act}", await Site.SignIn(DemoWorld.SellerEmail),
            [("picture", $"{picture}"), .. typed]);
    }

    [Fact]
    public async Task Another_firms_listing_has_no_page_of_pictures()
    {
        Id stranger = await Site.NewPerson("stranger@demo.sampan.example");
        var firms = Site.Services.GetRequiredService<Sampan.Identity.IFirms>();
        FirmDetails details = DemoShop.First.Firm.Details with { NameLatin = "Stranger" };
        Id firm = (await firms.Open(stranger, details, Site.Now)).Value.Id;
        Credentials who = await Site.SignIn(stranger);
        int before = (await Pictures.Of(Site.Mango.Id)).Count;
        byte[] file = TestPictures.File(SKEncodedImageFormat.Png, 400, 400);
        foreach (string desk in (string[])[$"{firm}", Site.Firm])
        {
            string page = $"/desk/{desk}/listings/{Site.Mango.Id}/pictures";
            Assert.Equal(404, (await Site.Get(page, who)).Code);
            Assert.Equal(404, (await Upload(page, file, "image/png", who)).Code);
        }
        Assert.Equal(before, (await Pictures.Of(Site.Mango.Id)).Count);
    }

    private string Page(Listing listing) => $"/desk/{Site.Firm}/listings/{listing.Id}/pictures";

    private async Task<Listing> NewListing(string slug) => (await Site.Services.GetRequiredService<IMarket>()
        .SaveListing(new SaveListing(Site.Shop.Firm, Site.Shop.Id, Id.None, 0, slug, Site.Mango.Terms), Site.Now))
        .Value;

    private async Task<Answer> Upload(
        Listing listing, byte[] file, string type, string words = "", string language = "en") => await Upload(
        Page(listing), file, type, await Site.SignIn(DemoWorld.SellerEmail) with { Language = language }, words);

    private Task<Answer> Upload(string page, byte[] file, string type, Credentials who, string words = "") =>
        Site.Upload(page, who, (file, "photo.png", type), ("words-en", words));
}
