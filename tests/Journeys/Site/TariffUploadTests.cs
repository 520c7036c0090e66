using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Border;
using Sampan.Host.Demo;
using Sampan.Web.Text;

namespace Sampan.Tests.Journeys.Site;

/// <summary>The operator's form for a tariff schedule: a bad file gets its sentence in the reader's language.</summary>
public sealed class TariffUploadTests(OneSite one) : IClassFixture<OneSite>
{
    private RunningSite Site => one.Site;

    [Theory]
    [InlineData("cut short", "tariff_file_truncated")]
    [InlineData("another encoding", "tariff_encoding_wrong")]
    [InlineData("another header", "tariff_header_wrong")]
    [InlineData("an open quote", "tariff_row_malformed")]
    [InlineData("nothing", "upload_missing")]
    public async Task A_file_that_cannot_be_read_is_explained_and_loads_nothing(string fault, string code)
    {
        byte[] whole = Schedule();
        byte[] bytes = fault switch
        {
            "cut short" => whole[..^3],
            "another encoding" => [.. whole[..1000], 0xE9, .. whole[1001..]],
            "another header" => "code,rate\n1,2\n"u8.ToArray(),
            "an open quote" => [.. whole, .. "08,0,\"08.14"u8],
            _ => [],
        };
        var shelf = Site.Services.GetRequiredService<ITariffShelf>();
        int books = (await shelf.Books()).Count;
        var sentences = new List<string>();
        foreach (string language in (string[])["en", "th"])
        {
            Answer page = await Upload(bytes, language, load: "yes");
            string shown = WebUtility.HtmlDecode(page.Text);
            string sentence = Texts.In(language)[$"refusal.{code}"].Split('{')[0].Trim();
            Assert.Contains(sentence, shown, StringComparison.Ordinal);
            // What was typed is still there.
            Assert.Contains("typed in this test", shown, StringComparison.Ordinal);
            sentences.Add(sentence);
        }
        Assert.NotEqual(sentences[0], sentences[1]);
        Assert.Equal(books, (await shelf.Books()).Count);
    }

    [Fact]
    public async Task A_file_is_looked_at_first_and_loaded_when_asked()
    {
        var shelf = Site.Services.GetRequiredService<ITariffShelf>();
        int books = (await shelf.Books()).Count;
        _ = (await Upload(Schedule(), "en", load: "no")).Done();
        Assert.Equal(books, (await shelf.Books()).Count);
        _ = (await Upload(Schedule(), "en", load: "yes")).Done();
        Assert.Equal(books + 1, (await shelf.Books()).Count);
    }

    private async Task<Answer> Upload(byte[] bytes, string language, string load)
    {
        Credentials operators = await Site.SignIn(DemoWorld.OperatorEmail) with { Language = language };
        return await Site.Upload(
            "/operator/border?handler=Tariff", operators, (bytes, "schedule.csv", null),
            ("country", "JP"), ("publisher", "Japan Customs"), ("from", "2025-04-01"), ("until", "2026-03-31"),
            ("source", "typed in this test"), ("load", load), ("form-key", Guid.NewGuid().ToString("N")));
    }

    /// <summary>The schedule that the demo carries within the program.</summary>
    private static byte[] Schedule()
    {
        using Stream stream = DemoFigures.Open("jp-demo.csv");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
