using System.Collections.Concurrent;
using Sampan.Journeys.Payments;
using Sampan.Kernel;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>
/// Who pays and is paid, kept in a test's memory: it outlives a restart, as Identity's database does.
/// </summary>
public sealed class MemoryCounterparties : ICounterparties
{
    private readonly ConcurrentDictionary<Id, Payee> _payers = [];

    public Dictionary<string, Id> References { get; } = [];

    public Dictionary<Id, string> Buyers { get; } = [];

    public Dictionary<Id, Payee> Sellers { get; } = [];

    public Task<Id?> OrderOf(string reference) =>
        Task.FromResult(References.TryGetValue(reference, out Id order) ? (Id?)order : null);

    public Task<bool> IsBuyer(Id order, string payerName) =>
        Task.FromResult(Buyers.TryGetValue(order, out string? name) && name == payerName);

    public bool IsInsurer(string payerAccount) => payerAccount == "of INSURER";

    public Task Remember(Id line, Payee payer)
    {
        _payers[line] = payer;
        return Task.CompletedTask;
    }

    public Task<Payee?> PayerOf(Id line) => Task.FromResult(_payers.GetValueOrDefault(line));

    public Task<Payee?> AccountOf(Id seller) => Task.FromResult(Sellers.GetValueOrDefault(seller));
}
