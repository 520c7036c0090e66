using SkiaSharp;

namespace Sampan.Host.Pictures;

/// <summary>
/// A camera that was held on its side writes the picture lying and notes how to turn it. The note is dropped with all
/// others, so the picture itself is turned.
/// </summary>
internal static class Upright
{
    /// <summary>Many pixels become one by their mean, not by chance: without it fine weaves flicker.</summary>
    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    internal static (int Width, int Height) Size(int width, int height, SKEncodedOrigin origin) =>
        LiesOnItsSide(origin) ? (height, width) : (width, height);

    /// <summary>The picture upright in this size, on white where it was transparent.</summary>
    internal static SKBitmap Draw(SKBitmap source, SKEncodedOrigin origin, int width, int height)
    {
        (int w, int h) = Size(source.Width, source.Height, origin);
        using var srgb = SKColorSpace.CreateSrgb();
        var drawn = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque, srgb));
        using var canvas = new SKCanvas(drawn);
        canvas.Clear(SKColors.White);
        canvas.Scale((float)width / w, (float)height / h);
        canvas.Concat(Turn(origin, w, h));
        using SKImage image = SKImage.FromPixels(source.PeekPixels());
        canvas.DrawImage(image, 0, 0, Smooth);
        return drawn;
    }

    private static bool LiesOnItsSide(SKEncodedOrigin origin) => origin >= SKEncodedOrigin.LeftTop;

    /// <summary>Carries each pixel to where it belongs in an upright picture of this size (EXIF tag 0x0112).</summary>
    private static SKMatrix Turn(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
