using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Host.Serving;

/// <summary>
/// Signs the heads of all books when the journal has grown and the last time is long enough ago. The site serves what
/// was signed; the folder, if one is set, is for carrying it elsewhere.
/// </summary>
internal sealed class CheckpointRounds(
    ICheckpoints checkpoints, ServeOptions options, TimeProvider clock, ILogger<CheckpointRounds> log)
    : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.CheckpointEvery < Longest ? options.CheckpointEvery : Longest);
        try
        {
            do await Round(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task Round(CancellationToken cancel)
    {
        try
        {
            Instant now = Instant.From(clock.GetUtcNow());
            Checkpoint? made = await checkpoints.MakeIfDue(now, options.CheckpointEvery, cancel);
            if (made is not null && options.CheckpointFolder is { } folder) await WriteFile(made, folder, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // What failed once is tried again by the next round; the server goes on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            log.LogError(failure, "No checkpoint was made.");
        }
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
