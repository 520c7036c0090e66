using Microsoft.AspNetCore.Builder;
using Sampan.Identity;

namespace Sampan.Web.Access;

/// <summary>Who is asking, as far as access is concerned.</summary>
public enum Caller
{
    Anyone = 1,

    /// <summary>A person with a session.</summary>
    SignedIn,

    /// <summary>
    /// A member, or an API key, of the firm that the address names as <c>{firm}</c>. Where the address names none: a
    /// person with a session, who sees only what is his own.
    /// </summary>
    Member,

    /// <summary>Somebody who runs the installation.</summary>
    Operator,

    /// <summary>
    /// Whoever holds the secret address of one order: <c>{token}</c>, or the header Sampan-Order-Link.
    /// </summary>
    LinkHolder,

    /// <summary>A carrier's key.</summary>
    Carrier,
}

/// <summary>
/// States who may call an endpoint or open a page. Every one states it; one that does not is closed to everybody, and
/// the server does not start with it. <see cref="Gate"/> enforces it for the API and the pages alike.
/// </summary>
/// <param name="permission">Of a <see cref="Caller.Member"/>: what his role must allow.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowedToAttribute(Caller caller, Permission permission = Permission.SeeFirm) : Attribute
{
    public Caller Caller => caller;

    public Permission Permission => permission;

    /// <summary>Only a person: a key could otherwise make more keys and outlive its own revocation.</summary>
    public bool InPerson { get; init; }

    /// <summary>What such a caller shows, in one word, for programs that read the API's document.</summary>
    public string Credential => caller switch
    {
        Caller.Anyone => "none",
        Caller.SignedIn => "session",
        Caller.Member => InPerson ? "session" : "key",
        Caller.Operator => "operator",
        Caller.LinkHolder => "link",
        _ => "carrier",
    };

    public override string ToString() => caller switch
    {
        Caller.Anyone => "anyone",
        Caller.SignedIn => "a signed-in person",
        Caller.Member => $"a member of the firm{(InPerson ? "" : ", or its API key,")} whose role allows {permission}",
        Caller.Operator => "an operator of the installation",
        Caller.LinkHolder => "the holder of the order's link",
        _ => "a carrier, with its key",
    };
}

/// <summary>The statements in the words of a route: <c>.AllowedTo(Who.Member(Permission.SeeOrders))</c>.</summary>
public static class Who
{
    public static AllowedToAttribute Anyone => new(Caller.Anyone);

    public static AllowedToAttribute SignedIn => new(Caller.SignedIn);

    public static AllowedToAttribute Operator => new(Caller.Operator);

    public static AllowedToAttribute LinkHolder => new(Caller.LinkHolder);

    public static AllowedToAttribute Carrier => new(Caller.Carrier);

    public static AllowedToAttribute Member(Permission permission) => new(Caller.Member, permission);

    public static AllowedToAttribute MemberInPerson(Permission permission) =>
        new(Caller.Member, permission) { InPerson = true };

    public static TBuilder AllowedTo<TBuilder>(this TBuilder builder, AllowedToAttribute who)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(who);
}
