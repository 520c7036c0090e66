using System.Data.Common;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Identity;

public sealed class ProvenAddressTests
{
    private static readonly Instant Now = TestIdentity.Start;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_an_address_was_proven_for_is_found_under_it_alone_the_newest_first(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        for (int i = 0; i < 3; i++)
            Assert.Null(await identity.Proven.Note("Yuki@Example.com", new Id((UInt128)(10 + i)), Now + Minutes(i)));
        Assert.Null(await identity.Proven.Note("other@example.com", new Id(20), Now));
        // The same again changes nothing, not even its moment.
        Assert.Null(await identity.Proven.Note("yuki@example.com", new Id(10), Now + Minutes(9)));

        Assert.Equal([new(12), new(11), new(10)], await identity.Proven.SubjectsOf(" yuki@example.com ", 0, 10));
        Assert.Equal([new(11)], await identity.Proven.SubjectsOf("yuki@example.com", 1, 1));
        Assert.Equal([new(20)], await identity.Proven.SubjectsOf("other@example.com", 0, 10));
        Assert.Empty(await identity.Proven.SubjectsOf("yuki@example.co", 0, 10));
        Assert.Empty(await identity.Proven.SubjectsOf("no address", 0, 10));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_same_proof_noted_by_many_at_once_is_one_row_that_does_not_show_the_address(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            Assert.Null(await identity.Proven.Note("yuki@example.com", new Id(10), Now)))));
        await using DbConnection connection = await identity.Database.Connect();
        byte[] address = Assert.Single(await connection.Command("SELECT address FROM proven_address")
            .Rows(row => row.Bytes(0)));
        Assert.NotEqual(Hash256.Of("yuki@example.com"u8).ToBytes(), address);
    }

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}
