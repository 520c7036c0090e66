using Sampan.Academy;
using Sampan.Academy.Rows;
using Sampan.Identity;
using Sampan.Identity.Rows;
using Sampan.Market;
using Sampan.Market.Rows;
using Sampan.Storage;
using Sampan.Tests.Stores.Identity;

namespace Sampan.Tests.Stores.Storage;

public sealed class ModelTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Identitys_model_equals_its_tables(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        await using IdentityContext context = IdentityRegistration.Contexts(identity.Database)();
        await TableComparison.AssertSame(context, identity.Database);
        // The vault's values and the turns of the codes are plain SQL; the rest of what is there EF knows.
        Assert.Equal(
            Sorted([.. TableComparison.ModelTables(context), "vault_value", "one_time_code_turn", .. OfStorage]),
            Sorted(await TableComparison.RealTables(identity.Database)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Markets_model_equals_its_tables(Engine engine)
    {
        await using TestDatabase database = await TestDatabase.Create(engine);
        await MarketFactory.Prepare(database.Database);
        await using MarketContext context = MarketFactory.Contexts(database.Database)();
        await TableComparison.AssertSame(context, database.Database);
        Assert.Equal(
            Sorted([.. TableComparison.ModelTables(context), .. OfStorage]),
            Sorted(await TableComparison.RealTables(database.Database)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_academys_model_equals_its_tables(Engine engine)
    {
        await using TestDatabase database = await TestDatabase.Create(engine);
        await AcademyFactory.Prepare(database.Database);
        await using AcademyContext context = AcademyFactory.Contexts(database.Database)();
        await TableComparison.AssertSame(context, database.Database);
        // What was read is plain SQL.
        Assert.Equal(
            Sorted([.. TableComparison.ModelTables(context), "lesson_read", "schema_file"]),
            Sorted(await TableComparison.RealTables(database.Database)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_column_that_the_model_does_not_know_is_found(Engine engine)
    {
        await using TestDatabase database = await TestDatabase.Create(engine);
        await MarketFactory.Prepare(database.Database);
        await using (var connection = await database.Database.Connect())
            await connection.Execute("ALTER TABLE shop ADD COLUMN colour TEXT");
        await using MarketContext context = MarketFactory.Contexts(database.Database)();
        _ = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(
            () => TableComparison.AssertSame(context, database.Database));
    }

    private static readonly string[] OfStorage = ["schema_file", "change", "change_counter"];

    private static string Sorted(IEnumerable<string> names) => string.Join('\n', names.Order(StringComparer.Ordinal));
}
