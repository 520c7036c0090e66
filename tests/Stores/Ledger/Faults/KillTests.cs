using Sampan.Storage;
using Sampan.Tests.Tools.Crasher;

namespace Sampan.Tests.Stores.Ledger.Faults;

/// <summary>
/// Another process asks for all the ledger can do, from eight clients at once, and is killed with SIGKILL at every
/// phase of a commit, one after the other on the same database; on PostgreSQL at some of them, and also the server's
/// own process. SAMPAN_LONG=1: at all of them, and after every kind of row that is written, eight times over on SQLite.
/// SAMPAN_SEED repeats the choices of a run.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Whatever_was_answered_survives_a_kill_at_any_phase(Engine engine)
    {
        int seed = LongRun.Seed();
        await using TestDatabase database = await TestDatabase.CreateAlone(engine);
        var witness = new Witness(database.Database);
        var table = new SortedDictionary<string, (int Kills, int Unheard)>(StringComparer.Ordinal);
        int run = 0;
        foreach ((string phase, bool atBackend) in Blows(engine, new Random(seed)))
        {
            run++;
            string name = atBackend ? $"{phase} (backend)" : phase;
            try
            {
                int unheard = await witness.Check(
                    await CrashedRun.Of(database.Url, run, phase, unchecked(seed + run), atBackend));
                // What was committed is there, although nobody was told.
                if (phase == Phase.AfterCommit && !atBackend) Assert.NotEqual(0, unheard);
                (int kills, int all) = table.GetValueOrDefault(name);
                table[name] = (kills + 1, all + unheard);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}, run {run}, {name}: {failure.Message}", failure);
            }
        }
        await witness.CheckAll();
        output.WriteLine($"{engine}, seed {seed}: {run} kills");
        foreach ((string name, (int kills, int unheard)) in table)
            output.WriteLine($"{name,-50} {kills,4} kills, {unheard,4} entries on disk that nobody had heard of");
    }

    private static List<(string Phase, bool AtBackend)> Blows(Engine engine, Random random)
    {
        string[] around = [Phase.Opening, Phase.Recovering, Phase.Answered, .. Phase.OfCommit];
        string[] within = [.. Phase.OfCommit, .. Phase.Written];
        string written = random.GetItems(Phase.Written.ToArray(), 1)[0];
        string[] once = (engine, LongRun.IsAsked) switch
        {
            (Engine.Sqlite, true) => [.. around, Phase.Checkpoint, .. Phase.Written],
            (Engine.Sqlite, false) => [.. around, Phase.Checkpoint, written],
            (_, true) => [.. around, .. Phase.Written],
            (_, false) => [Phase.Recovering, Phase.DuringCommit, Phase.AfterCommit, written],
        };
        int rounds = engine == Engine.Sqlite && LongRun.IsAsked ? 8 : 1;
        string[] atBackend = engine == Engine.Sqlite ? [] : LongRun.IsAsked ? within : random.GetItems(within, 1);
        return
        [
            .. Enumerable.Repeat(once, rounds).SelectMany(phases => phases).Select(phase => (phase, false)),
            .. atBackend.Select(phase => (phase, true)),
        ];
    }
}
