using Sampan.Host.Bank;
using Sampan.Journeys.Bank;
using Sampan.Journeys.Claims;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Trade;

namespace Sampan.Host.Insurers;

/// <summary>
/// An insurer without real money. It pays every claim that is opened within thirty days of the loss, by a transfer at
/// the sandbox bank: its money comes by the statement, as a real insurer's does. What it has sent it finds on the
/// statement and does not send again. The client's base address is the bank's.
/// </summary>
internal sealed class SandboxInsurer(HttpClient bank, BankAccount account) : IInsurer
{
    private const int Days = 30;

    /// <summary>One claim at a time: what was sent is looked for before anything is sent.</summary>
    private static readonly SemaphoreSlim s_desk = new(1, 1);

    public string Name => "Sandbox insurer (no real money)";

    public string Account => "SBX-INSURER-0001";

    public bool Insures(OrderTerms terms) => terms.Sandbox;

    public async Task<Outcome<ClaimAnswer>> Ask(ClaimQuestion claim, CancellationToken cancellation)
    {
        if (claim.OpenedOn > claim.LostOn.AddDays(Days)) return new ClaimAnswer(ClaimFault.Late);
        await s_desk.WaitAsync(cancellation);
        try
        {
            Outcome<bool> sent = await HasSent(claim, cancellation);
            if (sent.IsRefused) return sent.Refusal;
            if (!sent.Value && await Send(claim, cancellation) is { } unsent) return unsent;
            return new ClaimAnswer(null);
        }
        finally
        {
            _ = s_desk.Release();
        }
    }

    private async Task<Outcome<bool>> HasSent(ClaimQuestion claim, CancellationToken cancellation)
    {
        string cursor = "";
        while (true)
        {
            Outcome<StatementPage> page = await account.Bank.StatementAfter(account.Number, cursor, cancellation);
            if (page.IsRefused) return Unavailable("bank");
            if (page.Value.Lines.Any(line =>
                line.CounterpartyAccount == Account && line.Reference == claim.Reference)) return true;
            if (!page.Value.HasMore) return false;
            cursor = page.Value.NextCursor;
        }
    }

    private async Task<Refusal?> Send(ClaimQuestion claim, CancellationToken cancellation)
    {
        var transfer = new SandboxTransfer(account, claim.Insured, claim.Reference)
        {
            PayerName = Name,
            PayerAccount = Account,
        };
        return await transfer.HandIn(bank, cancellation) is { } away ? Unavailable(away["cause"] ?? "bank") : null;
    }

    private Refusal Unavailable(string cause) => InsurerRefusals.Unavailable.With(("insurer", Name), ("cause", cause));
}
