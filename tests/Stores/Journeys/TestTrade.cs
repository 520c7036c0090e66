using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Finance;
using Sampan.Journeys;
using Sampan.Journeys.Bank;
using Sampan.Journeys.Claims;
using Sampan.Journeys.Funding;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Stores.Ledger;
using Sampan.Trade;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>
/// The platform's journeys on a real ledger and a database of a test's own, with short ways to say what tests say
/// often. Order N is of seller 1 unless said otherwise: 10 units at 100.00, freight 150.00, insurance 7.50, fee 20.00.
/// </summary>
public sealed class TestTrade : IAsyncDisposable
{
    public const long Total = 115_750;
    public const long Goods = 100_000;
    public const long Fee = 2_000;
    public const long Units = 10;

    private readonly TestDatabase _database;

    private TestTrade(TestDatabase database)
    {
        _database = database;
        Bank = new MemoryBank(Clock);
        Insurer = new MemoryInsurer(Bank);
        Account = new BankAccount(Bank, "MEM-1", Currency.Thb);
        Journal = LedgerFactory.Journal(database.Database);
    }

    public Database Database => _database.Database;

    public ManualClock Clock { get; } = new();

    public MemoryBank Bank { get; }

    public MemoryInsurer Insurer { get; }

    public MemoryCounterparties People { get; } = new();

    public BankAccount Account { get; }

    public IJournal Journal { get; }

    /// <summary>Set to stand between the journeys and the ledger: to let the process die at a chosen entry.</summary>
    public Func<ILedger, ILedger> Wrap { get; set; } = ledger => ledger;

    public ILedger Ledger { get; private set; } = null!;

    public OrderDesk Desk { get; private set; } = null!;

    public TakeStatement Statement { get; private set; } = null!;

    public ClaimLoss Claims { get; private set; } = null!;

    public Clockwork Clockwork { get; private set; } = null!;

    public IMandates Mandates { get; private set; } = null!;

    public FundingOffers Funding { get; private set; } = null!;

    public LoanDesk Loans { get; private set; } = null!;

    public BorrowOnOrder Borrowing { get; private set; } = null!;

    public DateOnly Today => Clock.Now.UtcDate;

    public static async Task<TestTrade> Open(Engine engine)
    {
        var test = new TestTrade(await TestDatabase.Create(engine));
        await StatementCursor.Prepare(test._database.Database);
        await FinanceFactory.Prepare(test._database.Database);
        await test.Start();
        return test;
    }

    /// <summary>As after a crash: nothing is left but the database, the bank and Identity.</summary>
    public async Task Restart()
    {
        await Ledger.DisposeAsync();
        await Start();
    }

    public static Id Order(int number) => new((UInt128)(1000 + number));

    public static Id Seller(int number) => new((UInt128)(100 + number));

    public static Id Listing(int seller) => new((UInt128)(500 + seller));

    public static string Buyer(int order) => $"BUYER {order}";

    public static string Reference(int order) => $"SP-{order:D4}";

    public static Request Asked(string operation, int order, string body = "", string key = "1") =>
        Request.From(new Id(7), operation, $"{order}/{key}", Encoding.UTF8.GetBytes(body));

    public async Task Stock(int seller, long units, string key = "1")
    {
        People.Sellers.TryAdd(Seller(seller), new Payee($"SELLER {seller}", $"of seller {seller}"));
        Done(await new AddStock(Desk).Run(new(
            Asked("stock", seller, key: key), Seller(seller), Listing(seller), units)));
    }

    /// <param name="payment">Null: all before shipping.</param>
    public Task<Outcome<TradeRecord>> Offer(int order, int seller = 1, OfferOrder.PaymentWish? payment = null)
    {
        People.References[Reference(order)] = Order(order);
        People.Buyers[Order(order)] = Buyer(order);
        return new OfferOrder(Desk).Run(new OfferOrder.Command
        {
            Request = Asked("offer", order),
            Order = Order(order),
            Seller = Seller(seller),
            Goods =
            [
                new(Listing(seller), "Dried mango", HsCode.Parse("080450").Value, Country.Thailand, Units,
                    new Money(10_000, Currency.Thb), 500, 600, 4, 1, Hash256.Zero),
            ],
            From = Country.Thailand,
            Freight = new Money(15_000, Currency.Thb),
            Insurance = new Money(750, Currency.Thb),
            Carriage = null,
            To = Country.Japan,
            Term = Incoterm.CIP,
            Place = "Osaka",
            Reference = Reference(order),
            Payment = payment,
            Sandbox = true,
        });
    }

    public Task<Outcome<TradeRecord>> Place(int order, string key = "1") => new PlaceOrder(Desk).Run(
        new(Asked("place", order, key: key), Order(order), new Id((UInt128)(2000 + order)), Hash256.Of([1])));

    public Task<Outcome<TradeRecord>> Ship(int order, string key = "1", OriginShown? origin = null) =>
        new ShipOrder(Desk).Run(
            new(Asked("ship", order, key: key), Order(order), "Thailand Post", $"EE{order:D9}TH", Today)
            {
                Origin = origin,
            });

    public Task<Outcome<TradeRecord>> Deliver(int order, DeliveryWitness witness = DeliveryWitness.Carrier) =>
        new DeliverOrder(Desk).Run(new(Asked("deliver", order), Order(order), witness, Today));

    public Task<Outcome<TradeRecord>> RefuseGoods(int order) =>
        new RefuseAtDoor(Desk).Run(new(Asked("refuse", order), Order(order), GoodsFault.WrongGoods, Today));

    public Task<Outcome<TradeRecord>> Report(int order, Fact report, string key = "1") =>
        new TrackGoods(Desk).Run(new(Asked("report", order, $"{report}", key), Order(order), report, Today));

