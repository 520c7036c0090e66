using Sampan.Journeys.Buyers;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Practice;

/// <summary>
/// The scripted buyer: agrees, pays through a bank that keeps one per cent, pays the rest when asked, and finds broken
/// cartons. Its money comes in by the practice bank's statement, as any buyer's does.
/// </summary>
public sealed class PracticeBuyer(OrderDesk desk, BuyerDesk buyers, PracticeBank bank, TakeStatement statement)
{
    private const int KeptPercent = 1;

    /// <summary>Broken when they arrive.</summary>
    private const int BrokenCartons = 2;

    private readonly DisputeGoods _dispute = new(desk);

    /// <summary>No code and no letter: there is nobody who could read one.</summary>
    internal Task<Outcome<TradeRecord>> Accept(TradeRecord record, string key) =>
        buyers.Place(Request.Of("practice accept", $"{record.Order}", key), record, PracticeGoods.Buyer);

    internal Task<Outcome<TradeRecord>> PayShort(TradeRecord record)
    {
        long kept = Rounding.Scale(record.Terms.Total.Minor, KeptPercent, 100, RoundingRule.Up);
        return Pay(record, "short", record.Terms.Total with { Minor = record.Terms.Total.Minor - kept });
    }

    internal Task<Outcome<TradeRecord>> PayRest(TradeRecord record) => Pay(record, "rest", record.Missing);

    internal Task<Outcome<TradeRecord>> Object(TradeRecord record, string key) => _dispute.Run(
        new DisputeGoods.Command(
            Request.Of("practice dispute", $"{record.Order}", key), record.Order, GoodsFault.Damaged));

    /// <summary>What the buyer asks back: the price of the goods in the broken cartons.</summary>
    public static Money ClaimOn(TradeRecord record)
    {
        GoodsLine goods = record.Terms.Lines[0];
        long broken = Math.Min(goods.Units, BrokenCartons * PracticeGoods.UnitsPerCarton);
        return goods.UnitPrice with { Minor = broken * goods.UnitPrice.Minor };
    }

    /// <summary>The same transfer handed in again is the same transfer.</summary>
    private async Task<Outcome<TradeRecord>> Pay(TradeRecord record, string which, Money amount)
    {
        BankAccount account = bank.AccountOf(record);
        await bank.HandIn(
            account.Number, which, amount, record.Terms.Reference, (PracticeGoods.Buyer.Name, "PRACTICE-BUYER"));
        Outcome<int> read = await statement.Run(account, CancellationToken.None);
        return read.IsRefused ? read.Refusal : (await desk.Load(record.Order))!;
    }
}
