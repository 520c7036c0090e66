using SkiaSharp;

namespace Sampan.Tests.Journeys.Site;

/// <summary>Real files, drawn here: the left half red, the right half blue, so that one sees which way is up.</summary>
internal static class TestPictures
{
    internal static byte[] File(SKEncodedImageFormat format, int width, int height)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Red);
            using var blue = new SKPaint { Color = SKColors.Blue };
            canvas.DrawRect(width / 2f, 0, width, height, blue);
        }
        using SKData data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>
    /// A JPEG as a phone held on its side writes it: it lies, the note says "turn by a quarter to the right", and
    /// beside it stands where it was taken.
    /// </summary>
    internal static byte[] OnItsSide(int width, int height)
    {
        byte[] jpeg = File(SKEncodedImageFormat.Jpeg, width, height);
        byte[] place = "13.7563 N 100.5018 E"u8.ToArray();
        byte[] tiff =
        [
            // Little-endian TIFF, its first directory at 8: two entries.
            (byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 2, 0,
            // 0x010E, what is shown: ASCII, its text at 38.
            0x0E, 0x01, 2, 0, (byte)(place.Length + 1), 0, 0, 0, 38, 0, 0, 0,
            // 0x0112, orientation: SHORT, 6.
            0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0,
            0, 0, 0, 0, .. place, 0,
        ];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        int length = exif.Length + 2;
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. jpeg[2..]];
    }

    /// <summary>The head of a PNG that says it is so large, and hardly anything behind it.</summary>
    internal static byte[] PngThatSays(uint width, uint height)
    {
        byte[] png = File(SKEncodedImageFormat.Png, 400, 400);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        // The head is checked by a sum over its name and its 13 bytes.
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0xFFFFFFFF;
        foreach (byte one in bytes)
        {
            sum ^= one;
            for (int bit = 0; bit < 8; bit++) sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }
        return ~sum;
    }
}
