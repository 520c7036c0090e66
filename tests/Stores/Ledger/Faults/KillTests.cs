using Sampan.Storage;
using Sampan.Tests.Tools.Crasher;

namespace Sampan.Tests.Stores.Ledger.Faults;

/// <summary>
/// Another process asks for all the ledger can do, from eight clients at once, and is killed with SIGKILL at every phase
/// of a commit, one after the other on the same database; on PostgreSQL also the server's own process. SAMPAN_LONG=1:
/// after every kind of row that is written, eight times over on SQLite. SAMPAN_SEED repeats the choices of a run.
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
        List<string> phases = [Phase.Opening, Phase.Recovering, Phase.Answered, .. Phase.OfCommit];
        if (engine == Engine.Sqlite) phases.Add(Phase.Checkpoint);
        phases.AddRange(LongRun.IsAsked ? Phase.Written : random.GetItems([.. Phase.Written], 1));
        if (engine == Engine.Sqlite)
            return [.. from round in Enumerable.Range(0, LongRun.IsAsked ? 8 : 1) from phase in phases
                       select (phase, false)];
        string[] atBackend = [.. Phase.OfCommit, .. Phase.Written];
        return
        [
            .. phases.Select(phase => (phase, false)),
            .. (LongRun.IsAsked ? atBackend : random.GetItems(atBackend, 2)).Select(phase => (phase, true)),
        ];
    }
}
