using System.Text;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>Signed statements of where the books stand: made, kept, read back, held against the journal.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly TestKey _key = new();

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_checkpoint_states_every_head_and_names_the_one_before(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        ICheckpoints checkpoints = LedgerFactory.Checkpoints(test.Database, _key.Key);
        Assert.Null(await checkpoints.Latest());
        RichHistory history = await RichHistory.Lay(test);
        Checkpoint first = await checkpoints.Make(test.Clock.Now);
        await history.GoOn();
        Checkpoint second = await checkpoints.Make(test.Clock.Now);

        Assert.Equal((1, Hash256.Zero), (first.Number, first.Previous));
        Assert.Equal((2, first.Hash), (second.Number, second.Previous));
        Assert.All([first, second], checkpoint => Assert.True(checkpoint.IsSound));
        Assert.Equal([history.House, .. history.Books], second.Books.Select(book => book.Book));
        ChainReport chains = await test.Journal.VerifyChain();
        Assert.Equal([], chains.Findings);
        Assert.Equal(second.Books, chains.Books);
        Assert.Equal((2, second.Books.Sum(book => book.Entries)), (chains.Checkpoints, chains.Entries));
        Assert.Equal([Convert.ToHexStringLower(_key.Key.PublicKey)], chains.Keys);
        await test.AssertClean();

        Assert.Equal(second.ToJson(), (await checkpoints.Latest())!.ToJson());
        Assert.Equal(first.ToJson(), (await checkpoints.ByNumber(1)).Value.ToJson());
        Assert.Equal(JournalRefusals.CheckpointUnknown, (await checkpoints.ByNumber(3)).Refusal?.Code);
        Assert.Equal([2L, 1L], (await checkpoints.Before(long.MaxValue, 10)).Select(c => c.Number));
        Assert.Equal([1L], (await checkpoints.Before(2, 10)).Select(c => c.Number));
    }

    /// <summary>
    /// If this fails, the signed bytes of format 1 have changed and nothing that was ever signed could be checked.
    /// Write a format 2 beside it instead.
    /// </summary>
    [Fact]
    public void The_hash_of_a_known_checkpoint_never_changes()
    {
        Checkpoint known = Checkpoint.FromJson(Encoding.UTF8.GetBytes(Known)).Value;
        Assert.True(known.IsSound);
        Assert.Equal(Known, Encoding.UTF8.GetString(known.ToJson()));
    }

    [Fact]
    public void What_is_changed_in_a_checkpoint_no_longer_fits_its_signature()
    {
        Checkpoint known = Checkpoint.FromJson(Encoding.UTF8.GetBytes(Known)).Value;
        BookHead[] fewer = [known.Books[0], known.Books[1] with { Entries = known.Books[1].Entries - 1 }];
        Checkpoint[] changed =
        [
            known with { Number = 8 }, known with { At = new Instant(known.At.Microseconds + 1) },
            known with { Seq = known.Seq + 1 }, known with { Previous = known.Hash }, known with { Books = fewer },
            known with { Books = [known.Books[0]] }, known with { Hash = known.Previous },
            known with { PublicKey = _key.Key.PublicKey }, known with { Signature = [.. known.Signature.Reverse()] },
        ];
        Assert.All(changed, checkpoint => Assert.False(checkpoint.IsSound));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"format\":\"sampan-checkpoint/1\"}")]
    [InlineData("sampan-checkpoint/1|sampan-checkpoint/2")]
    [InlineData("\"number\":7|\"number\":\"7\"")]
    [InlineData("\"number\":7|\"number\":7,\"number\":8")]
    [InlineData("\"number\":7|\"number\":7,\"more\":8")]
    [InlineData("\"at\":\"2026|\"at\":\"20260")]
    [InlineData("\"hash\":\"|\"hash\":\"0")]
    [InlineData("\"hash\":\"|\"hash\":\"00")]
    [InlineData("\"publicKey\":\"|\"publicKey\":\"00")]
    [InlineData("\"signature\":\"|\"signature\":\"zz")]
    [InlineData("\"signature\":\"|\"signature\":\"00")]
    public void What_is_no_checkpoint_is_refused(string text)
    {
        string[] change = text.Split('|');
        if (change.Length == 2) text = Known.Replace(change[0], change[1], StringComparison.Ordinal);
        Assert.NotEqual(Known, text);
        Assert.Equal(
            JournalRefusals.CheckpointMalformed, Checkpoint.FromJson(Encoding.UTF8.GetBytes(text)).Refusal?.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task One_is_due_when_the_journal_has_grown_and_an_hour_has_passed(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        ICheckpoints checkpoints = LedgerFactory.Checkpoints(test.Database, _key.Key);
        Task<Checkpoint?> Due() => checkpoints.MakeIfDue(test.Clock.Now, TimeSpan.FromHours(1));
        int book = await test.Book(1);
        Assert.Null(await Due());
        await test.Seed(book, 1, 10);
        Assert.Equal(1, (await Due())?.Number);
        await test.Seed(book, 1, 10);
        Assert.Null(await Due());
        test.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, (await Due())?.Number);
        test.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await Due());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task None_is_due_of_a_ledger_that_was_never_opened(Engine engine)
    {
        await using TestDatabase database = await TestDatabase.Create(engine);
        await LedgerFactory.Prepare(database.Database);
        ICheckpoints checkpoints = LedgerFactory.Checkpoints(database.Database, _key.Key);
        Assert.Null(await checkpoints.MakeIfDue(new ManualClock().Now, TimeSpan.FromHours(1)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Many_who_make_one_at_once_leave_a_chain_without_gaps(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        ICheckpoints checkpoints = LedgerFactory.Checkpoints(test.Database, _key.Key);
        int book = await test.Book(1);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            await test.Seed(book, i, 1);
            Assert.True((await checkpoints.Make(test.Clock.Now)).IsSound);
        }));
        IReadOnlyList<CheckpointRow> made = await checkpoints.Before(long.MaxValue, 100);
        Assert.NotEmpty(made);
        Assert.Equal(Enumerable.Range(1, made.Count).Select(i => (long)i), made.Select(c => c.Number).Reverse());
        await test.AssertClean();
    }

    public void Dispose() => _key.Dispose();

    /// <summary>Computed by another program in another language from docs/journal-format.md alone.</summary>
    private const string Known =
        "{\"format\":\"sampan-checkpoint/1\",\"number\":7,\"at\":\"2026-11-25T10:20:30.123456Z\"," +
        "\"seq\":1099511627797," +
        "\"previous\":\"6db7d803e74f1ffa7d8f5adc0bf95b3e15bf4c8373fffadf546227cc6c6742cb\"," +
        "\"books\":[{\"id\":1,\"entries\":6," +
        "\"head\":\"d6e21286621a8586f7e54720ab5a39c93acc2f4b8fba7a16ec1c24d69a08c613\"},{\"id\":2," +
        "\"entries\":15," +
        "\"head\":\"a4279eae47aaa7417da62434795a011ccb0ec870f7f56646d181b5500a892a9a\"}]," +
        "\"hash\":\"60a02e2dfc3c48a309f1dab4e5c067646eadac7467eaccf73055f4617d107798\"," +
        "\"publicKey\":\"03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8\"," +
        "\"signature\":\"3d1a41ed2c13978b085e63dd28bd7a0f1f4b431c2da691d8359ca9c809912ac999ed0ab4f4052cd6b0" +
        "918d1471646e5a6f1c27710c11a1f8442f9fb7dbeb2100\"}";
}
