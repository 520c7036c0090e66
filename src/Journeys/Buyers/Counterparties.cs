using System.Text.Json;
using System.Text.RegularExpressions;
using Sampan.Identity;
using Sampan.Journeys.Claims;
using Sampan.Journeys.Payments;
using Sampan.Market;
using Sampan.Trade;

namespace Sampan.Journeys.Buyers;

/// <summary>Who pays and who is paid, from the market's references, the vault and the firms' payout accounts.</summary>
public sealed partial class Counterparties(
    OrderDesk desk, BuyerDesk buyers, IOrderAddresses addresses, IVault vault, IFirms firms, IInsurer insurer)
    : ICounterparties
{
    private const string PayerKind = "payer";

    public async Task<Id?> OrderOf(string reference)
    {
        foreach (Match match in Reference().Matches(reference.Length <= 200 ? reference : reference[..200]))
        {
            Outcome<Id> order = await addresses.OrderByReference(match.Value);
            if (!order.IsRefused) return order.Value;
        }
        return null;
    }

    public async Task<bool> IsBuyer(Id order, string payerName)
    {
        TradeRecord? record = await desk.Load(order);
        if (record is null || record.Buyer.IsNone) return false;
        Outcome<BuyerDetails> buyer = await buyers.Details(record.Buyer);
        return !buyer.IsRefused && Plain(buyer.Value.Name) == Plain(payerName);
    }

    public bool IsInsurer(string payerAccount) => insurer.Account.Length > 0 && payerAccount == insurer.Account;

    public async Task<bool> IsSeller(Id seller, string payerAccount) =>
        await AccountOf(seller) is { } own && own.Account == payerAccount;

    public async Task<bool> IsLender(Id firm, bool sandbox) =>
        await firms.Firm(firm) is { IsRefused: false, Value: { Details.Kind: FirmKind.Lender } lender }
            && lender.Sandbox == sandbox;

    public async Task<Id?> LenderOf(string reference, string payerName, bool sandbox)
    {
        // A firm's own reference stands among those of orders: both say what a payment is for.
        if (await OrderOf(reference) is not { } named) return null;
        Outcome<Firm> firm = await firms.Firm(named);
        if (firm.IsRefused || !await IsLender(named, sandbox)) return null;
        FirmDetails details = firm.Value.Details;
        return Plain(payerName) == Plain(details.NameLatin) || Plain(payerName) == Plain(details.NameLocal)
            ? named
            : null;
    }

    public async Task Remember(Id line, Payee payer) =>
        _ = await vault.Seal(line, PayerKind, JsonSerializer.Serialize(payer));

    public async Task<Payee?> PayerOf(Id line)
    {
        Outcome<string> payer = await vault.Open(line, PayerKind);
        return payer.IsRefused ? null : JsonSerializer.Deserialize<Payee>(payer.Value);
    }

    public async Task<Payee?> AccountOf(Id seller)
    {
        Outcome<PayoutAccount> account = await firms.Payout(seller);
        return account.IsRefused ? null : new Payee(account.Value.Holder, account.Value.Number);
    }

    /// <summary>
    /// Banks write names in capitals, without points and in any order: <c>TANAKA, Yuki</c> is Yuki Tanaka.
    /// </summary>
    private static string Plain(string name) => string.Join(' ', Words().Matches(name.ToUpperInvariant())
        .Select(m => m.Value).Where(w => w is not ("MR" or "MRS" or "MS" or "DR")).Order(StringComparer.Ordinal));

    /// <summary>A reference of ours inside whatever else the payer wrote.</summary>
    [GeneratedRegex(@"SP[-\s]?[0-9A-Z]{4}[-\s]?[0-9A-Z]{4}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
