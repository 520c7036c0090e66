using System.Text;
using Microsoft.AspNetCore.Http;
using Sampan.Identity;

namespace Sampan.Web.Access;

/// <summary>Whom the gate has recognised behind a request, and for which firm or order it let him in.</summary>
public sealed record Asker
{
    public static readonly Asker Nobody = new();

    /// <summary>Who is signed in; <see cref="Id.None"/> for a visitor and for a program.</summary>
    public Id Person { get; init; }

    public bool IsOperator { get; init; }

    /// <summary>The key a program called with.</summary>
    public ApiKey? Key { get; init; }

    /// <summary>The firm of the address, of which the asker is a member.</summary>
    public Id Firm { get; init; }

    /// <summary>The order whose link the asker holds.</summary>
    public Id Order { get; init; }

    /// <summary>Nobody has said who he is.</summary>
    public bool IsNobody => Person.IsNone && Key is null;
}

public static class AskerContext
{
    private const string Item = "sampan.asker";

    public static Asker Asker(this HttpContext context) => context.Items[Item] as Asker ?? Access.Asker.Nobody;

    internal static void Recognised(this HttpContext context, Asker asker) => context.Items[Item] = asker;

    internal static bool IsApi(this HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    /// <summary>It changes nothing, so that a foreign page which makes a browser send it gains nothing.</summary>
    internal static bool IsSafe(this HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method);

    /// <summary>The id a visitor's requests are kept apart by: his address on the network, hashed.</summary>
    internal static Id VisitorId(this HttpContext context) =>
        Id.Derive(Hash256.Of(Encoding.UTF8.GetBytes($"visitor {context.Connection.RemoteIpAddress}")));
}
