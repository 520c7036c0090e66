using Sampan.Journeys;
using Sampan.Journeys.Payments;
using Sampan.Kernel;

namespace Sampan.Host.Serving;

/// <summary>The server's rounds: read the bank's statement, then do what has become due.</summary>
internal sealed class Rounds(
    TakeStatement statement, Clockwork clockwork, BankAccount account, ServeOptions options, ILogger<Rounds> log)
    : TimedRounds(options.RoundEvery, log)
{
    protected override async Task Round(CancellationToken cancel)
    {
        Outcome<int> read = await statement.Run(account, cancel);
        if (read.IsRefused) Log.LogWarning("The statement was not read: {Refusal}", read.Refusal);
        _ = await clockwork.Run(account, cancel);
    }
}
