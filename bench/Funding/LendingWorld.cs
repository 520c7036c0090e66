using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Bench.Ledger;
using Sampan.Finance;
using Sampan.Journeys;
using Sampan.Journeys.Funding;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Trade;

namespace Sampan.Bench.Funding;

/// <summary>
/// A seller, lenders with full wallets, and orders that go their way through the journeys that pages use; only who
/// people are is answered from memory.
/// </summary>
internal sealed class LendingWorld : IAsyncDisposable
{
    private const int Posters = 64;

    private static readonly Id s_seller = new(1), s_listing = new(42);
    private static readonly Commodity s_money = Commodity.Money(Currency.Thb, test: true);

    private readonly BenchDatabase _database;
    private readonly ILedger _ledger;
    private readonly OrderDesk _desk;
    private readonly BorrowOnOrder _borrow;
    private readonly ReleaseEscrow _release;
    private readonly LoanDesk _loans;
    private int _orders;

    private LendingWorld(BenchDatabase database, ILedger ledger)
    {
        (_database, _ledger) = (database, ledger);
        _desk = new OrderDesk(ledger, LedgerFactory.Journal(database.Database), TimeProvider.System);
        Mandates = FinanceFactory.Mandates(database.Database);
        var limits = new LoanLimits(_desk);
        _loans = new LoanDesk(_desk);
        _release = new ReleaseEscrow(_desk);
        Offers = new FundingOffers(_desk, Mandates, new Everybody(), new Everybody(), limits);
        _borrow = new BorrowOnOrder(_desk, Offers, limits, _loans);
    }

    internal IMandates Mandates { get; }

    internal FundingOffers Offers { get; }

    internal static async Task<LendingWorld> Open(Engine engine)
    {
        BenchDatabase database = await BenchDatabase.Create(engine);
        await FinanceFactory.Prepare(database.Database);
        ILedger ledger = await LedgerFactory.Open(database.Database, TimeProvider.System, NullLogger.Instance);
        var world = new LendingWorld(database, ledger);
        _ = (await new AddStock(world._desk).Run(new AddStock.Command(
            Request.Of("bench stock"), s_seller, s_listing, 1_000_000_000))).Value;
        return world;
    }

    /// <summary>Money comes in at the bank and goes into the lender's wallet.</summary>
    internal async Task PayIn(Id lender, long minor)
    {
        int book = (await _ledger.Book(lender)).Value;
        await Bring(new AccountKey(book, Chart.Wallet, lender, s_money), lender, minor);
    }

    /// <summary>Orders whose money lies in escrow.</summary>
    internal async Task<Id[]> Paid(int count)
    {
        int book = (await _ledger.Book(s_seller)).Value;
        var orders = new Id[count];
        await Each(count, async i =>
        {
            string name = $"{Interlocked.Increment(ref _orders)}";
            var order = Id.New(_desk.Now);
            TradeRecord offered = (await new OfferOrder(_desk).Run(Offer(order, name))).Value;
            _ = (await new PlaceOrder(_desk).Run(new PlaceOrder.Command(
                Request.Of("bench place", name), order, new Id(7), Hash256.Zero))).Value;
            await Bring(
                new AccountKey(book, Chart.Arrivals, order, s_money), order, offered.Terms.Total.Minor);
            orders[i] = order;
        });
        await _ledger.Settled();
        await Each(count, async i => _ = (await new TakePayment(_desk).Run(
            orders[i], new Id((UInt128)(1_000_000 + i)), (await Load(orders[i])).Terms.Total)).Value);
        return orders;
    }

    /// <summary>The seller takes the first offer on each.</summary>
    internal Task Borrow(Id[] orders) => Each(orders.Length, async i =>
    {
        FundingOffer offer = (await Offers.For(await Load(orders[i]))).Value.Offers[0];
        _ = (await _borrow.Run(new BorrowOnOrder.Command(
            Request.Of("bench borrow", $"{orders[i]}"), orders[i], offer.Mandate.Id, offer.Mandate.Version,
            offer.Terms.Principal, offer.AtDue.Total))).Value;
    });

