namespace Sampan.Sandbox.Bank.Pages;

/// <summary>
/// Where "back to the shop" leads. Only addresses on this computer are shown: anything else would let a stranger use
/// the bank's page to lend weight to his link.
/// </summary>
internal static class ReturnAddress
{
    /// <summary>The address in its canonical form, or null when it is missing or leads elsewhere.</summary>
    public static string? Read(string? text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)) return null;
        bool isHttp = uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;
        bool isHere = uri.Host is "127.0.0.1" or "localhost" && uri.UserInfo.Length == 0;
        return isHttp && isHere ? uri.AbsoluteUri : null;
    }
}
