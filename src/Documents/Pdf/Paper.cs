using SkiaSharp;

namespace Sampan.Documents.Pdf;

/// <summary>The sheet: A4 (ISO 216) and its margins, in points of 1/72 inch, y growing downwards.</summary>
internal static class Paper
{
    public const float Width = 595.28f;
    public const float Height = 841.89f;
    public const float Left = 42;
    public const float Right = Width - Left;
    public const float Top = 40;
    public const float Bottom = Height - 56;
    public const float ContentWidth = Right - Left;
}

/// <summary>The few colours of the papers; all stay legible on a black-and-white copy.</summary>
internal static class Ink
{
    public static readonly SKColor Text = new(0x1B, 0x1F, 0x24);
    public static readonly SKColor Muted = new(0x5B, 0x66, 0x72);
    public static readonly SKColor Accent = new(0x12, 0x3F, 0x66);
    public static readonly SKColor Line = new(0xC3, 0xCB, 0xD3);
    public static readonly SKColor Shade = new(0xEE, 0xF2, 0xF6);
    public static readonly SKColor Alarm = new(0xA3, 0x14, 0x14);
    public static readonly SKColor AlarmShade = new(0xFD, 0xEC, 0xEA);
}

internal sealed record TextStyle(Typeface Typeface, float Size, SKColor Color)
{
    public static readonly TextStyle Title = new(Typeface.Bold, 19, Ink.Accent);
    public static readonly TextStyle Number = new(Typeface.Bold, 11.5f, Ink.Text);
    public static readonly TextStyle Name = new(Typeface.Bold, 10, Ink.Text);
    public static readonly TextStyle Strong = new(Typeface.Bold, 8.8f, Ink.Text);
    public static readonly TextStyle Body = new(Typeface.Regular, 8.8f, Ink.Text);
    public static readonly TextStyle Quiet = new(Typeface.Regular, 8.4f, Ink.Muted);
    public static readonly TextStyle Label = new(Typeface.Bold, 7, Ink.Muted);
    public static readonly TextStyle Heading = new(Typeface.Bold, 7.6f, Ink.Accent);
    public static readonly TextStyle Banner = new(Typeface.Bold, 11, Ink.Alarm);

    /// <summary>From one baseline to the next: room for a Thai tone mark above a vowel and a vowel below.</summary>
    public float Leading => Size * 1.4f;

    /// <summary>From the top of a line to its baseline.</summary>
    public float Ascent => Size * 1.08f;
}
