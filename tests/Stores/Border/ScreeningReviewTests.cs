using Sampan.Border;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Border;

/// <summary>A match is cleared by two operators, never by one.</summary>
public sealed class ScreeningReviewTests
{
    private static readonly Id Firm = new(1), Ann = new(7), Bob = new(8);
    private static readonly Instant Now = new(1_795_510_800_000_000);
    private static readonly Hash256 Names = Hash256.Of("names"u8), Lists = Hash256.Of("lists"u8);
    private static readonly KeptMatch One = new(WatchList.OfacSdn, "11", 900);
    private static readonly KeptMatch Other = new(WatchList.OfacSdn, "12", 700);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_asks_does_not_clear_and_another_does(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        IScreeningShelf shelf = await Shelf(test);
        Assert.Equal("screening_no_open_match", (await shelf.Ask(Firm, Ann, "born elsewhere", Now))!.Code.Name);
        await shelf.Keep(Verdict(1, One, Other));
        Assert.Equal(Firm, Assert.Single(await shelf.Held()).Subject);
        Assert.Equal("screening_not_asked", (await shelf.Decide(Firm, Bob, true, Now))!.Code.Name);
        Assert.Equal("screening_ground_missing", (await shelf.Ask(Firm, Ann, "  ", Now))!.Code.Name);

        Assert.Null(await shelf.Ask(Firm, Ann, "born elsewhere", Now));
        Assert.Equal("screening_already_asked", (await shelf.Ask(Firm, Bob, "me too", Now))!.Code.Name);
        Assert.Equal("screening_same_person", (await shelf.Decide(Firm, Ann, true, Now))!.Code.Name);
        Assert.Single(await shelf.Held());
        Assert.Null(await shelf.Decide(Firm, Bob, true, Now));
        Assert.Empty(await shelf.Held());

        IReadOnlyList<ScreeningReview> reviews = await shelf.Reviews(Firm, Names);
        Assert.Equal(2, reviews.Count);
        Assert.All(reviews, review => Assert.Equal((Ann, Bob), (review.AskedBy, review.ClearedBy!.Value)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_was_cleared_stays_so_and_a_new_match_or_a_new_name_holds_again(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        IScreeningShelf shelf = await Shelf(test);
        await shelf.Keep(Verdict(1, One));
        Assert.Null(await shelf.Ask(Firm, Ann, "born elsewhere", Now));
        Assert.Null(await shelf.Decide(Firm, Bob, true, Now));
        await shelf.Keep(Verdict(2, One));
        Assert.Empty(await shelf.Held());
        await shelf.Keep(Verdict(3, One, Other));
        Assert.Single(await shelf.Held());
        await shelf.Keep(Verdict(4, One) with { Names = Hash256.Of("another name"u8) });
        Assert.Equal(4, Assert.Single(await shelf.Held()).Version);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_asking_that_another_does_not_share_is_gone_and_may_be_made_again(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        IScreeningShelf shelf = await Shelf(test);
        await shelf.Keep(Verdict(1, One));
        Assert.Null(await shelf.Ask(Firm, Ann, "born elsewhere", Now));
        Assert.Null(await shelf.Decide(Firm, Bob, false, Now));
        Assert.Single(await shelf.Held());
        Assert.Empty(await shelf.Reviews(Firm, Names));
        Assert.Null(await shelf.Ask(Firm, Bob, "now I see it", Now));
    }

    private static async Task<IScreeningShelf> Shelf(TestDatabase test)
    {
        await BorderFactory.Prepare(test.Database);
        return BorderFactory.Screening(test.Database);
    }

    private static ScreeningVerdict Verdict(int version, params KeptMatch[] matches) =>
        new(Firm, version, Names, Lists, Now, matches);
}
