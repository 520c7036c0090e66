using Microsoft.Extensions.DependencyInjection;
using Sampan.Council;
using Sampan.Kernel;

namespace Sampan.Tests.Journeys.Site;

/// <summary>
/// Two months of trade as the observatory keeps it, of more firms than a test can let trade: nine sellers of fruit and
/// of soap in three provinces, who sell to Japan and Singapore, and one who sells to Laos.
/// </summary>
internal static class ObservedMonths
{
    internal static readonly Month First = new(2026, 9), Last = new(2026, 10);

    private static readonly string[] s_sizes = ["micro", "micro", "micro", "small", "small", "small", "medium", "", ""];

    internal static async Task Keep(RunningSite site)
    {
        IObservedTrade trade = site.Services.GetRequiredService<IObservedTrade>();
        var orders = new List<ObservedOrder>();
        for (int number = 0; number < 36; number++) orders.Add(Order(number, number < 18 ? First : Last));
        orders.Add(Order(36, Last) with { To = Country.Parse("LA").Value });
        await trade.Keep(orders, new ObservedPosition((await trade.Position()).Seq, site.Now));
    }

    private static ObservedOrder Order(int number, Month paid)
    {
        int seller = number % 9;
        return new ObservedOrder
        {
            Order = new Id((UInt128)(90_000 + number)),
            Seller = new ObservedSeller(
                new Id((UInt128)(80_000 + seller)), seller < 6 ? "TH-22" : "TH-50", s_sizes[seller]),
            To = number % 3 == 0 ? Country.Singapore : Country.Japan,
            Money = Commodity.Money(Currency.Thb, test: true),
            Lines =
            [
                new ObservedLine("08", 100_000 + 1_000 * number, 15_000, 2_000),
                new ObservedLine("34", 50_000, 7_500, 1_000),
            ],
            PaidIn = paid,
            ShippedIn = paid,
            DeliveredIn = paid,
            DeliveryDays = 8 + number % 5,
            ReleasedIn = paid,
            CashDays = 5,
            HeldIn = seller < 5 ? paid : null,
            HeldFor = seller < 5 ? "invoice" : "",
            PledgedIn = seller < 5 ? paid : null,
        };
    }
}
