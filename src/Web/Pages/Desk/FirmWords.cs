using Sampan.Identity;
using Sampan.Web.Text;

namespace Sampan.Web.Pages.Desk;

/// <summary>A firm has two names: this is the one that <see cref="Parts.Show.FirmName"/> does not show.</summary>
internal static class FirmWords
{
    internal static string Other(Texts text, Firm firm) =>
        text.Language == "th" ? firm.Details.NameLatin : firm.Details.NameLocal;
}
