using System.Globalization;
using Sampan.Ledger;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Web.Pages.Operator;

internal static class AuditWords
{
    internal static string Amount(Texts text, string commodity, long amount)
    {
        Outcome<Commodity> known = Commodity.Parse(commodity);
        return known.IsRefused ? Show.Number(amount) : text.Amount(known.Value, amount);
    }

    /// <summary>A sum over all accounts may be wider than an amount: then it is shown in minor units.</summary>
    internal static string Total(Texts text, CommodityTotal total, Int128 sum) =>
        sum >= 0 && sum <= Money.Cap
            ? Amount(text, total.Commodity, (long)sum)
            : sum.ToString("N0", CultureInfo.InvariantCulture);
}