    /// <summary>Shipped, and received by the buyer: the escrow may be released.</summary>
    internal Task Deliver(Id[] orders) => Each(orders.Length, async i =>
    {
        DateOnly today = _desk.Now.UtcDate;
        _ = (await new ShipOrder(_desk).Run(new ShipOrder.Command(
            Request.Of("bench ship", $"{orders[i]}"), orders[i], "Bench Cargo", $"{i}", today))).Value;
        _ = (await new DeliverOrder(_desk).Run(new DeliverOrder.Command(
            Request.Of("bench deliver", $"{orders[i]}"), orders[i], DeliveryWitness.Buyer, today))).Value;
    });

    /// <summary>
    /// The escrow is released; where a lender is owed, its part goes over by sweep and its book takes it. Everything of
    /// every order is on disk when this ends.
    /// </summary>
    internal async Task Settle(Id[] orders)
    {
        var owed = new List<Id>();
        await Each(orders.Length, async i =>
        {
            TradeRecord released = (await _release.Run(orders[i])).Value;
            if (released.Loan is not { } loan) return;
            lock (owed) owed.Add(loan.Terms.Loan);
        });
        await _ledger.Settled();
        await Each(owed.Count, async i => _ = (await _loans.Advance(owed[i])).Value);
    }

    internal async Task<TradeRecord> Load(Id order) => (await _desk.Load(order))!;

    public async ValueTask DisposeAsync()
    {
        await _ledger.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static Task Each(int count, Func<int, Task> act) => Task.WhenAll(
        Enumerable.Range(0, Posters).Select(async poster =>
        {
            for (int i = poster; i < count; i += Posters) await act(i);
        }));

    private async Task Bring(AccountKey to, Id line, long minor)
    {
        int house = (await _ledger.Book(Id.None)).Value;
        var suspense = new AccountKey(house, Chart.Suspense, line, s_money);
        _ = (await _ledger.Post(new EntryRequest
        {
            Request = Request.Of("bench money", $"{line}"),
            Book = house,
            Kind = "bench.money",
            Steps =
            [
                new Move(new AccountKey(house, Chart.Bank, Id.None, s_money), suspense, minor),
                new Sweep(suspense, to, minor),
            ],
        })).Value;
    }

    private static OfferOrder.Command Offer(Id order, string name) => new()
    {
        Request = Request.Of("bench offer", name),
        Order = order,
        Seller = s_seller,
        Goods =
        [
            new OfferOrder.OfferedGoods(
                s_listing, "Dried mango, 500 g pack", HsCode.Parse("080450").Value, Country.Thailand, 100,
                new Money(120_00, Currency.Thb), 500, 520, 20, 1, Hash256.Zero),
        ],
        From = Country.Thailand,
        Freight = new Money(900_00, Currency.Thb),
        Insurance = Money.Zero(Currency.Thb),
        Carriage = null,
        To = Country.Japan,
        Term = Incoterm.DAP,
        Place = "Osaka",
        Reference = $"SP-{name}",
        Sandbox = true,
    };

    /// <summary>Everybody lends, and every seller has named an account.</summary>
    private sealed class Everybody : IEvidence, ICounterparties
    {
        public Task<IReadOnlyList<Evidence>> Of(TradeRecord record) =>
            Task.FromResult<IReadOnlyList<Evidence>>([Evidence.PayoutAccount]);

        public Task<BankRecord?> Bank(TradeRecord record, DateOnly day) => Task.FromResult<BankRecord?>(null);

        public Task<bool> IsLender(Id firm, bool sandbox) => Task.FromResult(true);

        public Task<Id?> OrderOf(string reference) => Task.FromResult<Id?>(null);

        public Task<bool> IsBuyer(Id order, string payerName) => Task.FromResult(false);

        public bool IsInsurer(string payerAccount) => false;

        public Task<bool> IsSeller(Id seller, string payerAccount) => Task.FromResult(false);

        public Task<Id?> LenderOf(string reference, string payerName, bool sandbox) => Task.FromResult<Id?>(null);

        public Task Remember(Id line, Payee payer) => Task.CompletedTask;

        public Task<Payee?> PayerOf(Id line) => Task.FromResult<Payee?>(null);

        public Task<Payee?> AccountOf(Id seller) => Task.FromResult<Payee?>(null);
    }
}
