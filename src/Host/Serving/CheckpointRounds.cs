using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Host.Serving;

/// <summary>
/// Signs the heads of all books when the journal has grown and the last time is long enough ago, and now and then every
/// account too. The site serves the heads that were signed; the folder, if one is set, is for carrying them elsewhere.
/// </summary>
internal sealed class CheckpointRounds(
    ICheckpoints checkpoints, ISnapshots snapshots, ServeOptions options, TimeProvider clock,
    ILogger<CheckpointRounds> log)
    : TimedRounds(options.CheckpointEvery < Longest ? options.CheckpointEvery : Longest, log)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    protected override async Task Round(CancellationToken cancel)
    {
        Instant now = Instant.From(clock.GetUtcNow());
        Checkpoint? made = await checkpoints.MakeIfDue(now, options.CheckpointEvery, cancel);
        // Sooner than a checkpoint is due, if the journal grows fast; and there is one beside each.
        if (await snapshots.MakeIfDue(now, options.SnapshotEvery, cancel) is { } snapshot)
            made = (await checkpoints.ByNumber(snapshot.Checkpoint, cancel)).Value;
        if (made is not null && options.CheckpointFolder is { } folder) await WriteFile(made, folder, cancel);
    }

    private static async Task WriteFile(Checkpoint checkpoint, string folder, CancellationToken cancel)
    {
        _ = Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, FormattableString.Invariant($"checkpoint-{checkpoint.Number:D8}.json"));
        await File.WriteAllBytesAsync(file + ".part", checkpoint.ToJson(), cancel);
        // A checkpoint is never changed, so one that lies there already is this one.
        File.Move(file + ".part", file, overwrite: true);
    }
}
