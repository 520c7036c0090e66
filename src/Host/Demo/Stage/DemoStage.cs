using Sampan.Kernel;
using Sampan.Trade;
using Sampan.Web.Demo;

namespace Sampan.Host.Demo.Stage;

/// <summary>Everything that can be played, put together. Registered in a demo and nowhere else.</summary>
internal sealed class DemoStage(DemoOrders orders, DemoTasks tasks, DemoEvents events, DemoProofs proofs) : IDemoStage
{
    private readonly Presses<Outcome<TradeRecord>> _played = new();
    private readonly Presses<Outcome<LastUnitTwice>> _rushed = new();
    private readonly Presses<Outcome<PledgedTwice>> _pledged = new();

    /// <summary>Under way: money or goods are on their road, so there is something to look at.</summary>
    private static readonly OrderState[] UnderWay =
    [
        OrderState.Placed, OrderState.Paid, OrderState.Shipped, OrderState.Delivered, OrderState.Released,
        OrderState.RefusedAtDoor, OrderState.Disputed, OrderState.Missing, OrderState.Lost, OrderState.PaidOut,
    ];

    public Task<IReadOnlyList<DemoOrder>> Orders() => orders.Newest();

    public async Task<TradeRecord?> Order(string? reference)
    {
        if (!string.IsNullOrEmpty(reference)) return await orders.Named(reference);
        IReadOnlyList<DemoOrder> newest = await orders.Newest(UnderWay);
        if (newest.Count == 0) newest = await orders.Newest();
        return newest.Count == 0 ? null : await orders.Named(newest[0].Reference);
    }

    public DemoPerson? PersonOf(DemoRole role) => role switch
    {
        DemoRole.Seller => new DemoPerson(DemoWorld.SellerEmail, DemoWorld.Password),
        DemoRole.Lender => new DemoPerson(DemoWorld.LenderEmail, DemoWorld.Password),
        DemoRole.Council => new DemoPerson(DemoWorkingGroup.The.Seats[0].Email, DemoWorld.Password),
        DemoRole.Mentor => new DemoPerson(DemoWorld.MentorEmail, DemoWorld.Password),
        DemoRole.Operator => new DemoPerson(DemoWorld.OperatorEmail, DemoWorld.Password),
        _ => null,
    };

    public async Task<string> TaskOf(DemoRole role, string? reference) => role switch
    {
        DemoRole.Seller => await tasks.Seller(reference),
        DemoRole.Buyer => await tasks.Buyer(reference),
        DemoRole.Lender => await tasks.Lender(),
        DemoRole.Council => await tasks.Council(),
        DemoRole.Mentor => await tasks.Mentor(),
        _ => await tasks.Operator(),
    };

    public IReadOnlyList<DemoEvent> EventsOf(TradeRecord record) => DemoEvents.Of(record);

    public Task<Outcome<TradeRecord>> Play(DemoEvent happening, string? reference, string key) =>
        _played.Once($"{happening}\n{reference}\n{key}", async () =>
        {
            if (happening == DemoEvent.Ordered) return await events.Order(key);
            TradeRecord? record = await Shown(reference);
            return record is null
                ? Journeys.JourneyRefusals.OrderUnknown
                : await events.Happen(happening, record, key);
        });

    public Task<Outcome<LastUnitTwice>> BuyLastUnitTwice(string key) =>
        _rushed.Once(key, () => proofs.BuyLastUnitTwice(key));

    public Task<Outcome<PledgedTwice>> PledgeTwice(string key) => _pledged.Once(key, () => proofs.PledgeTwice(key));

    public async Task<Outcome<AlteredPaper>> AlterPaper(string? reference) =>
        await proofs.AlterPaper(await Shown(reference));

    public async Task<TradeRecord?> Shown(string? reference)
    {
        if (string.IsNullOrEmpty(reference) || await orders.Named(reference) is not { } record) return null;
        return await orders.IsInvented(record) ? record : null;
    }
}
