using Sampan.Kernel;

namespace Sampan.Identity;

/// <summary>People and how they prove who they are. Refusals of this file: <see cref="IdentityRefusals"/>.</summary>
public interface IPeople
{
    Task<Outcome<PersonCard>> Register(NewPerson person, Instant now);

    /// <summary>Checks a password, counts what is wrong, and locks the person after five in a row.</summary>
    Task<Outcome<PersonCard>> CheckPassword(string email, string password);

    /// <summary>
    /// As <see cref="CheckPassword"/>, and the answer to the current web request carries the session.
    /// </summary>
    Task<Outcome<PersonCard>> SignIn(string email, string password, bool remember);

    Task SignOut();

    Task<Outcome<PersonCard>> Person(Id person);

    Task<Outcome<PersonCard>> PersonByEmail(string email);

    /// <summary>The person has redeemed a code that was sent to the address.</summary>
    Task<Refusal?> ConfirmEmail(Id person);

    /// <summary>Why a password could not be set; null when it could. Asked before a code is spent on it.</summary>
    Refusal? CheckNewPassword(string password);

    /// <summary>Sets a password after a code was redeemed; every open session of the person ends.</summary>
    Task<Refusal?> SetPassword(Id person, string password);

    /// <summary>Forgets the person: the address, the password, and the key to all personal data.</summary>
    Task<Refusal?> Erase(Id person, Instant now);
}

/// <summary>Firms and who may do what for them. Somebody who is no member hears that there is no such firm.</summary>
public interface IFirms
{
    /// <summary>The person becomes the owner. A new firm is a sandbox: it trades with test money only.</summary>
    Task<Outcome<Firm>> Open(Id person, FirmDetails details, Instant now);

    Task<Outcome<Firm>> Change(Id person, Id firm, int version, FirmDetails details, Instant now);

    /// <summary>Any firm, for papers and prices. Whether the asker may see it was decided before.</summary>
    Task<Outcome<Firm>> Firm(Id firm);

    /// <summary>The firm, if the person is a member.</summary>
    Task<Outcome<Firm>> FirmOf(Id person, Id firm);

    /// <summary>The firms the person trades for: a practice firm is none of them.</summary>
    Task<IReadOnlyList<Firm>> FirmsOf(Id person);

    /// <summary>
    /// The person's practice firm as these details have it: opened at the first asking, put back to them at the next.
    /// </summary>
    Task<Outcome<Firm>> Practise(Id person, FirmDetails details, PayoutAccount account, Instant now);

    /// <summary>Every firm that trades, the oldest first: for what the platform does by itself.</summary>
    Task<IReadOnlyList<Firm>> Trading(int skip, int limit);

    /// <summary>For an operator: every firm that trades, the oldest first.</summary>
    Task<Outcome<IReadOnlyList<Firm>>> All(Id person, int skip, int limit);

    /// <summary>The person's role in the firm, if that role allows it.</summary>
    Task<Outcome<Role>> Require(Id person, Id firm, Permission permission);

    Task<Outcome<IReadOnlyList<Membership>>> Members(Id person, Id firm);

    /// <summary>To whom letters to a firm go. Whether it is written to was decided before.</summary>
    Task<IReadOnlyList<Id>> OwnersOf(Id firm);

    /// <summary>Makes somebody a member, or changes the role; null removes. The last owner stays.</summary>
    Task<Refusal?> SetMember(Id person, Id firm, Id member, Role? role, Instant now);

    Task<Refusal?> SetPayout(Id person, Id firm, PayoutAccount account);

    Task<Outcome<PayoutAccount>> Payout(Id firm);

    /// <summary>An operator lets a firm trade with real money, or sends it back to the sandbox.</summary>
    Task<Refusal?> SetSandbox(Id person, Id firm, bool sandbox, Instant now);
}

/// <summary>
/// Six-digit codes sent by mail: valid for 15 minutes, for one use, for five tries; five an hour to one address. A
/// newer code for the same key voids the older.
/// </summary>
public interface ICodes
{
    /// <param name="write">Writes the letter around the code, in the reader's language.</param>
    Task<Refusal?> Send(CodeKey key, Func<string, Letter> write, Instant now);

    Task<Refusal?> Redeem(CodeKey key, string code, Instant now);
}

