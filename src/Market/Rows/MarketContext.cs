using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sampan.Kernel;
using Sampan.Market.Pictures;
using Sampan.Storage.Entities;

namespace Sampan.Market.Rows;

internal sealed class MarketContext(DbContextOptions<MarketContext> options) : DbContext(options)
{
    internal DbSet<Shop> Shops => Set<Shop>();

    internal DbSet<Listing> Listings => Set<Listing>();

    internal DbSet<PictureRow> Pictures => Set<PictureRow>();

    internal DbSet<PictureFileRow> PictureFiles => Set<PictureFileRow>();

    internal DbSet<ListingPicture> ListingPictures => Set<ListingPicture>();

    internal DbSet<OrderLink> Links => Set<OrderLink>();

    internal DbSet<OrderReference> References => Set<OrderReference>();

    internal DbSet<FreightCardRow> Cards => Set<FreightCardRow>();

    internal DbSet<ListingFreightRow> ListingFreight => Set<ListingFreightRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseKernelTypes();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        _ = modelBuilder.Entity<Shop>(shop =>
        {
            _ = shop.ToTable("shop").HasKey(s => s.Id);
            _ = shop.HasIndex(s => s.Slug).IsUnique();
            _ = shop.HasIndex(s => s.Firm);
            _ = shop.Property(s => s.Version).IsConcurrencyToken();
            _ = shop.Property(s => s.Words).HasConversion<JsonText<IReadOnlyDictionary<string, Wording>>,
                JsonTextComparer<IReadOnlyDictionary<string, Wording>>>();
        });
        _ = modelBuilder.Entity<Listing>(listing =>
        {
            _ = listing.ToTable("listing").HasKey(l => l.Id);
            _ = listing.HasIndex(l => new { l.Shop, l.Slug }).IsUnique();
            _ = listing.HasOne<Shop>().WithMany().HasForeignKey(l => l.Shop).OnDelete(DeleteBehavior.Restrict);
            _ = listing.Property(l => l.Version).IsConcurrencyToken();
            _ = listing.ComplexProperty(l => l.Terms, Map);
        });
        PictureModel.Map(modelBuilder);
        _ = modelBuilder.Entity<OrderLink>().ToTable("order_link").HasKey(link => link.Token);
        _ = modelBuilder.Entity<OrderReference>(reference =>
        {
            _ = reference.ToTable("order_reference").HasKey(r => r.Reference);
            _ = reference.HasIndex(r => r.OrderId).IsUnique();
        });
        _ = modelBuilder.Entity<FreightCardRow>(card =>
        {
            _ = card.ToTable("freight_card").HasKey(c => new { c.Id, c.Version });
            _ = card.HasIndex(c => c.Firm);
        });
        _ = modelBuilder.Entity<ListingFreightRow>().ToTable("listing_freight").HasKey(row => row.Listing);
        modelBuilder.UseSnakeCase();
    }

    private static void Map(ComplexPropertyBuilder<ListingTerms> terms)
    {
        _ = terms.ComplexProperty(t => t.Price);
        _ = terms.Property(t => t.Words).HasConversion<JsonText<IReadOnlyDictionary<string, Wording>>,
            JsonTextComparer<IReadOnlyDictionary<string, Wording>>>();
        _ = terms.Property(t => t.TariffLines).HasConversion<JsonText<IReadOnlyDictionary<Country, HsCode>>,
            JsonTextComparer<IReadOnlyDictionary<Country, HsCode>>>();
    }
}

/// <summary>An address of an order, known by the hash of its secret: who reads the table cannot use it.</summary>
internal sealed class OrderLink
{
    public required Hash256 Token { get; init; }

    public required Id OrderId { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant ExpiresAt { get; init; }
}

internal sealed class OrderReference
{
    public required string Reference { get; init; }

    public required Id OrderId { get; init; }

    public required Instant CreatedAt { get; init; }
}
