using Microsoft.Extensions.DependencyInjection;
using Sampan.Academy;
using Sampan.Council;
using Sampan.Finance;
using Sampan.Host.Demo;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;
using Sampan.Web.Access;

namespace Sampan.Tests.Journeys.Api;

/// <summary>Who calls, seen from the firm and the order that the sample addresses name.</summary>
internal enum Asking
{
    Nobody,
    Owner,
    Clerk,
    OtherFirmsOwner,
    Operator,
    LinkHolder,
    OtherLinkHolder,
    CarrierKey,
    OwnersKey,
    ClerksKey,
    OtherFirmsKey,
}

/// <summary>A site with two firms, an order of each, and one caller of every sort.</summary>
internal sealed class AccessWorld : IAsyncDisposable
{
    public required RunningSite Site { get; init; }

    public required IReadOnlyDictionary<Asking, Credentials> Callers { get; init; }

    public required Offered Order { get; init; }

    public required Offered OtherOrder { get; init; }

    public required string OtherFirm { get; init; }

    /// <summary>Accounts in the first firm's book and in the house's.</summary>
    public required string FirmsAccount { get; init; }

    public required string HousesAccount { get; init; }

    /// <summary>A firm of the first firm's owner, and the clerk's, that lends; and a mandate of it.</summary>
    public required StoredMandate Mandate { get; init; }

    /// <summary>An obstacle that somebody reported, and what opens it to whoever did.</summary>
    public required ReportedObstacle Report { get; init; }

    private const string ReportSecret = "a-sample-secret";

    /// <summary>Of the working group, whose chair is the first firm's owner.</summary>
    public required Id Measure { get; init; }

    public required Id Meeting { get; init; }

    /// <summary>A picture of the first firm's listing.</summary>
    public required string PictureHash { get; init; }

    /// <summary>The demo's mentor, and what the first firm has asked him.</summary>
    public required Mentorship Mentorship { get; init; }

    /// <summary>What the first firm's owner has asked, for everybody to read.</summary>
    public required Post Question { get; init; }

    private string FirmKey { get; set; } = "";

    private string CarrierKey { get; set; } = "";

    public static async Task<AccessWorld> Create()
    {
        RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        IFirms firms = site.Services.GetRequiredService<IFirms>();
        IApiKeys keys = site.Services.GetRequiredService<IApiKeys>();
        Credentials owner = await site.SignIn(DemoWorld.SellerEmail);
        Id ownerId = await site.PersonByEmail(DemoWorld.SellerEmail);
        Id clerk = await site.NewPerson("clerk@demo.sampan.example");
        Assert.Null(await firms.SetMember(ownerId, site.Shop.Firm, clerk, Role.Clerk, site.Now));
        Id other = await site.NewPerson("other@demo.sampan.example");
        Firm otherFirm = (await firms.Open(
            other, DemoShop.First.Firm.Details with { NameLatin = "Other Fruit" }, site.Now)).Value;
        string clerksKey = (await keys.Issue(ownerId, site.Shop.Firm, "clerk's", Role.Clerk, site.Now)).Value.Secret;
        string othersKey = (await keys.Issue(other, otherFirm.Id, "other's", Role.Owner, site.Now)).Value.Secret;
        _ = await site.Services.GetRequiredService<ICheckpoints>().Make(site.Now);
        Offered order = await site.Paid(100, waitForRounds: false);
        Offered otherOrder = await site.MakeOffer(20);
        (Id measure, Id meeting) = await Steer(site, ownerId);
        await ObservedMonths.Keep(site);
        return new AccessWorld
        {
            Site = site,
            Order = order,
            OtherOrder = otherOrder,
            OtherFirm = otherFirm.Id.ToString(),
            Mandate = await Lend(site, ownerId, clerk),
            Report = await Complain(site),
            Measure = measure,
            Meeting = meeting,
            Mentorship = await AskMentor(site),
            Question = (await site.Services.GetRequiredService<IQuestions>().Of(ownerId))[0],
            PictureHash = (await site.Services.GetRequiredService<IPictures>().Of(site.Mango.Id))[0].Hash.ToString(),
            FirmsAccount = await AccountOf(site, site.Shop.Firm),
            HousesAccount = await AccountOf(site, Id.None),
            Callers = new Dictionary<Asking, Credentials>
            {
                [Asking.Nobody] = Credentials.None,
                [Asking.Owner] = owner,
                [Asking.Clerk] = await site.SignIn(clerk),
                [Asking.OtherFirmsOwner] = await site.SignIn(other),
                [Asking.Operator] = await site.SignIn(DemoWorld.OperatorEmail),
                [Asking.LinkHolder] = new Credentials { Link = order.Token },
                [Asking.OtherLinkHolder] = new Credentials { Link = otherOrder.Token },
                [Asking.CarrierKey] = RunningSite.Carrier,
                [Asking.OwnersKey] = site.Seller,
                [Asking.ClerksKey] = new Credentials { Bearer = clerksKey },
                [Asking.OtherFirmsKey] = new Credentials { Bearer = othersKey },
            },
        };
    }

    private static async Task<StoredMandate> Lend(RunningSite site, Id owner, Id clerk)
    {
        IFirms firms = site.Services.GetRequiredService<IFirms>();
        DemoLender lender = DemoLender.All[0];
        Firm firm = (await firms.Open(owner, lender.Details, site.Now)).Value;
        Assert.Null(await firms.SetMember(owner, firm.Id, clerk, Role.Clerk, site.Now));
        MandateTerms terms = MandateFile.Read(lender.Mandates[0].GetRawText(), out _)!;
        return (await site.Services.GetRequiredService<IMandates>().Save(
            new SaveMandate(firm.Id, Id.None, 0, firm.Sandbox, terms), site.Now)).Value;
    }

