using System.Globalization;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Web.Pages.Operator;

internal static class AuditWords
{
    internal static string Amount(Texts text, string commodity, Int128 amount)
    {
        Outcome<Commodity> known = Commodity.Parse(commodity);
        return known.IsRefused
            ? amount.ToString("N0", CultureInfo.InvariantCulture)
            : text.Amount(known.Value, amount);
    }
}
