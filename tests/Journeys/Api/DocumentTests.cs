using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Sampan.Tests.Journeys.Site;
using Sampan.Web.Access;
using Sampan.Web.Api;
using Sampan.Web.Api.OpenApi;

namespace Sampan.Tests.Journeys.Api;

/// <summary>The document tells of every endpoint what a stranger needs, and its examples can be read.</summary>
public sealed class DocumentTests(OneSite one) : IClassFixture<OneSite>
{
    [Fact]
    public async Task Every_endpoint_is_documented_with_summary_callers_and_answers()
    {
        JsonObject paths = (await one.Site.Get("/openapi/v1.json")).Done().Json["paths"]!.AsObject();
        IReadOnlyList<SiteEndpoint> endpoints = Api();
        Assert.NotEmpty(endpoints);
        Assert.Equal(
            endpoints.SelectMany(e => e.Methods.Select(method => $"{method} {e.Pattern}"))
                .Order(StringComparer.Ordinal),
            paths.SelectMany(path => path.Value!.AsObject().Select(op => $"{op.Key.ToUpperInvariant()} {path.Key}"))
                .Order(StringComparer.Ordinal));
        foreach (SiteEndpoint endpoint in endpoints)
        {
            JsonNode operation = paths[endpoint.Pattern]![endpoint.Methods[0].ToLowerInvariant()]!;
            Assert.True(operation["summary"] is not null, $"{endpoint} has no summary");
            Assert.Contains($"May be called by {endpoint.Stated}.", operation["description"]!.ToString(),
                StringComparison.Ordinal);
            JsonObject responses = operation["responses"]!.AsObject();
            Assert.Contains(responses, response => response.Key is "200" or "201");
            Assert.All(
                responses.Where(response => response.Key[0] == '4'),
                response => Assert.True(
                    response.Value!["content"]?["application/problem+json"]?["schema"] is not null,
                    $"{endpoint} has no schema of its problem {response}"));
            string[] inPath = [.. (operation["parameters"]?.AsArray() ?? []).Where(p => p!["in"]!.ToString() == "path")
                .Select(p => p!["name"]!.ToString())];
            Assert.Equal(endpoint.Parameters, inPath);
            // The document leaves out an example that is an empty object.
            if (endpoint.Endpoint.Metadata.GetMetadata<TakenBody>() is not { } taken || taken.Example == "{}") continue;
            Assert.True(operation["requestBody"]?["content"]?["application/json"]?["example"] is not null,
                $"{endpoint} has no example");
        }
    }

    [Fact]
    public void Every_example_can_be_read_as_what_it_is_an_example_of()
    {
        int read = 0;
        foreach (RouteEndpoint endpoint in Api().Select(e => e.Endpoint))
        {
            if (endpoint.Metadata.GetMetadata<TakenBody>() is not { } taken) continue;
            JsonSerializerOptions options = taken.Type == typeof(JsonElement)
                ? JsonSerializerOptions.Default
                : Wire.Json.Options;
            Assert.NotNull(JsonSerializer.Deserialize(taken.Example, taken.Type, options));
            read++;
        }
        Assert.True(read > 10);
    }

    [Fact]
    public async Task The_type_of_a_problem_leads_to_its_sentence()
    {
        Answer problem = (await one.Site.Get("/api/v1/shops/none")).Refused(404, "shop_unknown");
        string page = (await one.Site.Get(problem["type"])).Done().Text;
        Assert.Contains("id=\"shop_unknown\"", page, StringComparison.Ordinal);
    }

    private IReadOnlyList<SiteEndpoint> Api() => [.. SiteEndpoints.All(one.Site.Server.App)
        .Where(endpoint => endpoint.Pattern.StartsWith("/api/", StringComparison.Ordinal))];
}
