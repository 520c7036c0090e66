using Sampan.Market;

namespace Sampan.Host.Demo;

/// <summary>
/// The demo's own drawings, one per listing: <c>data/demo/pictures/SHOP/LISTING.svg</c>. They are trusted because we
/// drew them; what a seller uploads is drawn anew and never kept as it came.
/// </summary>
internal static class DemoDrawings
{
    internal const int Width = 640;
    internal const int Height = 480;

    /// <summary>By <c>SHOP/LISTING</c>.</summary>
    internal static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(DemoDrawings).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("pictures/", StringComparison.Ordinal))
            .Select(name => name["pictures/".Length..^".svg".Length]).Order(StringComparer.Ordinal),
    ];

    internal static PreparedPicture? Of(string shop, string listing)
    {
        using Stream? file =
            typeof(DemoDrawings).Assembly.GetManifestResourceStream($"pictures/{shop}/{listing}.svg");
        if (file is null) return null;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return new PreparedPicture(PictureRules.DrawingType, [new PictureSize(Width, Height, bytes.ToArray())]);
    }
}
