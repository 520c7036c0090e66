using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger.Faults;

/// <summary>PostgreSQL is stopped and started while sixteen clients post, politely and as by a power cut.</summary>
public sealed class ServerDownTests
{
    [Fact]
    public async Task Postgres_stopped_and_started_under_load_loses_and_invents_nothing()
    {
        await using OwnPostgres server = await OwnPostgres.Create();
        await server.Query("CREATE DATABASE ledger");
        await using Database database = Database.Open(server.Url("ledger")).Value;
        await using Posters posters = await Posters.Start(database, factBytes: 100);
        for (int i = 0; i < (LongRun.IsAsked ? 10 : 2); i++)
        {
            foreach (string mode in (string[])["fast", "immediate"])
            {
                await posters.Recorded.More(200);
                await server.Stop(mode);
                await posters.Refused.More(32);
                await server.Start();
            }
        }
        await posters.Recorded.More(200);
        await posters.AssertAllAreRecorded();
    }
}
