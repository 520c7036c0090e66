using Sampan.Identity;
using Sampan.Web.Text;

namespace Sampan.Web.Pages.Desk;

/// <summary>A firm has two names: its own people read the local one first, everybody else the Latin one.</summary>
internal static class FirmWords
{
    internal static string Name(Texts text, Firm firm) =>
        text.Language == "th" ? firm.Details.NameLocal : firm.Details.NameLatin;

    internal static string Other(Texts text, Firm firm) =>
        text.Language == "th" ? firm.Details.NameLatin : firm.Details.NameLocal;
}