    public Task<Outcome<TradeRecord>> Lose(int order) =>
        new LoseGoods(Desk).Run(new(Asked("lose", order), Order(order), Today));

    public Task<Outcome<TradeRecord>> Miss(int order, string key = "1") =>
        new MissGoods(Desk).Run(new(Asked("miss", order, key: key), Order(order)));

    public Task<Outcome<TradeRecord>> Claim(int order, bool bySeller = true, string key = "1") =>
        Claims.Run(new(Asked("claim", order, $"{bySeller}", key), Order(order), bySeller));

    public Task<Outcome<TradeRecord>> Dispute(int order) =>
        new DisputeGoods(Desk).Run(new(Asked("dispute", order), Order(order), GoodsFault.NotAsDescribed));

    public Task<Outcome<TradeRecord>> Settle(int order, long toBuyer, string key = "1") => new SettleDispute(Desk).Run(
        new(Asked("settle", order, $"{toBuyer}", key), Order(order), new Money(toBuyer, Currency.Thb)));

    public Task<Outcome<TradeRecord>> ReturnGoods(int order) =>
        new ReturnGoods(Desk).Run(new(Asked("return", order), Order(order)));

    public Task<Outcome<TradeRecord>> Cancel(int order, bool bySeller, string key = "1") =>
        new CancelOrder(Desk).Run(new(Asked("cancel", order, $"{bySeller}", key), Order(order), bySeller));

    /// <summary>Offered and accepted, with stock for it.</summary>
    public async Task<TradeRecord> Placed(int order, int seller = 1)
    {
        await Stock(seller, Units, $"for {order}");
        Done(await Offer(order, seller));
        return Done(await Place(order));
    }

    public async Task<TradeRecord> Paid(int order, int seller = 1)
    {
        _ = await Placed(order, seller);
        Bank.Credit(Buyer(order), Reference(order), Total);
        await Read();
        TradeRecord record = await Load(order);
        Assert.Equal(OrderState.Paid, record.State);
        return record;
    }

    public async Task<TradeRecord> Shipped(int order, int seller = 1)
    {
        _ = await Paid(order, seller);
        return Done(await Ship(order));
    }

    public async Task<TradeRecord> Load(int order) => (await Desk.Load(Order(order)))!;

    public async Task<int> Read() => Done(await Statement.Run(Account, CancellationToken.None));

    /// <summary>Lets everything happen that happens by itself now, until nothing more does.</summary>
    public async Task Quiet()
    {
        for (int round = 0; round < 50; round++)
        {
            Bank.Settle();
            int steps = await Read() + await Clockwork.Run(Account, CancellationToken.None);
            if (steps == 0 && !Bank.HasPayoutsUnderWay) return;
        }
        Assert.Fail("It does not come to rest.");
    }

    public async Task Pass(TimeSpan span)
    {
        Clock.Advance(span);
        await Quiet();
    }

    /// <summary>The audit is clean, and the bank's account holds what the bank's statement says.</summary>
    public async Task AssertSound()
    {
        await Ledger.Settled();
        AuditReport report = await Journal.Audit();
        Assert.Equal([], report.Findings);
        Assert.Equal(Bank.Closing, -await Balance(Chart.Bank, BankOwner));
    }

    /// <summary>The order holds no money any more.</summary>
    public async Task AssertEmpty(int order)
    {
        foreach (Account account in await Journal.Accounts(Order(order)))
            if (account.Key.Kind.Counts == CommodityKind.Money) Assert.Equal(0, account.Balance);
        Assert.Equal(0, (await Load(order)).ToReturn.Minor);
    }

    /// <summary>What the bank sent to an account and did not get back.</summary>
    public long Sent(string account) => -Bank.Counted
        .Where(l => l.CounterpartyAccount == account)
        .Where(l => l.Kind is StatementLineKind.Debit or StatementLineKind.Return)
        .Sum(l => l.Amount.Minor);

    public long SentToBuyer(int order) => Sent($"of {Buyer(order)}");

    public long SentToSeller(int seller = 1) => Sent($"of seller {seller}");

    /// <summary>What lies in an owner's accounts of a kind, seen from the side filled by credits.</summary>
    public async Task<long> Balance(AccountKind kind, Id owner) =>
        (await Journal.Accounts(owner)).Where(a => a.Key.Kind == kind).Sum(a => a.Balance);

    public static T Done<T>(Outcome<T> outcome)
    {
        Assert.False(outcome.IsRefused, outcome.ToString());
        return outcome.Value;
    }

    public static void Refused<T>(RefusalCode code, Outcome<T> outcome) => Assert.Equal(code, outcome.Refusal?.Code);

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>As BankAccount names itself.</summary>
    private Id BankOwner => Id.Derive(Hash256.Of(Encoding.UTF8.GetBytes($"bank account\n{Bank.Name}\nMEM-1")));

    private async Task Start()
    {
        Ledger = Wrap(await LedgerFactory.Open(_database.Database, Clock, NullLogger.Instance));
        Desk = new OrderDesk(Ledger, Journal, Clock);
        Statement = new TakeStatement(
            Desk, People, new StatementCursor(_database.Database), new SettlePayout(Desk),
            NullLogger<TakeStatement>.Instance);
        Claims = new ClaimLoss(Desk, Insurer);
        var limits = new LoanLimits(Desk);
        Mandates = FinanceFactory.Mandates(_database.Database);
        Loans = new LoanDesk(Desk);
        Funding = new FundingOffers(Desk, Mandates, People, People, limits);
        Borrowing = new BorrowOnOrder(Desk, Funding, limits, Loans);
        Clockwork = new Clockwork(
            Desk, new InstructPayout(Desk, People), Claims, Loans, new WithdrawMoney(Desk, People),
            NullLogger<Clockwork>.Instance);
    }
}
