namespace Sampan.Web;

/// <summary>What the pages need to know of the installation.</summary>
/// <param name="Name">The operator's name for it, shown in the header.</param>
/// <param name="IsDemo">Loaded with the demo: every page says so, and that the bank is a sandbox.</param>
/// <param name="PublicUrl">
/// Where the site is reached from outside, without a slash at the end: the base of order links.
/// </param>
/// <param name="SandboxBankUrl">The sandbox bank's own site; null in production, where there is none.</param>
public sealed record SiteOptions(string Name, bool IsDemo, string PublicUrl, string? SandboxBankUrl)
{
    /// <summary>How many unsafe requests one address may send in a minute without signing in.</summary>
    public int VisitorPostsPerMinute { get; init; } = 120;

    /// <summary>How long a page that is the same for everybody is kept at most; zero: never.</summary>
    public TimeSpan KeepPagesFor { get; init; }

    /// <summary>A carrier's key from the settings, beside those that operators make.</summary>
    public string? CarrierKey { get; init; }

    /// <summary>
    /// Where the source can be read, as <c>https://code.example/sampan/blob/main</c>: papers under /docs link into it.
    /// Null for nowhere.
    /// </summary>
    public string? RepositoryUrl { get; init; }

    /// <summary>The program that serves the site, whose own refusals are explained with the rest.</summary>
    public System.Reflection.Assembly? Program { get; init; }

    /// <summary>Who runs this installation.</summary>
    public OperatorWords Operator { get; init; } = OperatorWords.None;

    /// <summary>The address under which a buyer finds an order.</summary>
    public string OrderLink(string token) => $"{PublicUrl}/o/{token}";
}
