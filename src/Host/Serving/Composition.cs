using Sampan.Academy;
using Sampan.Border;
using Sampan.Council;
using Sampan.Finance;
using Sampan.Host.Demo;
using Sampan.Host.Demo.Year;
using Sampan.Host.Pictures;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Answers;
using Sampan.Journeys.Buyers;
using Sampan.Journeys.Carriers;
using Sampan.Journeys.Claims;
using Sampan.Journeys.Funding;
using Sampan.Journeys.Learning;
using Sampan.Journeys.Observing;
using Sampan.Journeys.Offers;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Papers;
using Sampan.Journeys.Payments;
using Sampan.Journeys.Practice;
using Sampan.Journeys.Screening;
using Sampan.Journeys.Steering;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Storage;

namespace Sampan.Host.Serving;

/// <summary>Everything an installation is made of, put together once. Reads as the list of its parts.</summary>
internal static class Composition
{
    /// <summary>Makes every table that is missing, and finds out whether the master key fits.</summary>
    internal static async Task<Refusal?> Prepare(Database database, IdentitySetup identity)
    {
        await MakeTables(database);
        return await IdentityRegistration.Prepare(identity);
    }

    /// <summary>Every table of an installation that is missing, in the order of the floors.</summary>
    internal static async Task MakeTables(Database database)
    {
        await LedgerFactory.Prepare(database);
        await BorderFactory.Prepare(database);
        await IdentityRegistration.PrepareMain(database);
        await MarketFactory.Prepare(database);
        await FinanceFactory.Prepare(database);
        await AcademyFactory.Prepare(database);
        await CouncilFactory.Prepare(database);
        await ObservatoryFactory.Prepare(database);
        await StatementCursor.Prepare(database);
        await FirstAnswers.Prepare(database);
        await PracticeBank.Prepare(database);
        await DemoMark.Prepare(database);
        await YearMark.Prepare(database);
    }

    internal static IServiceCollection AddSampan(
        this IServiceCollection services, Installation installation, IdentitySetup identity, SigningKey key,
        TimeProvider clock)
    {
        Database database = installation.Database;
        services.AddSingleton(clock);
        services.AddSingleton(database);
        services.AddSingleton(installation.Ledger);
        services.AddSingleton(installation.Journal);
        services.AddSingleton(LedgerFactory.Statements(database));
        services.AddSingleton(key);
        services.AddSingleton(LedgerFactory.Checkpoints(database, key));
        services.AddSingleton(LedgerFactory.Snapshots(database, key));

        services.AddSingleton(IBorder.Create());
        services.AddSingleton(BorderFactory.Screening(database));
        services.AddSingleton<ScreenParties>().AddSingleton<IOrderHold>(p => p.GetRequiredService<ScreenParties>());
        services.AddSingleton(provider => BorderFactory.Shelf(database, provider.GetRequiredService<IBorder>(), key));
        services.AddSingleton(BorderFactory.Nomenclatures(database))
            .AddSingleton(BorderFactory.ConfirmedCodes(database));
        services.AddSingleton(provider => BorderFactory.CodeGuides(
            provider.GetRequiredService<INomenclatures>(), provider.GetRequiredService<IConfirmedCodes>()));
        services.AddSampanIdentity(identity);
        services.AddSingleton(MarketFactory.Open(database));
        services.AddSingleton(MarketFactory.Addresses(database));
        services.AddSingleton(MarketFactory.Pictures(database));
        services.AddSingleton<IPictureReader, SkiaPictures>();
        services.AddSingleton(MarketFactory.Freight(database));
        services.AddSingleton(FinanceFactory.Mandates(database))
            .AddSingleton(FinanceFactory.BankRecords(database));
        services.AddSingleton(new ReadLessons(database)).AddSingleton(AcademyFactory.Mentors(database))
            .AddSingleton(AcademyFactory.Questions(database));
        services.AddSingleton(CouncilFactory.Open(database)).AddSingleton(CouncilFactory.Reports(database));
        services.AddSingleton(ObservatoryFactory.Trade(database));
        services.AddSingleton(ObservatoryFactory.PublicFigures(database));
        services.AddSingleton<OrderDesk>();
        services.AddJourneys();
        return services;
    }

    private static void AddJourneys(this IServiceCollection services)
    {
        services.AddSingleton<DoorPrices>().AddSingleton<QuoteProofs>().AddSingleton<MakeOffer>()
            .AddSingleton<BuyerDesk>().AddSingleton<CartPrices>().AddSingleton<CheckOut>().AddSingleton<BuyerOrders>()
            .AddSingleton<OrderPapers>().AddSingleton<PaperCheck>();
        services.AddSingleton(provider => new StatementPapers(
            provider.GetRequiredService<IStatements>(), provider.GetRequiredService<IJournal>(),
            provider.GetRequiredService<IFirms>().Firm));
        services.AddSingleton<AddStock>().AddSingleton<CancelOrder>().AddSingleton<ShipOrder>()
            .AddSingleton<DeliverOrder>();
        services.AddSingleton<DisputeGoods>().AddSingleton<SettleDispute>().AddSingleton<ForgiveRest>();
        services.AddSingleton<LessonExamples>().AddSingleton<TradersObstacles>().AddSingleton<Deliveries>()
            .AddScoped<ErasePerson>();
        services.AddSingleton<ShownNames>().AddSingleton<MentorProfiles>().AddSingleton<FindMentors>()
            .AddSingleton<Mentoring>();
        services.AddSingleton<RefuseAtDoor>().AddSingleton<ReturnGoods>().AddSingleton<CarrierEvents>()
            .AddSingleton<FirstAnswers>();
        services.AddSingleton<MissGoods>().AddSingleton<ClaimLoss>().AddSingleton<BookCarrier>();
        services.AddSingleton<LoanLimits>().AddSingleton<LoanDesk>().AddSingleton<IEvidence, SellerEvidence>()
            .AddSingleton<FundingOffers>()
            .AddSingleton<BorrowOnOrder>().AddSingleton<TryMandate>().AddSingleton<LoanAgreements>()
            .AddSingleton<WithdrawMoney>().AddSingleton<BankStatements>();
        services.AddSingleton<MeasureFigures>().AddSingleton<SteerMeasure>().AddSingleton<ReportObstacle>()
            .AddSingleton<TellReporters>().AddSingleton<PolicyLab>();
        services.AddSingleton<ICounterparties, Counterparties>();
        services.AddSingleton<IReadings, LessonReadings>().AddSingleton<NoteAsking>();
        services.AddSingleton(provider => new ObserveTrade(
            provider.GetRequiredService<OrderDesk>(), provider.GetRequiredService<IObservedTrade>(),
            provider.GetRequiredService<QuoteProofs>().Of, provider.GetRequiredService<IFirms>().Firm,
            provider.GetRequiredService<IBorder>()));
        services.AddSingleton<PracticeBank>().AddSingleton<PracticeOffer>().AddSingleton<PracticeBuyer>()
            .AddSingleton<PracticeBorder>().AddSingleton<PracticeSettlement>().AddSingleton<PracticeTrade>();
        services.AddSingleton<StatementCursor>().AddSingleton<SettlePayout>().AddSingleton<TakeStatement>();
        services.AddSingleton<InstructPayout>().AddSingleton<ResolveLine>().AddSingleton<Clockwork>();
    }
}
