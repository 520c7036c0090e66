using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sampan.Journeys.Answers;
using Sampan.Ledger;
using Sampan.Web.Access;

namespace Sampan.Web.Api.Calls;

/// <summary>The endpoint's own body names its request, so that it takes no Idempotency-Key.</summary>
internal sealed record NamedByBody;

/// <summary>
/// Gives an unsafe request its body and its name, and the same request again its first answer. Malformed requests burn
/// nothing: they may be mended and sent under the same key.
/// </summary>
internal sealed class OneAnswer(FirstAnswers answers, VisitorRequests visitors, AnswerSeal seal) : IEndpointFilter
{
    public const string KeyHeader = "Idempotency-Key";
    private const int MostBody = 64 * 1024;

    /// <summary>Two at once with one name take turns; unrelated ones rarely share a turn.</summary>
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        if (http.Request.IsSafe()) return await next(context);
        Outcome<ApiCall> read = await Read(http);
        if (read.IsRefused) return (ApiAnswer)read.Refusal;
        ApiCall call = read.Value;
        http.Set(call);
        if (IsNamedByBody(http)) return await next(context);
        AllowedToAttribute stated = http.GetEndpoint()!.Metadata.GetMetadata<AllowedToAttribute>()!;
        if (stated.Caller == Caller.Anyone)
            return visitors.Claim(call.Request) ? await next(context) : (ApiAnswer)LedgerRefusals.RequestDiffers;

        SemaphoreSlim turn = _turns[(int)(call.Request.Id.Value % (uint)_turns.Length)];
        await turn.WaitAsync(http.RequestAborted);
        try
        {
            return await Answer(context, next, call);
        }
        finally
        {
            _ = turn.Release();
        }
    }

    private async Task<ApiAnswer> Answer(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next, ApiCall call)
    {
        Outcome<byte[]?> first = await answers.Find(call.Request);
        if (first.IsRefused) return first.Refusal;
        if (first.Value is { } kept && seal.Open(kept) is { } again) return again;
        var answer = (ApiAnswer)(await next(context))!;
        if (IsFinal(answer)) await answers.Keep(call.Request, seal.Close(answer), context.HttpContext.Now());
        return answer;
    }

    private static bool IsFinal(ApiAnswer answer) =>
        answer.Refusal is null || answer.Refusal.Code.Kind is RefusalKind.Refused or RefusalKind.Conflict;

    private static bool IsNamedByBody(HttpContext http) =>
        http.GetEndpoint()!.Metadata.GetMetadata<NamedByBody>() is not null;

    private static async Task<Outcome<ApiCall>> Read(HttpContext http)
    {
        if (await Body(http.Request) is not { } body) return ApiRefusals.BodyTooLarge.With(("limit", $"{MostBody}"));
        string key = http.Request.Headers[KeyHeader].ToString();
        bool named = IsNamedByBody(http);
        if (!named && !(key.Length is >= 8 and <= 80 && key.All(c => c is >= ' ' and <= '~')))
            return ApiRefusals.IdempotencyKeyMissing;
        if (body.Length > 0 && !http.Request.HasJsonContentType()) return ApiRefusals.JsonNeeded;
        return new ApiCall(body, named ? default : Request.From(Scope(http), Operation(http), key, body));
    }

    private static async Task<byte[]?> Body(HttpRequest request)
    {
        if (request.ContentLength > MostBody) return null;
        // Where its length is said the server reads no more than that.
        byte[] buffer = new byte[request.ContentLength ?? MostBody + 1];
        int length = await request.Body.ReadAtLeastAsync(
            buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        if (length == buffer.Length && length <= MostBody) return buffer;
        return length > MostBody ? null : buffer[..length];
    }

    /// <summary>Whose key it is: the same key in another's hands is another request.</summary>
    private static Id Scope(HttpContext http)
    {
        Asker asker = http.Asker();
        if (!asker.Order.IsNone) return asker.Order;
        if (!asker.Firm.IsNone) return asker.Firm;
        if (asker.Key is { } key) return key.Id;
        return asker.Person.IsNone ? http.VisitorId() : asker.Person;
    }

    /// <summary>
    /// What is done and to what. The secret of a link says nothing more than its order, which is the scope.
    /// </summary>
    private static string Operation(HttpContext http)
    {
        var endpoint = (RouteEndpoint)http.GetEndpoint()!;
        IEnumerable<string> values = http.Request.RouteValues
            .Where(value => value.Key != "token").OrderBy(value => value.Key, StringComparer.Ordinal)
            .Select(value => $"{value.Key}={value.Value}");
        return string.Join('\n', [$"{http.Request.Method} {endpoint.RoutePattern.RawText}", .. values]);
    }
}
