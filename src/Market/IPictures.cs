using Sampan.Kernel;

namespace Sampan.Market;

/// <summary>
/// Pictures of what is sold. A picture is addressed by the hash of its content, so that one address always gives the
/// same bytes, and two listings with the same picture keep it once. Only the firm of a listing changes its pictures;
/// to any other the listing is unknown. Refusals: <see cref="MarketRefusals"/>.
/// </summary>
public interface IPictures
{
    /// <summary>The listing's pictures in the order in which its firm shows them.</summary>
    Task<IReadOnlyList<Picture>> Of(Id listing);

    /// <summary>The first picture of each of these listings that has one.</summary>
    Task<IReadOnlyDictionary<Id, Picture>> FirstOf(IReadOnlyCollection<Id> listings);

    /// <summary>
    /// One size of a picture, for whoever knows its address: also while its listing is not shown, because a page that
    /// was drawn a moment ago still asks for it. A removed picture is gone with the last listing that had it.
    /// </summary>
    Task<PictureFile?> File(Hash256 hash, int width);

    /// <summary>Puts a picture behind the others. One that the listing has already stays as it is.</summary>
    Task<Outcome<Picture>> Add(AddPicture command, Instant now);

    /// <summary>Says what the picture shows, by language, for those who do not see it.</summary>
    Task<Refusal?> Describe(PictureOf picture, IReadOnlyDictionary<string, string> words, Instant now);

    /// <summary>Moves a picture to the front by so many places, or to the back by a negative number.</summary>
    Task<Refusal?> Move(PictureOf picture, int forward, Instant now);

    Task<Refusal?> Remove(PictureOf picture, Instant now);
}

/// <summary>
/// Makes a picture for pages out of what somebody uploaded. It believes the bytes and nothing that was said of them.
/// Refusals: picture_too_heavy, picture_unreadable, picture_too_large, picture_too_small.
/// </summary>
public interface IPictureReader
{
    Task<Outcome<PreparedPicture>> Read(Stream file, CancellationToken cancel);
}

/// <summary>A picture as a listing shows it; width and height are those of its largest size, in pixels.</summary>
/// <param name="Words">What it shows, by language; empty where nobody said it.</param>
public sealed record Picture(
    Hash256 Hash, string Type, int Width, int Height, IReadOnlyDictionary<string, string> Words)
{
    /// <summary>The widths there are of it. A drawing is sharp at any size, so there is one.</summary>
    public IReadOnlyList<int> Widths =>
        Type == PictureRules.DrawingType ? [Width] : PictureRules.WidthsOf(Width);
}

/// <summary>The bytes of one size of a picture, and what they are.</summary>
public sealed record PictureFile(string Type, byte[] Content);

/// <summary>A picture of a firm's listing.</summary>
public sealed record PictureOf(Id Firm, Id Listing, Hash256 Hash);

/// <param name="Words">What it shows, by language; may be empty.</param>
public sealed record AddPicture(
    Id Firm, Id Listing, PreparedPicture Picture, IReadOnlyDictionary<string, string> Words);

/// <summary>A picture ready to be kept: of one type, in every size that pages ask for, the largest last.</summary>
public sealed record PreparedPicture(string Type, IReadOnlyList<PictureSize> Sizes)
{
    public PictureSize Largest => Sizes[^1];

    public Hash256 Hash => Hash256.Of(Largest.Content);
}

public sealed record PictureSize(int Width, int Height, byte[] Content);
