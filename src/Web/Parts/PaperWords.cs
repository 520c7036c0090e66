using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>What a place in an invoice is called by people who read invoices.</summary>
public static class PaperWords
{
    /// <summary>By its last elements, the longest that has a name; a place without one is any other detail.</summary>
    public static string Of(Texts text, string path)
    {
        string[] parts = ["Invoice", .. path.Split('/').Select(part => part.Split('[')[0])];
        for (int i = 0; i < parts.Length; i++)
        {
            string key = $"paper.{string.Join('.', parts[i..])}";
            if (text.Has(key)) return text[key];
        }
        return text["paper.other"];
    }
}
