using Sampan.Kernel;
using Sampan.Web;

namespace Sampan.Host.Serving;

/// <summary>How the server is started.</summary>
public sealed record ServeOptions
{
    /// <summary>Where the site listens. Behind a proxy it is reached under <see cref="PublicUrl"/>.</summary>
    public required string Url { get; init; }

    public required string PublicUrl { get; init; }

    public required string DatabaseUrl { get; init; }

    /// <summary>The demo's world and its sandbox bank. Never with data that was not made by the demo.</summary>
    public required bool IsDemo { get; init; }

    /// <summary>The sandbox bank's address; null in production.</summary>
    public string? SandboxBankUrl { get; init; }

    /// <summary>The sandbox carrier's address; null in production, and in a demo that runs without it.</summary>
    public string? SandboxCarrierUrl { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>
    /// Where the installation's secrets and letters lie; where <see cref="Secrets"/> says when not said.
    /// </summary>
    public string? SecretsFolder { get; init; }

    /// <summary>A carrier's key from the settings: what it reports with.</summary>
    public string? CarrierKey { get; init; }

    /// <summary>Where the source can be read; the papers under /docs link into it. Null for nowhere.</summary>
    public string? RepositoryUrl { get; init; }

    /// <summary>Who runs this installation, as its visitors are told.</summary>
    public OperatorWords Operator { get; init; } = OperatorWords.None;

    /// <summary>Unsafe requests a minute from one address that nobody has signed for.</summary>
    public int VisitorPostsPerMinute { get; init; } = 120;

    /// <summary>
    /// The journal's heads are signed when it has grown, and not more often than this.
    /// </summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Every account's counters are signed when the journal has grown by so many entries.</summary>
    public long SnapshotEvery { get; init; } = 100_000;

    /// <summary>Where each checkpoint is also written as a file, to be carried elsewhere; null for nowhere.</summary>
    public string? CheckpointFolder { get; init; }

    /// <summary>
    /// How long a page that is the same for everybody is kept at most; zero: never. A change that the site knows of
    /// drops it earlier.
    /// </summary>
    public TimeSpan KeepPagesFor { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often statements are read and deadlines looked at.</summary>
    public TimeSpan RoundEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the observatory follows the journal, and screening the firms: nobody waits for it.</summary>
    public TimeSpan FollowEvery { get; init; } = TimeSpan.FromMinutes(1);
}
