namespace Sampan.Web;

/// <summary>What the pages need to know of the installation.</summary>
/// <param name="Name">The operator's name for it, shown in the header.</param>
/// <param name="IsDemo">Loaded with the demo: every page says so, and that the bank is a sandbox.</param>
/// <param name="PublicUrl">Where the site is reached from outside, without a slash at the end: the base of order links.</param>
/// <param name="SandboxBankUrl">The sandbox bank's own site; null in production, where there is none.</param>
public sealed record SiteOptions(string Name, bool IsDemo, string PublicUrl, string? SandboxBankUrl);
