using Sampan.Journeys;
using Sampan.Journeys.Payments;
using Sampan.Kernel;

namespace Sampan.Host.Serving;

/// <summary>
/// The server's rounds: read the bank's statement, then do what has become due. A round that fails is tried again on
/// the next; nothing depends on how often they run except how soon things happen.
/// </summary>
internal sealed class Rounds(
    TakeStatement statement, Clockwork clockwork, BankAccount account, ServeOptions options, ILogger<Rounds> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.RoundEvery);
        do
        {
            try
            {
                Outcome<int> read = await statement.Run(account, stoppingToken);
                if (read.IsRefused) log.LogWarning("The statement was not read: {Refusal}", read.Refusal);
                _ = await clockwork.Run(account, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A bug in one round is logged and does not stop the rounds.
            catch (Exception bug)
#pragma warning restore CA1031
            {
                log.LogError(bug, "A round failed.");
            }
        }
        while (await Next(timer, stoppingToken));
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
