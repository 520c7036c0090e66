using System.Globalization;
using Sampan.Kernel;
using Sampan.Market;
using SkiaSharp;

namespace Sampan.Host.Pictures;

/// <summary>
/// Decodes what was uploaded and draws it anew in each size. So nothing of the file itself is kept: no place where a
/// photograph was taken, nothing hidden behind the pixels. One at a time: a large one fills two hundred megabytes.
/// </summary>
internal sealed class SkiaPictures : IPictureReader, IDisposable
{
    private const int Quality = 82;

    private static readonly HashSet<SKEncodedImageFormat> Formats =
        [SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png, SKEncodedImageFormat.Webp];

    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task<Outcome<PreparedPicture>> Read(Stream file, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return await Bytes(file, cancel) is { } bytes
                ? Prepare(bytes)
                : MarketRefusals.PictureTooHeavy.With(("most", Number(PictureRules.MostBytes / 1024 / 1024)));
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>The file, or null when it is longer than a picture may be.</summary>
    private static async Task<byte[]?> Bytes(Stream file, CancellationToken cancel)
    {
        byte[] buffer = new byte[PictureRules.MostBytes + 1];
        int read = await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return read > PictureRules.MostBytes ? null : buffer[..read];
    }

    private static Outcome<PreparedPicture> Prepare(byte[] bytes)
    {
        using SKData data = SKData.CreateCopy(bytes);
        using SKCodec? codec = SKCodec.Create(data);
        if (codec is null || !Formats.Contains(codec.EncodedFormat)) return MarketRefusals.PictureUnreadable;
        if (Check(codec.Info) is { } refusal) return refusal;
        using SKBitmap? decoded = Decode(codec);
        if (decoded is null) return MarketRefusals.PictureUnreadable;

        SKEncodedOrigin origin = codec.EncodedOrigin;
        (int width, int height) = Upright.Size(codec.Info.Width, codec.Info.Height, origin);
        var sizes = new List<PictureSize>();
        SKBitmap source = decoded;
        foreach (int w in PictureRules.WidthsOf(width).Reverse())
        {
            // To the nearest pixel, at least one.
            int h = (int)Math.Max(1, (((long)height * w) + (width / 2)) / width);
            SKBitmap drawn = Upright.Draw(source, origin, w, h);
            if (source != decoded) source.Dispose();
            using SKData coded = drawn.Encode(SKEncodedImageFormat.Webp, Quality);
            sizes.Insert(0, new PictureSize(w, h, coded.ToArray()));
            // The next smaller one is drawn from this one, which stands upright already.
            (source, origin) = (drawn, SKEncodedOrigin.TopLeft);
        }
        source.Dispose();
        return new PreparedPicture(PictureRules.PhotoType, sizes);
    }

    private static Refusal? Check(SKImageInfo info)
    {
        bool large = (long)info.Width * info.Height > PictureRules.MostPixels
            || Math.Max(info.Width, info.Height) > PictureRules.MostSide;
        if (large)
            return MarketRefusals.PictureTooLarge.With(
                ("megapixels", Number(PictureRules.MostPixels / 1_000_000)), ("side", Number(PictureRules.MostSide)));
        return Math.Min(info.Width, info.Height) < PictureRules.LeastSide
            ? MarketRefusals.PictureTooSmall.With(("least", Number(PictureRules.LeastSide)))
            : null;
    }

    /// <summary>
    /// All pixels in sRGB, or null when the file ends early or is broken. A JPEG or WebP is decoded no larger than
    /// twice what is needed of it.
    /// </summary>
    private static SKBitmap? Decode(SKCodec codec)
    {
        int widest = PictureRules.WidthsOf(int.MaxValue)[^1];
        float scale = Math.Min(1f, 2f * widest / Math.Min(codec.Info.Width, codec.Info.Height));
        SKSizeI size = codec.GetScaledDimensions(scale);
        using var srgb = SKColorSpace.CreateSrgb();
        var bitmap = new SKBitmap(
            new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, srgb));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success) return bitmap;
        bitmap.Dispose();
        return null;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
