using System.Net;
using System.Text.RegularExpressions;
using Sampan.Host.Serving;
using Sampan.Storage;
using Sampan.Web;

namespace Sampan.Tests.Journeys.Site;

/// <summary>Outside a demo the first screen has nothing to play, and says who runs the installation.</summary>
public sealed partial class FirstScreenProductionTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Nothing_of_the_demo_is_there_and_its_doors_are_not_found(Engine engine)
    {
        await using Running site = await Running.Start(engine, OperatorWords.None);
        string home = await site.Http.GetStringAsync("/");
        foreach (string part in (string[])["/demo/", "data-stop=", "id=\"try\""])
            Assert.DoesNotContain(part, home, StringComparison.Ordinal);
        string page = await site.Http.GetStringAsync("/check");
        string token = WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value);
        Assert.NotEmpty(token);
        foreach (string door in (string[])["/demo/play", "/demo/play?handler=Leave", "/demo/next", "/demo/try"])
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token,
                ["role"] = "seller",
                ["event"] = "ordered",
                ["what"] = "last_unit",
                ["form-key"] = "a key",
            });
            using HttpResponseMessage answer = await site.Http.PostAsync(new Uri(door, UriKind.Relative), form);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{door}: {answer.StatusCode}");
            Assert.False(answer.Headers.Contains("Set-Cookie"), $"{door} sets a cookie");
            Assert.Equal(HttpStatusCode.NotFound, await site.Status(door));
        }
        Assert.Equal(HttpStatusCode.NotFound, await site.Status("/demo/invoice.pdf?order=SP-0000-0000"));
    }

    [Fact]
    public async Task What_the_operator_says_of_himself_is_shown_and_what_he_does_not_say_is_named()
    {
        await using Running silent = await Running.Start(Engine.Sqlite, OperatorWords.None);
        string home = await silent.Http.GetStringAsync("/?lang=en");
        Assert.Equal(2, Regex.Count(home, "Not stated by the operator"));
        Assert.Contains("not stated by the operator", home, StringComparison.Ordinal);

        await using Running said = await Running.Start(
            Engine.Sqlite, new OperatorWords("Songkhla Trade & Co.", "None beside.", "complain@songkhla.example"));
        home = await said.Http.GetStringAsync("/?lang=en");
        Assert.DoesNotContain("ot stated by the operator", home, StringComparison.Ordinal);
        Assert.Contains("Songkhla Trade &amp; Co.", home, StringComparison.Ordinal);
        Assert.Contains("complain@songkhla.example", home, StringComparison.Ordinal);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private sealed class Running(SiteDatabase database, string folder, Server server) : IAsyncDisposable
    {
        public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(server.App.Urls.First()),
        };

        public static async Task<Running> Start(Engine engine, OperatorWords words)
        {
            string folder = Directory.CreateTempSubdirectory("sampan-first-").FullName;
            SiteDatabase database = await SiteDatabase.Create(engine, folder);
            Server server = await PlainInstallation.Start(database, folder, words);
            return new Running(database, folder, server);
        }

        public async Task<HttpStatusCode> Status(string address)
        {
            using HttpResponseMessage answer = await Http.GetAsync(new Uri(address, UriKind.Relative));
            return answer.StatusCode;
        }

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await server.App.StopAsync();
            await server.DisposeAsync();
            await database.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
