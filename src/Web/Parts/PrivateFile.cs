using Microsoft.AspNetCore.Http;

namespace Sampan.Web.Parts;

/// <summary>A file nobody on the way may keep.</summary>
internal sealed class PrivateFile(byte[] bytes, string type, string name) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.CacheControl = "no-store";
        return Results.File(bytes, type, name).ExecuteAsync(httpContext);
    }
}
