using System.Security.Cryptography;
using System.Text;
using Sampan.Identity;

namespace Sampan.Web.Access;

/// <summary>
/// A carrier's key from the installation's settings, beside those that operators make. Only its hash stays in memory;
/// without a setting no secret is the right one.
/// </summary>
internal sealed class CarrierKey(string? secret)
{
    private static readonly Id Name = Id.Derive(Hash256.Of("carrier key of the settings"u8));

    private readonly byte[]? _hash = string.IsNullOrEmpty(secret)
        ? null
        : SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    internal ApiKey Key { get; } = new()
    {
        Id = Name,
        Kind = ApiKeyKind.Carrier,
        Firm = Id.None,
        Role = Role.Clerk,
        Name = "settings",
        MadeBy = Id.None,
        MadeAt = default,
    };

    /// <summary>
    /// Whose key stands in the settings reports on every consignment; another only on its own carrier's.
    /// </summary>
    internal static bool IsOfSettings(ApiKey key) => key.Id == Name;

    internal bool Is(string given) => _hash is not null
        && CryptographicOperations.FixedTimeEquals(_hash, SHA256.HashData(Encoding.UTF8.GetBytes(given)));
}
