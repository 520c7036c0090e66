namespace Sampan.Host.Serving;

/// <summary>
/// What the server does at its start and again after each span of time. A round that fails is logged and tried again by
/// the next: nothing depends on how often they run except how soon things happen.
/// </summary>
internal abstract class TimedRounds(TimeSpan every, ILogger log) : BackgroundService
{
    protected ILogger Log => log;

    protected abstract Task Round(CancellationToken cancel);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every);
        try
        {
            do await Try(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task Try(CancellationToken cancel)
    {
        try
        {
            await Round(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // A bug in one round is logged and does not stop the rounds.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            log.LogError(bug, "A round of {Rounds} failed.", GetType().Name);
        }
    }
}
