using System.Globalization;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Web.Pages.Operator;

internal static class AuditWords
{
    internal static string Amount(Texts text, string commodity, Int128 amount)
    {
        Outcome<Commodity> known = Kernel.Commodity.Parse(commodity);
        return known.IsRefused
            ? amount.ToString("N0", CultureInfo.InvariantCulture)
            : text.Amount(known.Value, amount);
    }

    /// <summary>What is counted: <c>THB (test money)</c>, or goods with the id of their listing.</summary>
    internal static string Commodity(Texts text, string commodity)
    {
        Outcome<Commodity> known = Kernel.Commodity.Parse(commodity);
        if (known.IsRefused) return commodity;
        if (known.Value.Kind == CommodityKind.Stock)
            return text.Of("operator.audit.stock", ("listing", commodity[(commodity.IndexOf(':') + 1)..]));
        if (known.Value.Kind != CommodityKind.Money) return commodity;
        string money = text.Of("operator.audit.money", ("currency", known.Value.Currency.Code));
        return text.Marked(known.Value, money);
    }
}
