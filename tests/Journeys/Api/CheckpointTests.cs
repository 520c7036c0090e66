using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;
using Sampan.Web.Api;

namespace Sampan.Tests.Journeys.Api;

/// <summary>What the site publishes of its journal, hour by hour, for strangers to keep.</summary>
public sealed class CheckpointTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_running_server_signs_its_heads_by_itself_and_shows_them_to_everybody(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(
            engine, rounds: false, checkpointEvery: TimeSpan.FromMilliseconds(50));
        Answer latest = await WaitFor(site, 1);
        Assert.Equal(latest.Bytes, (await site.Get("/api/v1/ledger/checkpoints/latest")).Done().Bytes);
        Checkpoint first = Read(latest);
        Assert.True(first.IsSound);
        Assert.Equal(await site.Entries(), first.Books.Sum(book => book.Entries));
        // The document's shape is the shape that is sent.
        Assert.NotNull(JsonSerializer.Deserialize(latest.Bytes, Wire.Json.CheckpointBody));

        // Nothing has happened since, however long ago: nothing is signed.
        site.Clock.Skip(TimeSpan.FromDays(1));
        ICheckpoints checkpoints = site.Services.GetRequiredService<ICheckpoints>();
        Assert.Null(await checkpoints.MakeIfDue(site.Now, TimeSpan.FromHours(1)));
        _ = await site.MakeOffer(20);
        Checkpoint second = Read(await WaitFor(site, 2));
        Assert.Equal((first.Hash, true), (second.Previous, second.IsSound));
        Assert.Equal([], (await site.Journal.VerifyChain(first)).Findings);

        JsonArray list = (await site.Get("/api/v1/ledger/checkpoints")).Done().Json["checkpoints"]!.AsArray();
        Assert.Equal([2L, 1L], list.Select(row => (long)row!["number"]!).TakeLast(2));
        Assert.Equal(first.Hash.ToString(), (string)list[^1]!["hash"]!);
        Assert.Equal(latest.Bytes, (await site.Get((string)list[^1]!["url"]!)).Done().Bytes);
        list = (await site.Get("/api/v1/ledger/checkpoints?before=2")).Done().Json["checkpoints"]!.AsArray();
        Assert.Equal([1L], list.Select(row => (long)row!["number"]!));
        _ = (await site.Get("/api/v1/ledger/checkpoints?before=x")).Refused(400, "field_malformed");
        foreach (string none in (string[])["9999", "0", "-1", "x", "99999999999999999999"])
            _ = (await site.Get($"/api/v1/ledger/checkpoints/{none}")).Refused(404, "checkpoint_unknown");

        string file = Path.Combine(site.CheckpointFolder, "checkpoint-00000001.json");
        await Wait.Until(() => File.Exists(file), TestContext.Current.CancellationToken);
        Assert.Equal(latest.Bytes, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    private static Checkpoint Read(Answer answer) => Checkpoint.FromJson(answer.Bytes).Value;

    private static async Task<Answer> WaitFor(RunningSite site, long number)
    {
        await Wait.Until(
            async () => await site.Get($"/api/v1/ledger/checkpoints/{number}") is { Code: 200 },
            TestContext.Current.CancellationToken);
        return (await site.Get($"/api/v1/ledger/checkpoints/{number}")).Done();
    }
}
