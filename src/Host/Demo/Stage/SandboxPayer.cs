using Sampan.Host.Bank;
using Sampan.Host.Serving;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Trade;

namespace Sampan.Host.Demo.Stage;

/// <summary>A payer at the sandbox bank whose transfer is read from the statement at once.</summary>
internal sealed class SandboxPayer(ServeOptions options, BankAccount account, TakeStatement statement) : IDisposable
{
    private readonly HttpClient _bank = new()
    {
        BaseAddress = new Uri(options.SandboxBankUrl!),
        Timeout = TimeSpan.FromSeconds(10),
    };

    /// <param name="behaviour">As <see cref="SandboxTransfer.Behaviour"/>.</param>
    internal async Task<Refusal?> Pay(TradeRecord record, string payer, string behaviour)
    {
        var transfer = new SandboxTransfer(account, record.ToPay, record.Terms.Reference)
        {
            PayerName = payer,
            Behaviour = behaviour,
        };
        if (await transfer.HandIn(_bank) is { } away) return away;
        // The rounds read it anyway; who pressed the button sees it at once.
        return (await statement.Run(account, CancellationToken.None)).Refusal;
    }

    public void Dispose() => _bank.Dispose();
}
