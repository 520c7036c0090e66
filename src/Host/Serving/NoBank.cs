using Sampan.Journeys.Bank;
using Sampan.Kernel;

namespace Sampan.Host.Serving;

/// <summary>
/// An installation to which no bank is connected: everything works up to the payment, and every question to the bank is
/// answered with <c>bank_unavailable</c>. The sandbox cannot take its place in production.
/// </summary>
internal sealed class NoBank : IBank
{
    private static readonly Refusal NotConnected =
        BankRefusals.Unavailable.With(("bank", "no bank"), ("cause", "not connected"));

    public string Name => "none";

    public bool IsSandbox => false;

    public Task<Outcome<string>> OpenAccount(string name, Currency currency, CancellationToken cancellation) =>
        Task.FromResult<Outcome<string>>(NotConnected);

    public Task<Outcome<StatementPage>> StatementAfter(string account, string cursor, CancellationToken cancellation) =>
        Task.FromResult<Outcome<StatementPage>>(NotConnected);

    public Task<Outcome<PayoutAnswer>> Pay(PayoutInstruction instruction, CancellationToken cancellation) =>
        Task.FromResult<Outcome<PayoutAnswer>>(NotConnected);
}
