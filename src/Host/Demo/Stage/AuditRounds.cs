namespace Sampan.Host.Demo.Stage;

/// <summary>
/// In a demo the journal is audited at the start and every few minutes, so that the first screen can say when that last
/// was and what came of it.
/// </summary>
internal sealed class AuditRounds(Audits audits, ILogger<AuditRounds> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
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
            _ = await audits.Make(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // What failed once is tried again by the next round; the server goes on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            log.LogError(failure, "The journal was not audited.");
        }
    }
}