/// <summary>
/// What an address was proven for by a code, so that its owner finds it again. An index and no proof: who is told what
/// it holds must have proven the address too, and the subject's own record says whether it is still so.
/// </summary>
public interface IProvenAddresses
{
    /// <summary>Noting the same again changes nothing. Refuses <c>email_malformed</c>.</summary>
    Task<Refusal?> Note(string address, Id subject, Instant now);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<Id>> SubjectsOf(string address, int skip, int limit);
}

/// <summary>What a code is good for: it proves nothing about another purpose, address or subject.</summary>
public sealed record CodeKey(string Purpose, string Address, Id Subject);

public sealed record Letter(string Subject, string Body);

/// <summary>Sends mail. Refuses <c>email_malformed</c> and <c>mail_unavailable</c>.</summary>
public interface IMail
{
    Task<Refusal?> Send(string to, Letter letter, Instant now);
}

/// <summary>
/// Letters that were laid in a folder instead of being sent. Not registered where a mail server is set up.
/// </summary>
public interface ILetterbox
{
    Task<IReadOnlyList<CaughtLetter>> Newest(int limit);
}

public sealed record CaughtLetter(string To, Letter Letter, Instant At);

/// <summary>
/// Personal data outside the journal, sealed under a key of each person's own that lies in another store. Erasing the
/// key makes the data unreadable wherever copies of it are, and changes no byte of the journal, which holds only ids
/// and commitments (<see cref="Commitment"/>). A firm's payout account is sealed under the firm's id.
/// </summary>
public interface IVault
{
    /// <param name="kind">What it is: <c>name</c>, <c>address</c>, <c>email</c>, <c>bank_account</c>…</param>
    Task<Refusal?> Seal(Id person, string kind, string text);

    Task<Outcome<string>> Open(Id person, string kind);

    /// <summary>Final: a later <see cref="Seal"/> for the same person is refused too.</summary>
    Task Erase(Id person, Instant now);
}

/// <summary>
/// Keys that programs call the API with. The secret is shown once; only its hash is kept. Owners make and revoke their
/// firm's keys, operators those of carriers.
/// </summary>
public interface IApiKeys
{
    /// <summary>Refuses <c>api_key_name_wrong</c>, what membership refuses, <c>api_keys_too_many</c>.</summary>
    Task<Outcome<IssuedKey>> Issue(Id person, Id firm, string name, Role role, Instant now);

    Task<Outcome<IssuedKey>> IssueForCarrier(Id person, string name, Instant now);

    /// <summary>Refuses <c>api_key_unknown</c>. Revoking again changes nothing.</summary>
    Task<Refusal?> Revoke(Id person, Id firm, Id key, Instant now);

    Task<Refusal?> RevokeForCarrier(Id person, Id key, Instant now);

    /// <summary>The firm's keys, revoked ones too, oldest first.</summary>
    Task<Outcome<IReadOnlyList<ApiKey>>> Of(Id person, Id firm);

    Task<Outcome<IReadOnlyList<ApiKey>>> OfCarriers(Id person);

    /// <summary>Whose secret this is; <c>api_key_wrong</c> for an unknown or revoked one.</summary>
    Task<Outcome<ApiKey>> Find(string secret);
}

/// <summary>
/// An installation without an operator lets the holder of a one-time code make the first. Whoever reads the terminal
/// of the server gets the code; it is valid for a day and until the next start.
/// </summary>
public interface IFirstOperator
{
    /// <summary>There is an operator: nobody can become the first any more.</summary>
    Task<bool> IsDone();

    Task<Outcome<string>> Invite(Instant now);

    Task<Outcome<PersonCard>> Create(string code, NewPerson person, Instant now);
}

/// <param name="Language"><c>th</c>, <c>en</c> or <c>zh</c>: the language of letters to this person.</param>
public sealed record NewPerson(string Email, string Password, string Language);

public sealed record PersonCard(Id Id, string Email, bool EmailConfirmed, string Language, bool IsOperator);

/// <summary>An account in a bank to which a firm's proceeds are paid.</summary>
/// <param name="Bank">The bank's code as its clearing system writes it.</param>
public sealed record PayoutAccount(string Bank, string Number, string Holder);
