using Microsoft.EntityFrameworkCore;
using Sampan.Storage.Entities;

namespace Sampan.Finance.Rows;

internal sealed class FinanceContext(DbContextOptions<FinanceContext> options) : DbContext(options)
{
    internal DbSet<MandateRow> Mandates => Set<MandateRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseKernelTypes();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        _ = modelBuilder.Entity<MandateRow>(mandate =>
        {
            _ = mandate.ToTable("mandate").HasKey(m => new { m.Id, m.Version });
            _ = mandate.HasIndex(m => m.Lender);
        });
        modelBuilder.UseSnakeCase();
    }
}

/// <summary>One version of a mandate, written once. Its terms are the JSON that a lender downloads.</summary>
internal sealed record MandateRow
{
    public required Id Id { get; init; }

    public required int Version { get; init; }

    public required Id Lender { get; init; }

    public required bool Sandbox { get; init; }

    public required string Terms { get; init; }

    public required bool Stopped { get; init; }

    public required Instant SavedAt { get; init; }
}
