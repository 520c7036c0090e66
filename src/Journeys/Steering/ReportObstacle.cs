using Sampan.Council;
using Sampan.Identity;
using Sampan.Identity.Mail;

namespace Sampan.Journeys.Steering;

/// <summary>
/// Takes what somebody reports, with or without an account. An address for letters is optional and is sealed under the
/// report's id: erasing it leaves the report.
/// </summary>
public sealed class ReportObstacle(IReports reports, IVault vault)
{
    private const string EmailKind = "email";

    /// <param name="Secret">What opens the report to whoever made it; the same again gives the first report.</param>
    /// <param name="Email">Empty where no letters are wanted.</param>
    public sealed record Command(ReportedObstacle Report, string Secret, string Email);

    /// <summary>Refuses <c>email_malformed</c> and what <see cref="IReports.Take"/> does.</summary>
    public async Task<Outcome<ReportedObstacle>> Run(Command command)
    {
        Outcome<string> address = command.Email.Length == 0 ? "" : EmailAddress.Parse(command.Email);
        if (address.IsRefused) return address.Refusal.Code.With(("field", "email"));
        Outcome<ReportedObstacle> taken = await reports.Take(command.Report, command.Secret);
        if (taken.IsRefused || address.Value.Length == 0) return taken;
        return await vault.Seal(taken.Value.Id, EmailKind, address.Value) is { } unsealed ? unsealed : taken;
    }

    /// <summary>Where letters about the report go; null where none are wanted.</summary>
    public async Task<string?> AddressOf(Id report) =>
        await vault.Open(report, EmailKind) is { IsRefused: false } found ? found.Value : null;

    /// <summary>No more letters: the address is erased for good.</summary>
    public Task Forget(Id report, Instant now) => vault.Erase(report, now);
}
