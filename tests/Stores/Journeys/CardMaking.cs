using System.Data.Common;
using System.Text.Json;
using Sampan.Journeys;
using Sampan.Journeys.Cards;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Trade;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>Every card of an installation is lost or garbled and made again from the journal.</summary>
internal static class CardMaking
{
    private static readonly TimeSpan s_lag = TimeSpan.FromMinutes(1);

    /// <summary>A sound installation is left alone, and a garbled one is as before afterwards.</summary>
    internal static async Task AssertMadeAgain(TestTrade test)
    {
        await test.Ledger.DisposeAsync();
        Assert.Equal([], (await Repair(test)).Mendable);
        List<CardRow> before = await Cards(test);
        await Garble(test, before);
        Assert.True((await Repair(test)).IsMended);
        AssertAlike(before, await Cards(test));
        Assert.Equal([], (await Repair(test)).Mendable);
        Assert.Equal([], (await test.Journal.Audit()).Findings);
        await test.Restart();
    }

    internal static async Task<RepairReport> Repair(TestTrade test)
    {
        RepairReport report = (await LedgerFactory.Repair(
            test.Database, _ => true, new CardMaker(test.Journal, test.People.OrderOf))).Value;
        Assert.Equal([], report.Left);
        return report;
    }

    internal static async Task<List<CardRow>> Cards(TestTrade test)
    {
        await using DbConnection connection = await test.Database.Connect();
        List<Id> subjects = await connection.Command("SELECT id FROM ledger_subject ORDER BY id")
            .Rows(row => Id.FromBytes((byte[])row.GetValue(0)));
        return [.. (await test.Journal.Cards(subjects)).OrderBy(row => row.Subject.ToString())];
    }

    /// <summary>Of four rows one is lost, the others have nothing right in them.</summary>
    internal static async Task Garble(TestTrade test, List<CardRow> rows)
    {
        await using DbConnection connection = await test.Database.Connect();
        _ = await connection.Execute(
            "UPDATE ledger_subject SET kind = 'x', state = 'garbled', due = COALESCE(due, 0) + 86400000000, " +
            "buyer = seller, seller = id, card = id");
        foreach (CardRow row in rows.Where((_, i) => i % 4 == 0))
        {
            await using DbCommand lose = connection.Command(
                "DELETE FROM ledger_subject WHERE id = @id", ("id", row.Subject.ToBytes()));
            _ = await lose.ExecuteNonQueryAsync();
        }
    }

    /// <summary>To the byte, but for moments that only the writer's clock knew exactly.</summary>
    internal static void AssertAlike(List<CardRow> before, List<CardRow> after)
    {
        Assert.Equal(before.Select(row => row.Subject), after.Select(row => row.Subject));
        foreach ((CardRow was, CardRow made) in before.Zip(after))
        {
            Assert.Equal(
                (was.Book, was.Version, was.ChangedAt, was.Card.Kind, was.Card.State),
                (made.Book, made.Version, made.ChangedAt, made.Card.Kind, made.Card.State));
            Assert.Equal((was.Card.Seller, was.Card.Buyer), (made.Card.Seller, made.Card.Buyer));
            AssertNear(was.Card.Due, made.Card.Due);
            if (was.Card.Kind == OrderDesk.Kind) AssertOrders(was.Card, made.Card);
            else Assert.Equal(was.Card.Summary, made.Card.Summary);
        }
    }

    private static void AssertOrders(Card was, Card made)
    {
        Instant? by = OrderCard.Read(made).By;
        AssertNear(OrderCard.Read(was).By, by);
        Assert.Equal(
            JsonSerializer.SerializeToUtf8Bytes(OrderCard.Read(was) with { By = by }, FactJson.Options), made.Summary);
    }

    private static void AssertNear(Instant? was, Instant? made)
    {
        Assert.Equal(was is null, made is null);
        if (was is { } a && made is { } b) Assert.InRange(b - a, -s_lag, s_lag);
    }
}
