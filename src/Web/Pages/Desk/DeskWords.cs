using Sampan.Trade;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Web.Pages.Desk;

internal static class DeskWords
{
    /// <summary>Amounts of several commodities side by side; none of any reads as a dash.</summary>
    internal static string Sum(Texts text, IReadOnlyList<(Commodity Commodity, long Amount)> amounts) =>
        amounts.Count == 0 ? "–" : string.Join(" + ", amounts.Select(a => text.Amount(a.Commodity, a.Amount)));

    internal static IEnumerable<(string Value, string Words)> States(Texts text) =>
    [
        ("", text["desk.orders.all"]),
        .. Enum.GetValues<OrderState>().Select(state => (state.ToString(), text.State(state))),
    ];
}
