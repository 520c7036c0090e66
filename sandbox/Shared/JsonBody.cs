using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Sampan.Kernel;

namespace Sampan.Sandbox;

internal static class JsonBody
{
    /// <summary>
    /// Reads a JSON body. The content type is insisted on: a form on a foreign page can send text, but not JSON,
    /// without the browser asking first.
    /// </summary>
    public static async Task<Outcome<T>> Read<T>(HttpRequest request, JsonTypeInfo<T> shape, RefusalCode malformed)
    {
        if (!request.HasJsonContentType()) return malformed;
        try
        {
            T? body = await request.ReadFromJsonAsync(shape, request.HttpContext.RequestAborted);
            return body is null ? malformed : body;
        }
        catch (Exception e) when (e is JsonException or BadHttpRequestException)
        {
            return malformed;
        }
    }
}
