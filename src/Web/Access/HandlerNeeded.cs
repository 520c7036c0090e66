using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Sampan.Web.Access;

/// <summary>
/// Razor draws a page that was sent a method or a handler's name it has none for, without anything to draw. Such a
/// request is refused: only a page that never reads anything may be drawn so.
/// </summary>
internal sealed class HandlerNeeded : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        HttpRequest request = context.HttpContext.Request;
        bool reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        bool draws = reads
            && context.ActionDescriptor.HandlerMethods.All(handler => !HttpMethods.IsGet(handler.HttpMethod));
        if (context.HandlerMethod is not null || draws) _ = await next();
        else context.Result = new StatusCodeResult(Unreadable(request) ?? StatusCodes.Status400BadRequest);
    }

    /// <summary>Null when a page can read the request: by GET, or a form by POST.</summary>
    internal static int? Unreadable(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return null;
        if (!HttpMethods.IsPost(request.Method)) return StatusCodes.Status405MethodNotAllowed;
        return request.HasFormContentType ? null : StatusCodes.Status415UnsupportedMediaType;
    }
}
