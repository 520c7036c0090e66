using Sampan.Journeys.Bank;
using Sampan.Journeys.Payments;
using Sampan.Kernel;

namespace Sampan.Host.Bank;

/// <summary>
/// What a payer hands in at the sandbox bank, which is another process: the platform learns of it from the statement
/// alone.
/// </summary>
internal sealed record SandboxTransfer(BankAccount To, Money Amount, string Reference)
{
    public required string PayerName { get; init; }

    public string PayerAccount { get; init; } = "SBX-BUYER-0001";

    /// <summary>What happens to it on the way, in the bank's own word: <c>short</c>…</summary>
    public string Behaviour { get; init; } = "normal";

    /// <summary>Refuses <c>bank_unavailable</c> when the bank does not take it.</summary>
    internal async Task<Refusal?> HandIn(HttpClient bank, CancellationToken cancellation = default)
    {
        try
        {
            using HttpResponseMessage sent = await bank.PostAsJsonAsync(
                "api/transfers",
                new
                {
                    toAccount = To.Number,
                    amount = Amount.AmountText,
                    currency = Amount.Currency.Code,
                    reference = Reference,
                    payerName = PayerName,
                    payerAccount = PayerAccount,
                    behaviour = Behaviour,
                },
                cancellation);
            return sent.IsSuccessStatusCode ? null : Away($"{(int)sent.StatusCode}");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return Away("unreachable");
        }
    }

    private Refusal Away(string cause) => BankRefusals.Unavailable.With(("bank", To.Bank.Name), ("cause", cause));
}
