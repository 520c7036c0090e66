using System.Text;
using Sampan.Journeys.Bank;
using Sampan.Ledger;

namespace Sampan.Journeys.Payments;

/// <summary>
/// The house's account at one bank. Its sandbox or real nature decides the commodity: sandbox money is counted apart
/// and can never meet real money in one entry.
/// </summary>
public sealed record BankAccount(IBank Bank, string Number, Currency Currency)
{
    /// <summary>An account of the practice bank, which has no money but that of practice trades.</summary>
    public bool IsPractice { get; init; }

    public Commodity Commodity => IsPractice
        ? Commodity.Practice(Currency)
        : Commodity.Money(Currency, Bank.IsSandbox);

    private Id Owner => IdOf("bank account", Number);

    /// <summary>The id of one of its statement lines, the same however often the line is delivered.</summary>
    public Id LineOf(string lineId) => IdOf("statement line", $"{Number}\n{lineId}");

    internal AccountKey Balance(int house) => new(house, Chart.Bank, Owner, Commodity);

    internal AccountKey Charges(int house) => new(house, Chart.Charges, Owner, Commodity);

    internal AccountKey Unexplained(int house, Id line) => new(house, Chart.Unexplained, line, Commodity);

    internal AccountKey Suspense(int house, Id line) => new(house, Chart.Suspense, line, Commodity);

    internal AccountKey Payout(int house, Id payout) => new(house, Chart.Payout, payout, Commodity);

    private Id IdOf(string what, string name) =>
        Id.Derive(Hash256.Of(Encoding.UTF8.GetBytes($"{what}\n{Bank.Name}\n{name}")));
}
