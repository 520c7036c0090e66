using Microsoft.EntityFrameworkCore;
using Sampan.Kernel;
using Sampan.Market.Rows;

namespace Sampan.Market.Pictures;

/// <summary>A picture, whoever shows it.</summary>
internal sealed class PictureRow
{
    public required Hash256 Hash { get; init; }

    public required string Type { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }
}

/// <summary>One size of it. It lies apart, so that a page which lists pictures reads no bytes.</summary>
internal sealed class PictureFileRow
{
    public required Hash256 Hash { get; init; }

    public required int Width { get; init; }

    public required byte[] Content { get; init; }
}

/// <summary>A listing shows a picture, at a place among others: the lowest number comes first.</summary>
internal sealed class ListingPicture
{
    public required Id Listing { get; init; }

    public required Hash256 Hash { get; init; }

    public required int Place { get; set; }

    public required IReadOnlyDictionary<string, string> Words { get; set; }

    public required Instant AddedAt { get; init; }
}

internal static class PictureModel
{
    internal static void Map(ModelBuilder model)
    {
        _ = model.Entity<PictureRow>().ToTable("picture").HasKey(picture => picture.Hash);
        _ = model.Entity<PictureFileRow>(file =>
        {
            _ = file.ToTable("picture_file").HasKey(f => new { f.Hash, f.Width });
            _ = file.HasOne<PictureRow>().WithMany().HasForeignKey(f => f.Hash).OnDelete(DeleteBehavior.Cascade);
        });
        _ = model.Entity<ListingPicture>(shown =>
        {
            _ = shown.ToTable("listing_picture").HasKey(p => new { p.Listing, p.Hash });
            _ = shown.HasOne<Listing>().WithMany().HasForeignKey(p => p.Listing).OnDelete(DeleteBehavior.Restrict);
            _ = shown.HasOne<PictureRow>().WithMany().HasForeignKey(p => p.Hash).OnDelete(DeleteBehavior.Restrict);
            _ = shown.Property(p => p.Words).HasConversion<JsonText<IReadOnlyDictionary<string, string>>,
                JsonTextComparer<IReadOnlyDictionary<string, string>>>();
        });
    }
}
