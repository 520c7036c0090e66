using Sampan.Host.Serving;
using Sampan.Journeys.Bank;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Trade;

namespace Sampan.Host.Demo.Stage;

/// <summary>
/// A payer at the sandbox bank, which is another process: the platform learns of the transfer from the statement alone.
/// </summary>
internal sealed class SandboxPayer(ServeOptions options, BankAccount account, TakeStatement statement) : IDisposable
{
    internal const string Account = "SBX-BUYER-0001";

    private readonly HttpClient _bank = new()
    {
        BaseAddress = new Uri(options.SandboxBankUrl!),
        Timeout = TimeSpan.FromSeconds(10),
    };

    /// <param name="behaviour">What happens to it on the way, in the bank's own word: <c>short</c>…</param>
    internal async Task<Refusal?> Pay(TradeRecord record, string payer, string behaviour)
    {
        try
        {
            using HttpResponseMessage sent = await _bank.PostAsJsonAsync("/api/transfers", new
            {
                toAccount = account.Number,
                amount = record.Missing.AmountText,
                currency = record.Missing.Currency.Code,
                reference = record.Terms.Reference,
                payerName = payer,
                payerAccount = Account,
                behaviour,
            });
            if (!sent.IsSuccessStatusCode) return Away($"{(int)sent.StatusCode}");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return Away("unreachable");
        }
        // The rounds read it anyway; who pressed the button sees it at once.
        return (await statement.Run(account, CancellationToken.None)).Refusal;
    }

    public void Dispose() => _bank.Dispose();

    private Refusal Away(string cause) => BankRefusals.Unavailable.With(("bank", account.Bank.Name), ("cause", cause));
}
