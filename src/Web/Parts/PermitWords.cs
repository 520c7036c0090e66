using Sampan.Border;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>What goods need at both ends, in words.</summary>
public static class PermitWords
{
    /// <summary>In one line: how many for whom, or that it is not known.</summary>
    public static string Count(Texts text, PermitList permits)
    {
        int unknown = permits.Unknown.Count();
        if (unknown > 0) return text[unknown > 1 ? "permit.count_unknown_both" : "permit.count_unknown"];
        Permit[] needed = [.. permits.Known.SelectMany(side => side.Needed)];
        int ask = permits.Known.SelectMany(side => side.Found).Count(permit => permit.Need == PermitNeed.Ask);
        if (needed.Length + ask == 0) return text["permit.count_none"];
        int seller = needed.Count(permit => permit.Holder == PermitHolder.Seller);
        return text.Of(
            ask > 0 ? "permit.count_ask" : "permit.count", ("seller", Show.Number(seller)),
            ("buyer", Show.Number(needed.Length - seller)), ("ask", Show.Number(ask)));
    }

    /// <summary>What it is, who needs it and before what; or that it is not asked for.</summary>
    public static string Need(Texts text, Permit permit) => text.Of(
        permit.Need switch
        {
            PermitNeed.Yes => $"permit.by_{Show.Key(permit.Holder)}",
            PermitNeed.Ask => "permit.ask",
            _ => "permit.not_needed",
        },
        ("permit", text[$"permit.{permit.Id}"]), ("before", text[$"permit.before_{Show.Key(permit.Before)}"]));

    /// <summary>Who asks for it and where it stands, in English as it was read.</summary>
    public static string Source(Permit permit) => string.Join(
        ". ", ((string[])[permit.Office, Instrument(permit.Citation), permit.Citation.Source])
            .Where(part => part.Length > 0));

    private static string Instrument(Citation law) =>
        law.Article.Length == 0 ? law.Instrument : $"{law.Instrument}, {law.Article}";
}
