using Sampan.Identity;
using Sampan.Tests.Journeys.Site;
using Sampan.Web.Access;

namespace Sampan.Tests.Journeys.Api;

/// <summary>
/// Every endpoint and page against every sort of caller. The endpoints are found while the site runs, what is expected
/// follows from what each states, and one that states nothing, or has a parameter without a sample value, fails.
/// </summary>
public sealed class AccessTests
{
    private const string Allowed = "allowed";
    private const string SignIn = "sign in";
    private const string Forbidden = "forbidden";
    private const string NotFound = "not found";

    [Fact]
    public async Task Every_endpoint_lets_in_whom_it_states_and_nobody_else()
    {
        await using AccessWorld world = await AccessWorld.Create();
        IReadOnlyList<SiteEndpoint> endpoints = SiteEndpoints.All(world.Site.Server.App);
        Assert.True(endpoints.Count > 30, $"only {endpoints.Count} endpoints were found");
        var wrong = new List<string>();
        foreach (SiteEndpoint endpoint in endpoints)
        {
            if (endpoint.Stated is null) wrong.Add($"{endpoint} states nothing");
            else foreach (string method in endpoint.Methods) await Try(world, endpoint, method, wrong);
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_firms_own_address_opens_nothing_of_another_firm()
    {
        await using AccessWorld world = await AccessWorld.Create();
        await world.MakeKeys();
        var wrong = new List<string>();
        IEnumerable<SiteEndpoint> inFirms = SiteEndpoints.All(world.Site.Server.App).Where(e =>
            e.Parameters.Contains("firm") && e.Parameters.Any(p => p is "order" or "listing" or "key" or "account"));
        int tried = 0;
        foreach (SiteEndpoint endpoint in inFirms)
        {
            foreach (Asking asking in (Asking[])[Asking.OtherFirmsOwner, Asking.OtherFirmsKey])
            {
                if (asking == Asking.OtherFirmsKey && (endpoint.IsPage || endpoint.Stated!.InPerson)) continue;
                // A page's form is refused for its missing token before anything of the firm is looked up.
                foreach (string method in endpoint.Methods.Where(m => !endpoint.IsPage || m == "GET"))
                {
                    (string? path, _) = world.Address(endpoint, asking, world.OtherFirm);
                    long entries = await world.Site.Entries();
                    Answer answer = await Ask(world, endpoint, method, path!, asking, OfBody(endpoint));
                    tried++;
                    string who = $"{method} {endpoint.Pattern} as {asking}";
                    if (answer.Code != 404) wrong.Add($"{who}: {answer.Code} {answer.Text}");
                    if (await world.Site.Entries() != entries) wrong.Add($"{who} changed something");
                }
            }
        }
        Assert.True(tried > 10, $"only {tried} were tried");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Another_firms_listing_is_not_offered_and_not_stocked()
    {
        await using AccessWorld world = await AccessWorld.Create();
        Credentials other = world.Callers[Asking.OtherFirmsKey];
        long entries = await world.Site.Entries();
        string firm = $"/api/v1/firms/{world.OtherFirm}";
        _ = (await world.Site.Post($"{firm}/orders", world.Site.OfferOf(20), other)).Refused(404, "listing_unknown");
        object stock = new { listing = world.Site.Mango.Id.ToString(), units = 5 };
        _ = (await world.Site.Post($"{firm}/stock", stock, other)).Refused(404, "listing_unknown");
        Assert.Equal(entries, await world.Site.Entries());
    }

    private static async Task Try(AccessWorld world, SiteEndpoint endpoint, string method, List<string> wrong)
    {
        if (endpoint.Parameters.Contains("key")) await world.MakeKeys();
        foreach (Asking asking in Enum.GetValues<Asking>())
        {
            (string? path, string? missing) = world.Address(endpoint, asking);
            if (path is null)
            {
                wrong.Add($"{endpoint} has a parameter without a sample value: {missing}");
                return;
            }
            string expected = Expected(endpoint, method, asking);
            long entries = await world.Site.Entries();
            Answer answer = await Ask(world, endpoint, method, path, asking, null);
            string seen = Seen(answer);
            if (seen != expected)
                wrong.Add($"{method} {endpoint.Pattern} as {asking}: {answer.Code}, not {expected}: {Head(answer)}");
            if (expected != Allowed && await world.Site.Entries() != entries)
                wrong.Add($"{method} {endpoint.Pattern} as {asking} was refused and changed something");
            bool held = endpoint.Stated!.Caller == Caller.LinkHolder && asking == Asking.OtherLinkHolder;
            if (held && seen == Allowed && answer.Text.Contains(world.Order.Order, StringComparison.Ordinal))
                wrong.Add($"{method} {endpoint.Pattern} shows another link's order");
        }
    }

    private static string Expected(SiteEndpoint endpoint, string method, Asking asking)
    {
        AllowedToAttribute stated = endpoint.Stated!;
        bool inFirm = endpoint.Parameters.Contains("firm");
        // Only the API knows keys: whoever shows one elsewhere is a visitor.
        bool isKey = asking >= Asking.CarrierKey && endpoint.Pattern.StartsWith("/api/", StringComparison.Ordinal);
        bool isPerson = asking is >= Asking.Owner and <= Asking.Operator;
        bool isNobody = !isKey && !isPerson;
        return stated.Caller switch
        {
            Caller.Anyone => Allowed,
            Caller.LinkHolder => endpoint.Parameters.Contains("token")
                || asking is Asking.LinkHolder or Asking.OtherLinkHolder
                ? Allowed
                : NotFound,
            _ when isNobody => SignIn,
            // It is its two sides' alone. A form is refused for its missing token before anything is looked up.
            Caller.SignedIn when method == "GET" && endpoint.Parameters.Contains("mentorship")
                && asking is Asking.OtherFirmsOwner or Asking.Operator => NotFound,
            Caller.SignedIn => isPerson ? Allowed : Forbidden,
            Caller.Operator => asking == Asking.Operator ? Allowed : Forbidden,
            Caller.Carrier => asking == Asking.CarrierKey ? Allowed : Forbidden,
            _ when !inFirm => isPerson ? Allowed : Forbidden,
            _ => InFirm(stated, asking),
        };
    }

    private static string InFirm(AllowedToAttribute stated, Asking asking) => asking switch
    {
        Asking.Owner => Role.Owner.Allows(stated.Permission) ? Allowed : Forbidden,
        Asking.Clerk => Role.Clerk.Allows(stated.Permission) ? Allowed : Forbidden,
        Asking.OwnersKey => !stated.InPerson && Role.Owner.Allows(stated.Permission) ? Allowed : Forbidden,
        Asking.ClerksKey => !stated.InPerson && Role.Clerk.Allows(stated.Permission) ? Allowed : Forbidden,
        Asking.CarrierKey => Forbidden,
        _ => NotFound,
    };

    private static string Seen(Answer answer) => answer.Code switch
    {
        401 => SignIn,
        302 when answer.Header("Location")!.Contains("/sign-in?return=", StringComparison.Ordinal) => SignIn,
        403 => Forbidden,
        404 => NotFound,
        >= 500 => $"an error {answer.Code}",
        _ => Allowed,
    };

    /// <summary>An empty body, or what would succeed in the right hands.</summary>
    private static string? OfBody(SiteEndpoint endpoint) => endpoint.Pattern.Split('/')[^1] switch
    {
        "ship" => "{\"carrier\":\"a\",\"tracking\":\"b\",\"on\":\"2026-11-25\"}",
        "book" => "{\"on\":\"2026-11-25\"}",
        _ => null,
    };

    /// <summary>JSON to the API, to a page a form that carries nothing but its token.</summary>
    private static async Task<Answer> Ask(
        AccessWorld world, SiteEndpoint endpoint, string method, string path, Asking asking, string? body)
    {
        bool sends = method is not ("GET" or "HEAD" or "DELETE");
        string? json = sends ? body ?? "{}" : null;
        if (!endpoint.IsPage || !sends)
            return await world.Site.Send(new HttpMethod(method), path, json, world.Callers[asking]);
        using var form = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string> { ["form-key"] = Guid.NewGuid().ToString("N") }),
        };
        world.Callers[asking].AddTo(form);
        return await world.Site.Send(form);
    }

    private static string Head(Answer answer) => answer.Text.Length <= 200 ? answer.Text : answer.Text[..200];
}
