using System.Collections.Concurrent;
using Sampan.Finance;
using Sampan.Journeys.Funding;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Trade;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>
/// Who pays and is paid, kept in a test's memory: it outlives a restart, as Identity's database does.
/// </summary>
public sealed class MemoryCounterparties : ICounterparties, IEvidence
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

    /// <summary>A seller shows an account once it has named one.</summary>
    public Task<IReadOnlyList<Evidence>> Of(TradeRecord record) => Task.FromResult<IReadOnlyList<Evidence>>(
        Sellers.ContainsKey(record.Seller) ? [Evidence.PayoutAccount, Evidence.Insured] : [Evidence.Insured]);

    /// <summary>What sellers have shown of their bank accounts.</summary>
    public Dictionary<Id, BankRecord> Statements { get; } = [];

    public Task<BankRecord?> Bank(TradeRecord record, DateOnly day) =>
        Task.FromResult(Statements.GetValueOrDefault(record.Seller));

    /// <summary>Lenders that may not lend any more.</summary>
    public HashSet<Id> Stopped { get; } = [];

    public Task<bool> IsSeller(Id seller, string payerAccount) =>
        Task.FromResult(Sellers.TryGetValue(seller, out Payee? own) && own.Account == payerAccount);

    /// <summary>Lenders by the reference of their wallet, and the name each pays under.</summary>
    public Dictionary<string, (Id Lender, string Name)> Lenders { get; } = [];

    public Task<Id?> LenderOf(string reference, string payerName, bool sandbox) => Task.FromResult(
        Lenders.TryGetValue(reference, out (Id Lender, string Name) known) && known.Name == payerName
            ? (Id?)known.Lender
            : null);

    public Task<bool> IsLender(Id firm, bool sandbox) =>
        Task.FromResult(
        sandbox && !Stopped.Contains(firm) && Lenders.Values.Any(known => known.Lender == firm));

    public Task Remember(Id line, Payee payer)
    {
        _payers[line] = payer;
        return Task.CompletedTask;
    }

    public Task<Payee?> PayerOf(Id line) => Task.FromResult(_payers.GetValueOrDefault(line));

    public Task<Payee?> AccountOf(Id seller) => Task.FromResult(Sellers.GetValueOrDefault(seller));
}
