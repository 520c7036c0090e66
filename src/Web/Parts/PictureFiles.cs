using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Sampan.Market;
using Sampan.Web.Access;

namespace Sampan.Web.Parts;

/// <summary>
/// Serves one size of a picture. Its address names its content, so whoever has it may keep it for ever.
/// </summary>
internal static class PictureFiles
{
    /// <summary>
    /// A drawing that is opened by itself is a document: it may style itself and do nothing else, not even if a script
    /// were in it.
    /// </summary>
    private const string DrawingPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    internal static void Map(IEndpointRouteBuilder routes) =>
        _ = routes.MapGet("/pictures/{hash}/{width:int}", Serve).AllowedTo(Who.Anyone).ExcludeFromDescription();

    internal static string Address(Picture picture, int width) => $"/pictures/{picture.Hash}/{width}";

    private static async Task<IResult> Serve(string hash, int width, IPictures pictures, HttpContext http)
    {
        PictureFile? file = Hash256.Parse(hash) is { } named ? await pictures.File(named, width) : null;
        if (file is null) return Results.NotFound();
        IHeaderDictionary headers = http.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        if (file.Type == PictureRules.DrawingType) headers.ContentSecurityPolicy = DrawingPolicy;
        return Results.Bytes(file.Content, file.Type, entityTag: new EntityTagHeaderValue($"\"{hash}-{width}\""));
    }
}
