using Sampan.Border;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>What goods need at both ends, in one line.</summary>
public static class PermitWords
{
    public static string Count(Texts text, PermitList permits)
    {
        if (permits.Unknown.Any()) return text["permit.count_unknown"];
        Permit[] needed = [.. permits.Known.SelectMany(side => side.Needed)];
        if (needed.Length == 0) return text["permit.count_none"];
        int seller = needed.Count(permit => permit.Holder == PermitHolder.Seller);
        return text.Of(
            "permit.count", ("seller", Show.Number(seller)), ("buyer", Show.Number(needed.Length - seller)));
    }
}
