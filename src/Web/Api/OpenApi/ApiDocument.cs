using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Sampan.Identity;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Web.Access;
using Sampan.Web.Api.Calls;
using Sampan.Web.Parts;

namespace Sampan.Web.Api.OpenApi;

/// <summary>
/// Writes each operation from what its endpoint says of itself and from what holds for all: who may call, the
/// Idempotency-Key, the problems that come before the endpoint is reached.
/// </summary>
internal static class ApiDocument
{
    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description =>
            description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        _ = options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Sampan",
                Version = "v1",
                Description =
                    "Offers, orders, border quotes and carrier events. Amounts are text with their currency, ids are "
                    + "text, instants are ISO 8601 in UTC. Every refusal is a problem (RFC 9457) with a code of a "
                    + "closed list.",
            };
            document.Servers = [];
            return Task.CompletedTask;
        });
        _ = options.AddOperationTransformer(Write);
    }

    private static async Task Write(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        IList<object> metadata = context.Description.ActionDescriptor.EndpointMetadata;
        AllowedToAttribute stated = metadata.OfType<AllowedToAttribute>().Last();
        operation.Description = $"{operation.Description} May be called by {stated}.".Trim();
        operation.Extensions = Extension("x-credential", stated.Credential);
        operation.Parameters = [.. Parameters(context, metadata)];
        if (metadata.OfType<TakenBody>().LastOrDefault() is { } taken)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ApiAnswer.Json] = new()
                    {
                        Schema = await context.GetOrCreateSchemaAsync(taken.Type, null, cancel),
                        Example = JsonNode.Parse(taken.Example),
                    },
                },
            };
        }
        operation.Responses = [];
        foreach (GivenBody given in metadata.OfType<GivenBody>())
            operation.Responses[Text(given.Status)] = await Given(given, context, cancel);
        IEnumerable<IGrouping<int, RefusalCode>> problems = Common(stated, context, metadata)
            .Concat(metadata.OfType<StatedRefusals>().SelectMany(refusals => refusals.Codes))
            .Distinct().GroupBy(Problems.StatusOf).OrderBy(status => status.Key);
        foreach (IGrouping<int, RefusalCode> status in problems)
            operation.Responses[Text(status.Key)] = await Refused(status, context, cancel);
    }

    private static IEnumerable<IOpenApiParameter> Parameters(
        OpenApiOperationTransformerContext context, IList<object> metadata)
    {
        string path = context.Description.RelativePath ?? "";
        foreach (string name in path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}')))
            yield return Parameter(name, ParameterLocation.Path, true, "");
        if (!IsSafe(context) && !metadata.OfType<NamedByBody>().Any())
        {
            yield return Parameter(
                OneAnswer.KeyHeader, ParameterLocation.Header, true,
                "8 to 80 characters. The same key with the same body gets the first answer again.");
        }
        foreach (AskedParameter asked in metadata.OfType<AskedParameter>())
        {
            ParameterLocation place = asked.Name == Gate.LinkHeader
                ? ParameterLocation.Header
                : ParameterLocation.Query;
            OpenApiParameter parameter = Parameter(asked.Name, place, asked.Required, asked.Description);
            if (asked.Example is { } example) parameter.Example = JsonValue.Create(example);
            yield return parameter;
        }
    }

    private static OpenApiParameter Parameter(
        string name, ParameterLocation place, bool required, string description) => new()
        {
            Name = name,
            In = place,
            Required = required,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    private static async Task<OpenApiResponse> Given(
        GivenBody given, OpenApiOperationTransformerContext context, CancellationToken cancel) => new()
        {
            Description = given.Status == 201 ? "Done; Location says where it is." : "The answer.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [given.MediaType] = given.Type is null
                    ? new OpenApiMediaType()
                    : new OpenApiMediaType { Schema = await context.GetOrCreateSchemaAsync(given.Type, null, cancel) },
            },
        };

    private static async Task<OpenApiResponse> Refused(
        IEnumerable<RefusalCode> codes, OpenApiOperationTransformerContext context, CancellationToken cancel) => new()
        {
            Description = "Codes: " + string.Join(", ", codes.Select(code => code.Name)) + ".",
            Extensions = Extension("x-codes", new JsonArray([.. codes.Select(code => JsonValue.Create(code.Name))])),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Problem.MediaType] =
                    new() { Schema = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), null, cancel) },
            },
        };

    private static IEnumerable<RefusalCode> Common(
        AllowedToAttribute stated, OpenApiOperationTransformerContext context, IList<object> metadata)
    {
        bool safe = IsSafe(context);
        if (!safe)
        {
            yield return ApiRefusals.BodyTooLarge;
            yield return ApiRefusals.RequestsTooMany;
            if (metadata.OfType<TakenBody>().Any()) yield return ApiRefusals.JsonMalformed;
            if (metadata.OfType<TakenBody>().Any()) yield return ApiRefusals.JsonNeeded;
            if (!metadata.OfType<NamedByBody>().Any()) yield return ApiRefusals.IdempotencyKeyMissing;
            yield return LedgerRefusals.RequestDiffers;
        }
        if (stated.Caller == Caller.LinkHolder)
        {
            yield return MarketRefusals.LinkUnknown;
            yield return MarketRefusals.LinkExpired;
        }
        if (stated.Caller is Caller.Anyone or Caller.LinkHolder) yield break;
        yield return ApiRefusals.SignInNeeded;
        yield return IdentityRefusals.ApiKeyWrong;
        yield return ApiRefusals.CallerNotAllowed;
        if (stated.Caller is Caller.Member or Caller.Operator) yield return IdentityRefusals.PermissionMissing;
        if (stated.Caller == Caller.Member) yield return IdentityRefusals.FirmUnknown;
        if (!safe && stated.Caller != Caller.Carrier) yield return ApiRefusals.FormTokenMissing;
    }

    private static Dictionary<string, IOpenApiExtension> Extension(string name, JsonNode value) =>
        new() { [name] = new JsonNodeExtension(value) };

    private static bool IsSafe(OpenApiOperationTransformerContext context) =>
        context.Description.HttpMethod is "GET" or "HEAD";

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
