using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Sampan.Identity.Mail;
using Sampan.Kernel;
using Sampan.Storage.Entities;

namespace Sampan.Identity.People;

internal sealed class PeopleDesk(UserManager<Person> people, SignInManager<Person> sessions, IVault vault) : IPeople
{
    internal const int LeastPassword = 10;

    /// <summary>PBKDF2 reads the whole text: without a limit a long one is a way to keep the server busy.</summary>
    internal const int MostPassword = 200;

    public async Task<Outcome<PersonCard>> Register(NewPerson person, Instant now) =>
        await Create(person, isOperator: false, now);

    internal async Task<Outcome<PersonCard>> Create(NewPerson person, bool isOperator, Instant now)
    {
        if (!EmailAddress.Parse(person.Email).TryGet(out string? email, out Refusal? malformed)) return malformed;
        if (CheckNewPassword(person.Password) is { } unfit) return unfit;
        var row = new Person
        {
            Id = Id.New(now),
            UserName = email,
            Email = email,
            Language = person.Language,
            IsOperator = isOperator,
        };
        try
        {
            IdentityResult result = await people.CreateAsync(row, person.Password);
            return Refused(result) is { } refusal ? refusal : Card(row);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            // Two at once: Identity looked, found the address free, and met the unique index.
            return IdentityRefusals.EmailTaken;
        }
    }

    public async Task<Outcome<PersonCard>> CheckPassword(string email, string password)
    {
        if (await Known(email, password) is not { } person) return IdentityRefusals.SignInRefused;
        SignInResult result = await sessions.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true);
        return Answer(result, person);
    }

    public async Task<Outcome<PersonCard>> SignIn(string email, string password, bool remember)
    {
        if (await Known(email, password) is not { } person) return IdentityRefusals.SignInRefused;
        SignInResult result = await sessions.PasswordSignInAsync(person, password, remember, lockoutOnFailure: true);
        return Answer(result, person);
    }

    public Task SignOut() => sessions.SignOutAsync();

    public async Task<Outcome<PersonCard>> Person(Id person) =>
        await Find(person) is { } row ? Card(row) : IdentityRefusals.PersonUnknown;

    public async Task<Outcome<PersonCard>> PersonByEmail(string email)
    {
        if (!EmailAddress.Parse(email).TryGet(out string? address, out Refusal? malformed)) return malformed;
        return await people.FindByEmailAsync(address) is { } row ? Card(row) : IdentityRefusals.PersonUnknown;
    }

    public async Task<Refusal?> ConfirmEmail(Id person)
    {
        if (await Find(person) is not { } row) return IdentityRefusals.PersonUnknown;
        row.EmailConfirmed = true;
        return Refused(await people.UpdateAsync(row));
    }

    public Refusal? CheckNewPassword(string password)
    {
        if (password.Length < LeastPassword) return IdentityRefusals.PasswordTooShort.With(("least", "10"));
        return password.Length > MostPassword ? IdentityRefusals.PasswordTooLong.With(("most", "200")) : null;
    }

    public async Task<Refusal?> SetPassword(Id person, string password)
    {
        if (CheckNewPassword(password) is { } unfit) return unfit;
        if (await Find(person) is not { } row) return IdentityRefusals.PersonUnknown;
        row.PasswordHash = people.PasswordHasher.HashPassword(row, password);
        row.AccessFailedCount = 0;
        row.LockoutEnd = null;
        // Saves the row, and the new stamp ends every session.
        return Refused(await people.UpdateSecurityStampAsync(row));
    }

    public async Task<Refusal?> Erase(Id person, Instant now)
    {
        if (await Find(person) is not { } row) return IdentityRefusals.PersonUnknown;
        await vault.Erase(person, now);
        row.Email = row.UserName = $"{person}@erased.invalid";
        row.EmailConfirmed = false;
        row.PasswordHash = null;
        row.IsOperator = false;
        return Refused(await people.UpdateSecurityStampAsync(row));
    }

    /// <summary>
    /// A wrong address costs a hash too: else the time of the answer tells which addresses are known.
    /// </summary>
    private async Task<Person?> Known(string email, string password)
    {
        Person? person = EmailAddress.Parse(email).TryGet(out string? address, out _)
            ? await people.FindByEmailAsync(address)
            : null;
        bool fit = password.Length <= MostPassword;
        if (person is null && fit) _ = people.PasswordHasher.HashPassword(new Person(), password);
        return fit ? person : null;
    }

    private Task<Person?> Find(Id person) => people.FindByIdAsync(person.ToString());

    private static Outcome<PersonCard> Answer(SignInResult result, Person person)
    {
        if (result.IsLockedOut) return IdentityRefusals.PersonLocked;
        return result.Succeeded ? Card(person) : IdentityRefusals.SignInRefused;
    }

    /// <summary>What remains possible after our own checks; anything else Identity says is a bug here.</summary>
    private static Refusal? Refused(IdentityResult result)
    {
        if (result.Succeeded) return null;
        string code = result.Errors.First().Code;
        return code switch
        {
            nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) =>
                IdentityRefusals.EmailTaken,
            nameof(IdentityErrorDescriber.ConcurrencyFailure) => IdentityRefusals.PersonMoved,
            _ => throw new InvalidOperationException($"Identity refused: {code}."),
        };
    }

    private static PersonCard Card(Person row) =>
        new(row.Id, row.Email!, row.EmailConfirmed, row.Language, row.IsOperator);
}
