using Sampan.Identity;
using Sampan.Market;
using Sampan.Trade;

namespace Sampan.Journeys.Buyers;

/// <summary>
/// The orders of somebody with an account: those whose buyer proved the address that the account has proven. Nothing of
/// an account is written into an order, so one that was accepted before the account was opened is found too.
/// </summary>
public sealed class BuyerOrders(
    OrderDesk desk, BuyerDesk buyers, IProvenAddresses proven, IOrderAddresses addresses)
{
    /// <summary>A day: long enough to pay and look around, and the next is one press away.</summary>
    private static readonly TimeSpan LinkValidity = TimeSpan.FromDays(1);

    /// <summary>
    /// The latest accepted first, at most <paramref name="limit"/>, and whether there may be more. Empty for an account
    /// whose address is not proven. Orders whose buyer was erased are left out, so a page may be shorter than asked.
    /// </summary>
    public async Task<(IReadOnlyList<TradeRecord> Orders, bool More)> Of(PersonCard person, int skip, int limit)
    {
        if (!person.EmailConfirmed) return ([], false);
        IReadOnlyList<Id> noted = await proven.SubjectsOf(person.Email, skip, limit + 1);
        var orders = new List<TradeRecord>();
        foreach (Id order in noted.Take(limit))
            if (await Bought(person, order) is { } record) orders.Add(record);
        return (orders, noted.Count > limit);
    }

    /// <summary>
    /// A way into one of the person's orders beside the buyer's own link, which stays good. Refuses
    /// <c>order_unknown</c> for anybody else's.
    /// </summary>
    public async Task<Outcome<string>> IssueLink(PersonCard person, Id order)
    {
        if (!person.EmailConfirmed || await Bought(person, order) is null) return JourneyRefusals.OrderUnknown;
        return await addresses.IssueLink(order, desk.Now, desk.Now + LinkValidity);
    }

    /// <summary>
    /// The order, if what its buyer proved and sealed is this person's address. The index only says where to look.
    /// </summary>
    private async Task<TradeRecord?> Bought(PersonCard person, Id order)
    {
        TradeRecord? record = await desk.Load(order);
        if (record is null || record.Buyer.IsNone) return null;
        Outcome<BuyerDetails> buyer = await buyers.Details(record.Buyer);
        bool own = !buyer.IsRefused
            && string.Equals(buyer.Value.Email.Trim(), person.Email, StringComparison.OrdinalIgnoreCase);
        return own ? record.ForBuyer() : null;
    }
}
