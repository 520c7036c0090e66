using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sampan.Web.Access;

namespace Sampan.Web.Api;

/// <summary>
/// Whatever goes wrong, the API answers with a problem and a page with its status alone: never a stack trace, and a
/// program never gets a page.
/// </summary>
internal static class ApiMishaps
{
    internal static async Task Catch(HttpContext context, Func<Task> next)
    {
        try
        {
            await next();
        }
        catch (BadHttpRequestException wrong) when (!context.Response.HasStarted)
        {
            // Kestrel found the request itself unreadable, or its body too large.
            context.Response.StatusCode = wrong.StatusCode;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
#pragma warning disable CA1031 // Nobody above us could answer the reader: the bug is logged, and he is told so.
        catch (Exception bug) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Sampan.Web")
                .LogError(bug, "{Method} {Place} failed.", context.Request.Method, Place(context));
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        HttpResponse response = context.Response;
        if (!context.IsApi() || response.HasStarted || response.StatusCode < 400
            || response.ContentType is not null) return;
        await Problem.Write(context, Meaning(response.StatusCode));
    }

    /// <summary>The route, not the address: that of a link holds its secret.</summary>
    private static string Place(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint endpoint
            ? endpoint.RoutePattern.RawText ?? ""
            : context.Request.Path.ToString();

    private static RefusalCode Meaning(int status) => status switch
    {
        StatusCodes.Status404NotFound => ApiRefusals.EndpointUnknown,
        StatusCodes.Status405MethodNotAllowed => ApiRefusals.MethodNotAllowed,
        StatusCodes.Status413PayloadTooLarge => ApiRefusals.BodyTooLarge,
        StatusCodes.Status415UnsupportedMediaType => ApiRefusals.JsonNeeded,
        StatusCodes.Status429TooManyRequests => ApiRefusals.RequestsTooMany,
        >= 500 => ApiRefusals.AnswerFailed,
        _ => ApiRefusals.JsonMalformed,
    };
}
