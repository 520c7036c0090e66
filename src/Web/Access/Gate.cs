using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Sampan.Identity;
using Sampan.Market;
using Sampan.Web.Api;
using Sampan.Web.Parts;

namespace Sampan.Web.Access;

/// <summary>
/// Stands before every endpoint and page: recognises who asks, compares with what the endpoint states, and lets nobody
/// through to one that states nothing. Whoever is no member of a firm hears that there is no such firm.
/// </summary>
internal sealed class Gate(
    RequestDelegate next, IApiKeys keys, IFirms firms, IOrderAddresses addresses, CarrierKey carrier,
    IAntiforgery antiforgery, TimeProvider clock)
{
    public const string LinkHeader = "Sampan-Order-Link";

    public async Task InvokeAsync(HttpContext context)
    {
        // An endpoint without a route only says "wrong method" or "wrong media type": there is nothing behind it.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(context);
            return;
        }
        // The page of an error is drawn under the method and body of the request that failed.
        bool isPage = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null
            && context.Features.Get<IStatusCodeReExecuteFeature>() is null;
        if (isPage && HandlerNeeded.Unreadable(context.Request) is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }
        Outcome<Asker> admitted = endpoint.Metadata.GetMetadata<AllowedToAttribute>() is { } stated
            ? await Admit(context, stated)
            : ApiRefusals.AccessNotStated;
        if (admitted.IsRefused)
        {
            await Deny(context, admitted.Refusal);
            return;
        }
        context.Recognised(admitted.Value);
        await next(context);
    }

    private async Task<Outcome<Asker>> Admit(HttpContext context, AllowedToAttribute stated)
    {
        Outcome<Asker> recognised = await Recognise(context);
        if (recognised.IsRefused) return recognised.Refusal;
        Outcome<Asker> admitted = stated.Caller switch
        {
            Caller.Anyone => recognised,
            Caller.SignedIn => Person(recognised.Value),
            Caller.Operator => Operator(recognised.Value),
            Caller.Carrier => Carrier(recognised.Value),
            Caller.LinkHolder => await LinkHolder(context, recognised.Value),
            _ => await Member(context, recognised.Value, stated),
        };
        return !admitted.IsRefused && await IsForged(context, stated, admitted.Value)
            ? ApiRefusals.FormTokenMissing
            : admitted;
    }

    private async Task<Outcome<Asker>> Recognise(HttpContext context)
    {
        if (context.IsApi() && Bearer(context.Request) is { } secret)
        {
            Outcome<ApiKey> key = carrier.Is(secret) ? carrier.Key : await keys.Find(secret);
            return key.Map(found => new Asker { Key = found });
        }
        return new Asker
        {
            Person = context.User.PersonId(),
            IsOperator = context.User.IsInRole(IdentityRegistration.OperatorRole),
        };
    }

    /// <summary>
    /// A cookie comes along with whatever makes a browser send a request; only our own page can add the token.
    /// Pages check theirs themselves, and who holds a key or a link has proved it without a cookie.
    /// </summary>
    private async Task<bool> IsForged(HttpContext context, AllowedToAttribute stated, Asker asker) =>
        context.IsApi() && !context.Request.IsSafe() && asker.Key is null
        && stated.Caller is not (Caller.Anyone or Caller.LinkHolder)
        && !await antiforgery.IsRequestValidAsync(context);

    private static Outcome<Asker> Person(Asker asker) =>
        !asker.Person.IsNone ? asker : asker.IsNobody ? ApiRefusals.SignInNeeded : ApiRefusals.CallerNotAllowed;

    private static Outcome<Asker> Operator(Asker asker)
    {
        Outcome<Asker> person = Person(asker);
        return person.IsRefused || asker.IsOperator ? person : IdentityRefusals.PermissionMissing;
    }

    private static Outcome<Asker> Carrier(Asker asker) =>
        asker.Key is { Kind: ApiKeyKind.Carrier } ? asker
        : asker.IsNobody ? ApiRefusals.SignInNeeded
        : ApiRefusals.CallerNotAllowed;

    private async Task<Outcome<Asker>> LinkHolder(HttpContext context, Asker asker)
    {
        string? token = context.Request.RouteValues.TryGetValue("token", out object? named)
            ? named as string
            : context.Request.Headers[LinkHeader].ToString();
        if (string.IsNullOrEmpty(token)) return MarketRefusals.LinkUnknown;
        Outcome<Id> order = await addresses.OrderByLink(token, Instant.From(clock.GetUtcNow()));
        return order.Map(found => asker with { Order = found });
    }

    private async Task<Outcome<Asker>> Member(HttpContext context, Asker asker, AllowedToAttribute stated)
    {
        if (!context.Request.RouteValues.TryGetValue("firm", out object? named)) return Person(asker);
        if (asker.IsNobody) return ApiRefusals.SignInNeeded;
        Outcome<Id> firm = Id.Parse(named as string);
        if (firm.IsRefused) return IdentityRefusals.FirmUnknown;
        if (asker.Key is not { } key)
        {
            Outcome<Role> role = await firms.Require(asker.Person, firm.Value, stated.Permission);
            return role.Map(_ => asker with { Firm = firm.Value });
        }
        if (key.Kind != ApiKeyKind.Firm) return ApiRefusals.CallerNotAllowed;
        if (key.Firm != firm.Value) return IdentityRefusals.FirmUnknown;
        if (stated.InPerson) return ApiRefusals.CallerNotAllowed;
        return key.Role.Allows(stated.Permission) ? asker with { Firm = key.Firm } : IdentityRefusals.PermissionMissing;
    }

    private static Task Deny(HttpContext context, Refusal refusal)
    {
        if (context.IsApi()) return Problem.Write(context, refusal);
        if (refusal.Code == ApiRefusals.SignInNeeded) return context.ChallengeAsync();
        context.Response.StatusCode = Problems.StatusOf(refusal.Code);
        return Task.CompletedTask;
    }

    private static string? Bearer(HttpRequest request)
    {
        const string scheme = "Bearer ";
        string header = request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : null;
    }
}
