using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Sampan.Web.Docs;

internal sealed record ApiTopic(string Name, IReadOnlyList<ApiOperation> Operations)
{
    public string Slug => Name.ToLowerInvariant().Replace(' ', '-');

    public string Address => $"/docs/api/{Slug}";
}

internal sealed record ApiParameter(string Name, string Place, bool Required, string Description, string? Example);

/// <param name="Shape">How the answer looks, in JSON; null for a file and for a problem.</param>
/// <param name="Codes">By which names it refuses.</param>
internal sealed record ApiAnswered(string Status, string MediaType, string? Shape, IReadOnlyList<string> Codes);

internal sealed record ApiOperation
{
    public required string Method { get; init; }
    public required string Path { get; init; }
    public required string Topic { get; init; }
    public required string Title { get; init; }

    /// <summary>What it does and who may call it.</summary>
    public required string Description { get; init; }

    /// <summary>What a caller shows: see <c>AllowedToAttribute.Credential</c>.</summary>
    public required string Credential { get; init; }
    public required IReadOnlyList<ApiParameter> Parameters { get; init; }

    /// <summary>An example of the body; null where there is none.</summary>
    public required JsonNode? Body { get; init; }
    public required IReadOnlyList<ApiAnswered> Answers { get; init; }

    /// <summary>The anchor: <c>post-firms-firm-orders</c>.</summary>
    public string Id => string.Join('-', $"{Method} {Path["/api/v1/".Length..]}".ToLowerInvariant()
        .Split([' ', '/', '{', '}', '.'], StringSplitOptions.RemoveEmptyEntries));

    public ApiAnswered Done => Answers.First(answer => answer.Codes.Count == 0);
}

/// <summary>
/// The API as its own OpenAPI document tells it, read once: what a person reads here and what a program reads there
/// cannot differ.
/// </summary>
internal sealed class ApiReference(IServiceProvider services)
{
    private Task<string>? _json;
    private Task<IReadOnlyList<ApiTopic>>? _topics;

    /// <summary>The document. It tells of this program alone, so it is made once; what failed is tried again.</summary>
    public Task<string> Json() => _json is { IsFaulted: false } kept ? kept : _json = Write();

    public Task<IReadOnlyList<ApiTopic>> Topics() => _topics is { IsFaulted: false } kept ? kept : _topics = Read();

    private async Task<string> Write()
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1");
        OpenApiDocument document = await provider.GetOpenApiDocumentAsync();
        return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
    }

    private async Task<IReadOnlyList<ApiTopic>> Read()
    {
        JsonNode json = JsonNode.Parse(await Json())!;
        var shapes = new ApiShapes(json);
        return
        [
            .. json["paths"]!.AsObject()
                .SelectMany(path => path.Value!.AsObject().Select(op => Operation(op.Key, path.Key, op.Value!, shapes)))
                .GroupBy(operation => operation.Topic).Select(topic => new ApiTopic(topic.Key, [.. topic])),
        ];
    }

    private static ApiOperation Operation(string method, string path, JsonNode operation, ApiShapes shapes) => new()
    {
        Method = method.ToUpperInvariant(),
        Path = path,
        Topic = operation["tags"]![0]!.ToString(),
        Title = operation["summary"]!.ToString(),
        Description = operation["description"]!.ToString(),
        Credential = operation["x-credential"]!.ToString(),
        Parameters = [.. (operation["parameters"]?.AsArray() ?? []).Select(node => Parameter(node!))],
        // The document leaves out an example that is an empty object.
        Body = operation["requestBody"] is { } body
            ? body["content"]!["application/json"]!["example"] ?? new JsonObject()
            : null,
        Answers = [.. operation["responses"]!.AsObject().Select(answer => Answer(answer.Key, answer.Value!, shapes))],
    };

    private static ApiParameter Parameter(JsonNode node) => new(
        node["name"]!.ToString(), node["in"]!.ToString(), node["required"]?.GetValue<bool>() ?? false,
        node["description"]?.ToString() ?? "", node["example"]?.ToString());

    private static ApiAnswered Answer(string status, JsonNode answer, ApiShapes shapes)
    {
        (string media, JsonNode? content) = answer["content"]!.AsObject().First();
        string[] codes = [.. (answer["x-codes"]?.AsArray() ?? []).Select(code => code!.ToString())];
        JsonNode? schema = codes.Length > 0 ? null : content?["schema"];
        return new ApiAnswered(status, media, schema is null ? null : shapes.Of(schema), codes);
    }
}
