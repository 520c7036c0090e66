using Sampan.Finance;
using Sampan.Identity;
using Sampan.Trade;

namespace Sampan.Journeys.Funding;

/// <summary>What there is to show of an order and its seller, of all that a lender may want to see.</summary>
public interface IEvidence
{
    Task<IReadOnlyList<Evidence>> Of(TradeRecord record);

    /// <summary>What the seller has shown of its bank account, where that counts on the day.</summary>
    Task<BankRecord?> Bank(TradeRecord record, DateOnly day);
}

/// <summary>From the order itself, and from what the seller's firm has said of itself.</summary>
public sealed class SellerEvidence(IFirms firms, IBankRecords bank) : IEvidence
{
    public async Task<BankRecord?> Bank(TradeRecord record, DateOnly day) =>
        (await bank.Of(record.Seller))?.On(day, record.Terms.Sandbox);

    public async Task<IReadOnlyList<Evidence>> Of(TradeRecord record)
    {
        Outcome<Firm> firm = await firms.Firm(record.Seller);
        FirmDetails? details = firm.IsRefused ? null : firm.Value.Details;
        var shown = new List<Evidence>();
        if (!(await firms.Payout(record.Seller)).IsRefused) shown.Add(Evidence.PayoutAccount);
        if (!string.IsNullOrWhiteSpace(details?.TaxId)) shown.Add(Evidence.TaxId);
        // Only an address in Thailand is kept by its parts.
        bool located = details?.Country == Country.Thailand
            ? details.ThaiAddress is not null
            : details?.LatinLines.Count > 0;
        if (located) shown.Add(Evidence.Address);
        if (record.Terms.Insurance.Minor > 0) shown.Add(Evidence.Insured);
        if (record.Terms.Lines.All(line => line.Quote != default)) shown.Add(Evidence.DoorQuote);
        return shown;
    }
}
