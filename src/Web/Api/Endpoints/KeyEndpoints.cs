using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sampan.Identity;
using Sampan.Web.Access;
using Sampan.Web.Api.Bodies;
using Sampan.Web.Api.Calls;
using Sampan.Web.Api.OpenApi;

namespace Sampan.Web.Api.Endpoints;

/// <summary>A firm's API keys, and who the session is that makes them.</summary>
internal static class KeyEndpoints
{
    private static readonly Dictionary<string, Role> Roles = new() { ["clerk"] = Role.Clerk, ["owner"] = Role.Owner };

    public static void Map(RouteGroupBuilder api)
    {
        _ = api.MapGet("/session", Session).AllowedTo(Who.SignedIn)
            .Says("Who is signed in",
                "The person, the firms, and the token that unsafe requests with this session carry.")
            .Gives<SessionBody>();
        RouteGroupBuilder keys = api.MapGroup("/firms/{firm}/keys");
        _ = keys.MapGet("", List).AllowedTo(Who.MemberInPerson(Permission.EditMembers))
            .Says("The firm's API keys", "Revoked ones too; never the secrets.").Gives<KeysBody>();
        _ = keys.MapPost("", Issue).AllowedTo(Who.MemberInPerson(Permission.EditMembers))
            .Says("Make an API key",
                "For a program that acts with a role of the firm. The secret is in this answer and nowhere else.")
            .Takes<KeyRequest>("""{"name":"warehouse","role":"clerk"}""").Gives<IssuedKeyBody>(201)
            .Refuses(ApiRefusals.FieldMalformed, IdentityRefusals.ApiKeyNameWrong, IdentityRefusals.ApiKeysTooMany);
        _ = keys.MapDelete("/{key}", Revoke).AllowedTo(Who.MemberInPerson(Permission.EditMembers))
            .Says("Revoke an API key", "From now on it opens nothing. Revoking again changes nothing.")
            .Gives<RevokedBody>().Refuses(IdentityRefusals.ApiKeyUnknown);
    }

    internal static ApiAnswer Created(string where, Outcome<IssuedKey> issued) => issued.IsRefused
        ? issued.Refusal
        : ApiAnswer.Created($"{where}/{issued.Value.Key.Id}", IssuedKeyBody.Of(issued.Value), Wire.Json.IssuedKeyBody);

    internal static ApiAnswer Revoked(Id key, Refusal? refusal) => refusal is not null
        ? refusal
        : ApiAnswer.Ok(new RevokedBody(key.ToString(), true), Wire.Json.RevokedBody);

    private static async Task<IResult> Session(HttpContext context, IFirms firms, IAntiforgery antiforgery)
    {
        Asker asker = context.Asker();
        IReadOnlyList<Firm> own = await firms.FirmsOf(asker.Person);
        AntiforgeryTokenSet tokens = antiforgery.GetAndStoreTokens(context);
        return ApiAnswer.Ok(
            new SessionBody(
                asker.Person.ToString(), asker.IsOperator,
                [.. own.Select(f => new SessionFirmBody(f.Id.ToString(), f.Details.NameLatin, f.Sandbox))],
                tokens.RequestToken!),
            Wire.Json.SessionBody);
    }

    private static async Task<IResult> List(HttpContext context, IApiKeys keys) => ApiAnswer.From(
        await keys.Of(context.Asker().Person, context.Asker().Firm), all => new KeysBody([.. all.Select(KeyBody.Of)]),
        Wire.Json.KeysBody);

    private static async Task<IResult> Issue(HttpContext context, IApiKeys keys)
    {
        Outcome<KeyRequest> body = context.Call().Read(Wire.Json.KeyRequest);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        if (!Roles.TryGetValue(body.Value.Role, out Role role))
            return (ApiAnswer)ApiRefusals.FieldMalformed.With(("field", "role"), ("text", body.Value.Role));
        Asker asker = context.Asker();
        Outcome<IssuedKey> issued = await keys.Issue(asker.Person, asker.Firm, body.Value.Name, role, context.Now());
        return Created($"/api/v1/firms/{asker.Firm}/keys", issued);
    }

    private static async Task<IResult> Revoke(HttpContext context, IApiKeys keys)
    {
        Outcome<Id> key = context.RouteId("key", IdentityRefusals.ApiKeyUnknown);
        if (key.IsRefused) return (ApiAnswer)key.Refusal;
        Asker asker = context.Asker();
        return Revoked(key.Value, await keys.Revoke(asker.Person, asker.Firm, key.Value, context.Now()));
    }
}
