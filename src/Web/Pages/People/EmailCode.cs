using Sampan.Identity;
using Sampan.Web.Text;

namespace Sampan.Web.Pages.People;

/// <summary>What codes sent to a person are good for, and the letters around them.</summary>
internal static class EmailCode
{
    internal static CodeKey Confirm(PersonCard person) => new("confirm email", person.Email, person.Id);

    internal static CodeKey Password(PersonCard person) => new("new password", person.Email, person.Id);

    internal static Func<string, Letter> ConfirmLetter(Texts text, SiteOptions site) => Letter(text, site, "confirm");

    internal static Func<string, Letter> PasswordLetter(Texts text, SiteOptions site) => Letter(text, site, "password");

    private static Func<string, Letter> Letter(Texts text, SiteOptions site, string what) => code => new Letter(
        text.Of($"identity.letter.{what}.subject", ("site", site.Name), ("code", code)),
        text.Of($"identity.letter.{what}.body", ("site", site.Name), ("code", code), ("url", site.PublicUrl)));
}
