using Microsoft.AspNetCore.Identity;
using Sampan.Kernel;

namespace Sampan.Identity;

/// <summary>
/// Somebody who signs in. Public only so that the web layer can name <c>SignInManager&lt;Person&gt;</c> for passkeys;
/// everything else goes through <see cref="IPeople"/>. The address is the user name; other personal data is sealed in
/// the vault.
/// </summary>
public sealed class Person : IdentityUser<Id>
{
    public string Language { get; set; } = "en";

    /// <summary>Runs this installation: an installation has operators, a firm has members.</summary>
    public bool IsOperator { get; set; }
}
