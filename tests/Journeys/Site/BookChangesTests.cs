using Microsoft.Extensions.DependencyInjection;
using Sampan.Border;
using Sampan.Host.Commands;
using Sampan.Host.Demo;
using Sampan.Journeys;
using Sampan.Kernel;
using Sampan.Storage;
using Sampan.Trade;

namespace Sampan.Tests.Journeys.Site;

/// <summary>A newer schedule names the listings and offers that it touches, and leaves their quotes alone.</summary>
public sealed class BookChangesTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_rate_that_changes_names_who_sells_and_what_is_offered_under_it(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        Offered open = await site.MakeOffer(20);
        _ = await site.Paid(20, waitForRounds: false);
        ITariffShelf shelf = site.Services.GetRequiredService<ITariffShelf>();
        OrderDesk desk = site.Services.GetRequiredService<OrderDesk>();
        TradeRecord offer = (await desk.Load(Id.Parse(open.Order).Value))!;
        FrozenQuote? before = await shelf.Frozen(offer.Terms.Lines[0].Quote);

        string listed = await ReadSchedule();
        Assert.Null(await Changes(site, shelf, listed, "2020-01-01"));
        BookChanges same = (await Changes(site, shelf, listed, "2026-12-01", "another print"))!;
        Assert.Empty(same.Diff.Lines);
        Assert.Empty(same.Offers);

        string dearer = listed.Replace(
            "\"Guavas, mangoes and mangosteens\",,,,6%", "\"Mangoes\",,,,8%", StringComparison.Ordinal);
        BookChanges changes = (await Changes(site, shelf, dearer, "2026-12-01"))!;
        ChangedLine mango = Assert.Single(changes.Diff.Lines, line => line.Code.Digits == "080450090");
        Assert.Equal(new ChangedRate(DutyColumn.General, "6%", "8%"), mango.Rates[0]);
        Assert.Contains(changes.Listings, one => one.Listing.EndsWith("/dried-mango", StringComparison.Ordinal));
        Assert.Equal(offer.Terms.Reference, Assert.Single(changes.Offers).Offer);
        Assert.Contains(offer.Terms.Reference, changes.Text(), StringComparison.Ordinal);
        Assert.Contains("general 6% -> 8%", changes.Text(), StringComparison.Ordinal);

        TariffBook book = Book(dearer, "2026-12-01", "this test");
        await shelf.Put(book, site.Now);
        FrozenQuote? after = await shelf.Frozen(offer.Terms.Lines[0].Quote);
        Assert.Equal(before!.Json, after!.Json);
        Assert.Equal(before.Signature, after.Signature);
    }

    [Fact]
    public async Task An_operator_is_told_a_month_before_a_schedule_is_known_no_longer()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        DateOnly last = (await site.Services.GetRequiredService<ITariffShelf>().Books())
            .Where(book => book.Country == Country.Japan).Max(book => book.Validity.Until);
        DateOnly today = site.Now.UtcDate;
        site.Clock.Skip(TimeSpan.FromDays(last.DayNumber - today.DayNumber - EndingBooks.DaysAhead - 1));
        Assert.DoesNotContain("data-ending=\"JP\"", await Operator(), StringComparison.Ordinal);
        site.Clock.Skip(TimeSpan.FromDays(1));
        Assert.Contains("data-ending=\"JP\"", await Operator(), StringComparison.Ordinal);
        site.Clock.Skip(TimeSpan.FromDays(EndingBooks.DaysAhead + 1));
        Assert.DoesNotContain("data-ending=\"JP\"", await Operator(), StringComparison.Ordinal);

        async Task<string> Operator() =>
            (await site.Get("/operator", await site.SignIn(DemoWorld.OperatorEmail))).Done().Text;
    }

    private static async Task<BookChanges?> Changes(
        RunningSite site, ITariffShelf shelf, string csv, string from, string source = "this test")
    {
        await using Database database = Database.Open(site.DatabaseUrl).Value;
        return await BookChanges.Of(database, shelf, Book(csv, from, source));
    }

    private static TariffBook Book(string csv, string from, string source)
    {
        var validity = new Period(DateOnly.ParseExact(from, "yyyy-MM-dd"), new DateOnly(2027, 3, 31));
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv));
        return IBorder.Create().ImportTariff(
            new BookIdentity(Country.Japan, validity, "Japan Customs", source), "jp-csv", file).Value.Book;
    }

    private static async Task<string> ReadSchedule()
    {
        using var reader = new StreamReader(Host.Demo.DemoFigures.Open("jp-demo.csv"));
        return (await reader.ReadToEndAsync()).TrimEnd() + "\n";
    }
}
