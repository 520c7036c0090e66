using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Sampan.Kernel;
using Sampan.Storage.Entities;

namespace Sampan.Identity.Rows;

/// <summary>
/// People as ASP.NET Core Identity keeps them, and firms. Of Identity's tables we keep people and their passkeys:
/// sign-in through other sites, stored claims and telephone numbers are not used, so there is nothing to store.
/// </summary>
internal sealed class IdentityContext(DbContextOptions<IdentityContext> options)
    : IdentityUserContext<Person, Id>(options)
{
    internal DbSet<Firm> Firms => Set<Firm>();

    internal DbSet<Membership> Memberships => Set<Membership>();

    internal DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    internal DbSet<OneTimeCode> Codes => Set<OneTimeCode>();

    internal DbSet<ProvenAddress> ProvenAddresses => Set<ProvenAddress>();

    internal DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>The version of Identity's model that has passkeys.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.UseKernelTypes();
        _ = configurationBuilder.Properties<FirmKind>().HaveConversion<string>();
        _ = configurationBuilder.Properties<FirmSize>().HaveConversion<string>();
        _ = configurationBuilder.Properties<Role>().HaveConversion<string>();
        _ = configurationBuilder.Properties<ApiKeyKind>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        MapPeople(builder);
        _ = builder.Entity<Firm>(firm =>
        {
            _ = firm.ToTable("firm").HasKey(f => f.Id);
            _ = firm.ComplexProperty(f => f.Details, details =>
                details.Property(d => d.ThaiAddress).HasConversion(
                    address => JsonSerializer.Serialize(address, JsonSerializerOptions.Web),
                    text => JsonSerializer.Deserialize<ThaiAddress>(text, JsonSerializerOptions.Web)!));
            _ = firm.Property(f => f.Version).IsConcurrencyToken();
        });
        _ = builder.Entity<Membership>(membership =>
        {
            _ = membership.ToTable("membership").HasKey(m => new { m.Firm, m.Person });
            _ = membership.HasOne<Person>().WithMany().HasForeignKey(m => m.Person).OnDelete(DeleteBehavior.Restrict);
            _ = membership.HasOne<Firm>().WithMany().HasForeignKey(m => m.Firm).OnDelete(DeleteBehavior.Restrict);
        });
        _ = builder.Entity<ApiKey>(key =>
        {
            _ = key.ToTable("api_key").HasKey(k => k.Id);
            _ = key.Property(k => k.Hash);
            _ = key.HasIndex(k => k.Hash).IsUnique();
        });
        _ = builder.Entity<OneTimeCode>().ToTable("one_time_code").HasKey(code => code.Id);
        _ = builder.Entity<ProvenAddress>().ToTable("proven_address").HasKey(row => new { row.Address, row.Subject });
        _ = builder.Entity<Invitation>().ToTable("operator_invitation").HasKey(invitation => invitation.Hash);
        builder.UseSnakeCase();
    }

    private static void MapPeople(ModelBuilder builder)
    {
        _ = builder.Ignore<IdentityUserClaim<Id>>().Ignore<IdentityUserLogin<Id>>().Ignore<IdentityUserToken<Id>>();
        _ = builder.Entity<Person>().ToTable("person")
            .Ignore(person => person.PhoneNumber)
            .Ignore(person => person.PhoneNumberConfirmed);
        // Written out, because Identity maps it only where its options come from the container a context was made by.
        _ = builder.Entity<IdentityUserPasskey<Id>>(passkey =>
        {
            _ = passkey.ToTable("person_passkey").HasKey(p => p.CredentialId);
            _ = passkey.HasOne<Person>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
            _ = passkey.OwnsOne(p => p.Data, data => data.ToJson("data"));
        });
    }
}

/// <summary>A code that was sent. Neither code nor address can be read from the row: both are keyed hashes.</summary>
internal sealed class OneTimeCode
{
    public required Id Id { get; init; }

    /// <summary>The address alone, for counting how often it was written to.</summary>
    public required Hash256 Address { get; init; }

    /// <summary>Purpose, address and subject together: what the code is good for.</summary>
    public required Hash256 Key { get; init; }

    public required byte[] Salt { get; init; }

    public required Hash256 Code { get; init; }

    public required Instant CreatedAt { get; init; }

    public required int Tries { get; init; }

    public required bool Used { get; init; }
}

/// <summary>An address, as a keyed hash, and what it was proven for.</summary>
internal sealed class ProvenAddress
{
    public required Hash256 Address { get; init; }

    public required Id Subject { get; init; }

    public required Instant ProvenAt { get; init; }
}

internal sealed class Invitation
{
    public required Hash256 Hash { get; init; }

    public required Instant ExpiresAt { get; init; }
}