    private static async Task<ReportedObstacle> Complain(RunningSite site)
    {
        var report = new ReportedObstacle(
            Id.New(site.Now), site.Now, TradeStep.Border, Trouble.OriginProof, null, null, 3, null, "", "en");
        return (await site.Services.GetRequiredService<IReports>().Take(report, ReportSecret)).Value;
    }

    private static async Task<(Id Measure, Id Meeting)> Steer(RunningSite site, Id chair)
    {
        ICouncil council = site.Services.GetRequiredService<ICouncil>();
        Id @operator = await site.PersonByEmail(DemoWorld.OperatorEmail);
        DateOnly today = site.Now.UtcDate;
        Id[] ids = [.. Enumerable.Range(0, 5).Select(_ => Id.New(site.Now))];
        (Id seat, Id plan, Id goal, Id measure, Id meeting) = (ids[0], ids[1], ids[2], ids[3], ids[4]);
        Act[] acts =
        [
            new SeatGiven(seat, chair, Side.Private, "Trials", "Head", true, today, today.AddYears(1)),
            new PlanSet(plan, "Plan", today), new GoalSet(goal, plan, "Goal"),
            new MeasureSet(
                measure, goal, "Measure", "What", seat, Metric.PaidOrders, Slice.Whole, 3, Direction.Up, 100),
            new MeetingCalled(meeting, "Meeting", today, "Here"),
        ];
        foreach (Act act in acts)
            Assert.False((await council.Do(
                act is SeatGiven ? @operator : chair, act is SeatGiven, act, site.Now)).IsRefused);
        return (measure, meeting);
    }

    private static async Task<Mentorship> AskMentor(RunningSite site)
    {
        Assert.Null(await site.Services.GetRequiredService<DemoMentors>().Load(site.Now));
        Assert.Null(await site.Services.GetRequiredService<DemoQuestions>().Load(site.Now));
        return (await site.Services.GetRequiredService<IMentors>().OfFirm(site.Shop.Firm))[0];
    }

    private static async Task<string> AccountOf(RunningSite site, Id owner)
    {
        IStatements statements = site.Services.GetRequiredService<IStatements>();
        int? book = await statements.Book(owner);
        return (await statements.Accounts(book!.Value, 0, 1))[0].Key.ToString();
    }

    /// <summary>Keys that may be revoked, made anew for each endpoint: the callers' own stay good.</summary>
    public async Task MakeKeys()
    {
        IApiKeys keys = Site.Services.GetRequiredService<IApiKeys>();
        Id owner = await Site.PersonByEmail(DemoWorld.SellerEmail);
        Id @operator = await Site.PersonByEmail(DemoWorld.OperatorEmail);
        FirmKey = (await keys.Issue(owner, Site.Shop.Firm, "to be revoked", Role.Clerk, Site.Now))
            .Value.Key.Id.ToString();
        CarrierKey = (await keys.IssueForCarrier(@operator, "to be revoked", Site.Now)).Value.Key.Id.ToString();
    }

    /// <summary>
    /// The endpoint's address with sample values, or the name of a parameter that has none. The holder of another
    /// order's link has only that one.
    /// </summary>
    public (string? Path, string? Missing) Address(SiteEndpoint endpoint, Asking asking, string? firm = null)
    {
        string path = endpoint.Pattern;
        foreach (var parameter in endpoint.Endpoint.RoutePattern.Parameters)
        {
            if (Sample(endpoint, parameter.Name, asking, firm) is not { } value) return (null, parameter.Name);
            int from = path.IndexOf('{' + parameter.Name, StringComparison.Ordinal);
            if (from < 0) from = path.IndexOf("{*", StringComparison.Ordinal);
            path = path[..from] + value + path[(path.IndexOf('}', from) + 1)..];
        }
        return (path, null);
    }

    private string? Sample(SiteEndpoint endpoint, string parameter, Asking asking, string? firm) => parameter switch
    {
        "firm" => firm ?? (endpoint.Pattern.Contains("/lending", StringComparison.Ordinal)
            ? $"{Mandate.Mandate.Lender}"
            : Site.Firm),
        "lesson" => "code",
        "report" => $"{Report.Id}",
        "secret" => ReportSecret,
        "measure" => $"{Measure}",
        "meeting" => $"{Meeting}",
        "table" => "chapter",
        "mandate" => $"{Mandate.Mandate.Id}",
        "question" or "post" => $"{Question.Id}",
        "mentor" => $"{Mentorship.Mentor}",
        "mentorship" => $"{Mentorship.Id}",
        "order" => Order.Order,
        "token" => asking == Asking.OtherLinkHolder ? OtherOrder.Token : Order.Token,
        "line" => "1",
        "shop" => Site.Shop.Slug,
        "slug" => endpoint.Pattern.Contains("{shop}", StringComparison.Ordinal) ? Site.Mango.Slug : Site.Shop.Slug,
        "listing" => Site.Mango.Id.ToString(),
        "key" => endpoint.Pattern.Contains("carrier", StringComparison.Ordinal) ? CarrierKey : FirmKey,
        // The page of an error answers with that error: any but those that mean "not let in" will do.
        "code" => "409",
        "name" => "ledger",
        "topic" => "orders",
        "account" => endpoint.Pattern.Contains("{firm}", StringComparison.Ordinal) ? FirmsAccount : HousesAccount,
        "kind" => "pdf",
        "form" => "ubl",
        "hash" => PictureHash,
        "width" => $"{DemoDrawings.Width}",
        "number" => "1",
        _ => null,
    };

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
