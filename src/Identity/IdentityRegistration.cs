using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sampan.Identity.Codes;
using Sampan.Identity.Firms;
using Sampan.Identity.Keys;
using Sampan.Identity.Mail;
using Sampan.Identity.People;
using Sampan.Identity.Rows;
using Sampan.Identity.Vault;
using Sampan.Kernel;
using Sampan.Storage;
using Sampan.Storage.Entities;

namespace Sampan.Identity;

/// <param name="Main">The installation's database.</param>
/// <param name="Keys">Where the keys to personal data lie: another file or database, backed up apart.</param>
public sealed record IdentitySetup(Database Main, Database Keys, MasterKey Master, MailSetup Mail);

/// <param name="From">The sender's address.</param>
/// <param name="Folder">Where letters are laid down when there is no <paramref name="Server"/>.</param>
public sealed record MailSetup(string From, string Folder, SmtpSetup? Server = null);

/// <param name="Plain">No encryption: only for a server on the same machine.</param>
public sealed record SmtpSetup(string Host, int Port, string? User, string? Password, bool Plain = false);

/// <summary>
/// How a host takes identity up: <see cref="Prepare"/> once at the start, then <see cref="AddSampanIdentity"/>.
/// </summary>
public static class IdentityRegistration
{
    public const string OperatorRole = "operator";

    /// <summary>Makes the tables where they are missing. Refuses <c>master_key_wrong</c>.</summary>
    public static async Task<Refusal?> Prepare(IdentitySetup setup)
    {
        await PrepareMain(setup.Main);
        return await new KeyStore(setup.Keys, setup.Master).Prepare();
    }

    /// <summary>Makes the tables of the installation's database alone, without a look at the keys.</summary>
    public static async Task PrepareMain(Database main)
    {
        await Changes.Prepare(main);
        await Schema.Apply(main, typeof(IdentityRegistration).Assembly, "identity");
        await Schema.Apply(main, typeof(IdentityRegistration).Assembly, "callers");
        await Schema.Apply(main, typeof(IdentityRegistration).Assembly, "proven");
        await Schema.Apply(main, typeof(IdentityRegistration).Assembly, "addresses");
        await Schema.Apply(main, typeof(IdentityRegistration).Assembly, "lenders");
        await Schema.Apply(main, typeof(IdentityRegistration).Assembly, "sizes");
        await Schema.Apply(main, typeof(IdentityRegistration).Assembly, "practice_firm");
    }

    /// <summary>
    /// Registers every service of IIdentity.cs, and sign-in by cookie. <see cref="IPeople"/> and
    /// <see cref="IFirstOperator"/> live as long as a request; the others are shared.
    /// </summary>
    public static IServiceCollection AddSampanIdentity(this IServiceCollection services, IdentitySetup setup)
    {
        _ = services.AddDbContext<IdentityContext>(options => options.UseSampan(setup.Main));
        _ = services.AddHttpContextAccessor();
        _ = services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        _ = services.AddIdentityCore<Person>(Configure).AddUserStore<PersonStore>().AddSignInManager();

        Func<IdentityContext> open = Contexts(setup.Main);
        _ = services.AddSingleton<IVault>(new PersonalVault(setup.Main, new KeyStore(setup.Keys, setup.Master)));
        AddMail(services, setup.Mail);
        _ = services.AddSingleton<ICodes>(
            provider => new OneTimeCodes(open, provider.GetRequiredService<IMail>(), setup.Master));
        _ = services.AddSingleton<IProvenAddresses>(new ProvenAddresses(open, setup.Master));
        _ = services.AddSingleton<IFirms>(provider => new FirmDesk(open, provider.GetRequiredService<IVault>()));
        _ = services.AddSingleton<IApiKeys>(provider => new ApiKeyDesk(open, provider.GetRequiredService<IFirms>()));
        _ = services.AddScoped<PeopleDesk>();
        _ = services.AddScoped<IPeople>(provider => provider.GetRequiredService<PeopleDesk>());
        _ = services.AddScoped<IFirstOperator>(provider => new FirstOperator(
            provider.GetRequiredService<IdentityContext>(), provider.GetRequiredService<PeopleDesk>(), setup.Master));
        return services;
    }

    private static void AddMail(IServiceCollection services, MailSetup mail)
    {
        if (mail.Server is { } server)
        {
            _ = services.AddSingleton<IMail>(provider =>
                new SmtpMail(mail, server, provider.GetRequiredService<ILogger<SmtpMail>>()));
            return;
        }
        var folder = new FolderMail(mail, mail.Folder);
        _ = services.AddSingleton<IMail>(folder).AddSingleton<ILetterbox>(folder);
    }

    /// <summary>
    /// Makes a person an operator, or none. Refuses <c>person_unknown</c> and <c>last_operator_stays</c>.
    /// </summary>
    public static async Task<Refusal?> Appoint(Database main, string email, bool isOperator, Instant now)
    {
        await using IdentityContext identity = Contexts(main)();
        return await AppointOperator.Run(identity, email, isOperator, now);
    }

    /// <summary>Any firm of an installation, for a command that only reads and has no keys to what is sealed.</summary>
    public static async Task<Outcome<Firm>> ReadFirm(Database main, Id firm)
    {
        await using IdentityContext identity = Contexts(main)();
        return await identity.Firms.AsNoTracking().SingleOrDefaultAsync(f => f.Id == firm) is { } row
            ? row
            : IdentityRefusals.FirmUnknown;
    }

    /// <summary>Who is signed in; <see cref="Id.None"/> if nobody is.</summary>
    public static Id PersonId(this ClaimsPrincipal principal) =>
        Id.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)) is { IsRefused: false } id ? id.Value : Id.None;

    internal static Func<IdentityContext> Contexts(Database database)
    {
        var options = new DbContextOptionsBuilder<IdentityContext>();
        _ = options.UseSampan(database);
        return () => new IdentityContext(options.Options);
    }

    private static void Configure(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = true;
        // The user name is the address, whose form was checked on entry.
        options.User.AllowedUserNameCharacters = "";
        // Length counts; composition rules only teach people Password1!
        // (NIST SP 800-63B-4 of 2025, section 3.1.1.2, forbids them).
        options.Password = new PasswordOptions
        {
            RequiredLength = PeopleDesk.LeastPassword,
            RequiredUniqueChars = 1,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        };
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
    }
}
