using Sampan.Kernel;

namespace Sampan.Identity;

public enum ApiKeyKind
{
    /// <summary>Acts for a firm, as a member with the key's role would.</summary>
    Firm = 1,

    /// <summary>Reports what happens to shipments, and can do nothing else.</summary>
    Carrier = 2,
}

/// <summary>What is kept of a key that a program calls with: everything but the key itself.</summary>
public sealed class ApiKey
{
    public required Id Id { get; init; }

    public required ApiKeyKind Kind { get; init; }

    /// <summary>The firm it acts for; <see cref="Id.None"/> for a carrier's.</summary>
    public required Id Firm { get; init; }

    public required Role Role { get; init; }

    /// <summary>What people call it, so that they know which program loses its access when it is revoked.</summary>
    public required string Name { get; init; }

    public required Id MadeBy { get; init; }

    public required Instant MadeAt { get; init; }

    public Instant? RevokedAt { get; set; }

    internal Hash256 Hash { get; init; }
}

/// <summary>A new key with its secret, which is shown this once: only its hash is kept.</summary>
public sealed record IssuedKey(ApiKey Key, string Secret);
