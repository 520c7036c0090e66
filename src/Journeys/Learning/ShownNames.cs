using Sampan.Academy;
using Sampan.Identity;

namespace Sampan.Journeys.Learning;

/// <summary>
/// The name under which a person is seen by others in the academy: chosen, one for each person, sealed in the vault. Of
/// somebody who was erased there is none.
/// </summary>
public sealed class ShownNames(IVault vault)
{
    private const string Kind = "shown_name";

    /// <summary>Refuses <c>writing_missing</c>, <c>writing_too_long</c>, <c>writing_unreadable</c>.</summary>
    public static Refusal? Check(string name) => Writing.CheckLine("shown_name", name, Writing.MostName);

    /// <summary>Refuses as <see cref="Check"/>, and <c>person_erased</c>.</summary>
    public async Task<Refusal?> Set(Id person, string name) =>
        Check(name) is { } wrong ? wrong : await vault.Seal(person, Kind, name.Trim());

    /// <summary>Null for who chose none, or was erased.</summary>
    public async Task<string?> Of(Id person)
    {
        Outcome<string> name = await vault.Open(person, Kind);
        return name.IsRefused ? null : name.Value;
    }
}
