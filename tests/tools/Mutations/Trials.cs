using System.Globalization;

namespace Sampan.Tests.Tools.Mutations;

/// <summary>Tries mutations against the tests that reach them, the quickest first, until one fails.</summary>
internal sealed class Trials
{
    private sealed record Reach(Part Part, TimeSpan Took, HashSet<int> Mutations);

    private static readonly TimeSpan s_start = TimeSpan.FromSeconds(30);

    private readonly Suite _suite;
    private readonly string _folder;
    private readonly Lazy<Task<IReadOnlyList<Reach>>> _onSqlite, _onPostgres;

    internal Trials(string root)
    {
        (_suite, _folder) = (new Suite(root), root);
        _onSqlite = new(() => Follow(onPostgres: false));
        _onPostgres = new(() => Follow(onPostgres: true));
    }

    /// <summary>What killed it, or null.</summary>
    /// <param name="hint">What killed it the last time.</param>
    internal async Task<string?> Try(int mutation, Part? hint)
    {
        if (hint is not null && (!hint.OnPostgres || Suite.HasServer) &&
            await Try(mutation, hint, s_start) is { } again) return again;
        // PostgreSQL is slower, and few guards are met there alone.
        return await Try(mutation, await _onSqlite.Value) ??
            (Suite.HasServer ? await Try(mutation, await _onPostgres.Value) : null);
    }

    private async Task<string?> Try(int mutation, IReadOnlyList<Reach> reaches)
    {
        TimeSpan usual = reaches[reaches.Count / 2].Took;
        // In one run, for the start of one costs as much as a class; but the slow ones by themselves.
        foreach (var together in reaches.Where(reach => reach.Mutations.Contains(mutation))
            .GroupBy(reach => (reach.Part.Project, IsSlow: reach.Took > 2 * usual)).OrderBy(group => group.Key.IsSlow))
        {
            Reach[] group = [.. together];
            Part part = group[0].Part with { Names = [.. group.SelectMany(reach => reach.Part.Names)] };
            TimeSpan patience = s_start + 5 * group.Aggregate(TimeSpan.Zero, (sum, reach) => sum + reach.Took);
            if (await Try(mutation, part, patience) is { } by) return by;
        }
        return null;
    }

    private async Task<string?> Try(int mutation, Part part, TimeSpan patience)
    {
        Ending ending = await _suite.Run(part, mutation.ToString(CultureInfo.InvariantCulture), patience);
        if (!ending.IsKilled) return null;
        // A run that hung or crashed names no test.
        return (ending.Failed is { } test ? part with { Names = [test] } : part).ToString();
    }

    /// <summary>Runs every class without a mutation and notes which guards it meets. All of it must pass.</summary>
    private async Task<IReadOnlyList<Reach>> Follow(bool onPostgres)
    {
        var reaches = new List<Reach>();
        foreach (Part part in _suite.Classes(onPostgres))
        {
            string file = Path.Combine(_folder, $"{part}.reach");
            Ending ending = await _suite.Run(part, $"reach:{file}", TimeSpan.FromMinutes(10));
            if (ending.IsKilled)
                throw new InvalidOperationException($"{part} fails without a mutation.\n{ending.Said}");
            string[] reached = File.Exists(file) ? await File.ReadAllLinesAsync(file) : [];
            reaches.Add(new Reach(
                part, ending.Took, [.. reached.Select(line => int.Parse(line, CultureInfo.InvariantCulture))]));
        }
        return [.. reaches.OrderBy(reach => reach.Took)];
    }
}
