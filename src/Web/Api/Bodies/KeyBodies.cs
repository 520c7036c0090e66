using Sampan.Identity;

namespace Sampan.Web.Api.Bodies;

internal sealed record KeyRequest(string Name, string Role);

internal sealed record CarrierKeyRequest(string Name);

internal sealed record KeysBody(IReadOnlyList<KeyBody> Keys);

internal sealed record KeyBody(string Id, string Name, string Role, string MadeAt, string? RevokedAt)
{
    public static KeyBody Of(ApiKey key) => new(
        key.Id.ToString(), key.Name, RoleOf(key), key.MadeAt.ToString(), key.RevokedAt?.ToString());

    private static string RoleOf(ApiKey key) =>
        key.Kind == ApiKeyKind.Carrier ? "carrier" : key.Role == Identity.Role.Owner ? "owner" : "clerk";
}

/// <param name="Secret">Shown this once: what a program sends as <c>Authorization: Bearer …</c>.</param>
internal sealed record IssuedKeyBody(KeyBody Key, string Secret)
{
    public static IssuedKeyBody Of(IssuedKey issued) => new(KeyBody.Of(issued.Key), issued.Secret);
}

internal sealed record RevokedBody(string Id, bool Revoked);

internal sealed record SessionFirmBody(string Id, string Name, bool Sandbox);

/// <param name="FormToken">For unsafe requests with this session, as the header RequestVerificationToken.</param>
internal sealed record SessionBody(
    string Person, bool Operator, IReadOnlyList<SessionFirmBody> Firms, string FormToken);
