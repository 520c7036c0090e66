// Takes away every guard of the ledger, one after the other, and asks that a test fails: docs/ledger.md.
// Arguments: parts of names, to try only those; --equivalent also tries what the list calls equivalent; --note writes
// what killed each into the list, so that the next run finds it at once; --new tries those of which it is not known.

using System.Collections.Concurrent;
using System.Diagnostics;
using Sampan.Tests.Tools.Mutations;

bool equivalentToo = args.Contains("--equivalent"), note = args.Contains("--note"), onlyNew = args.Contains("--new");
string[] parts = [.. args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal))];
string root = Above(AppContext.BaseDirectory);
string listFile = Path.Combine(root, MutationList.Path);
IReadOnlyList<Mutation> mutations = Mutation.All(root);
IReadOnlyList<Expectation> list = MutationList.Parse(await File.ReadAllTextAsync(listFile));
if (!mutations.Select(mutation => mutation.Name).SequenceEqual(list.Select(line => line.Name)))
{
    Console.WriteLine($"{MutationList.Path} does not name the guards there are: the Architecture tests say which.");
    return 2;
}

var watch = Stopwatch.StartNew();
int[] chosen = [.. Enumerable.Range(0, list.Count).Where(i => IsAsked(list[i]))];
Console.WriteLine($"{list.Count} guards, {chosen.Length} to be taken away; building them all at once");
using MutatedCopy copy = await MutatedCopy.Make(root, mutations);
Console.WriteLine($"built after {watch.Elapsed.TotalSeconds:F0} s");
var trials = new Trials(copy.Root);
var killers = new ConcurrentDictionary<int, string>();
int wrong = 0;
await Parallel.ForEachAsync(
    chosen, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (i, _) =>
    {
        string? killer = await trials.Try(i, Part.Parse(list[i].Note));
        if (killer is not null) killers[i] = killer;
        if (killer is not null && note) Console.WriteLine($"{killer}  {list[i].Name}");
        bool asSaid = killer is null == (list[i].Verdict == Verdict.Equivalent);
        if (asSaid) return;
        Interlocked.Increment(ref wrong);
        Console.WriteLine($"{(killer is null ? "SURVIVED" : $"KILLED by {killer}")}  {list[i].Name}");
    });
if (note)
    await File.WriteAllTextAsync(listFile, MutationList.Write(list.Select((line, i) =>
        line.Verdict == Verdict.Killed && killers.TryGetValue(i, out string? by) ? line with { Note = by } : line)));
Console.WriteLine(
    $"{chosen.Length} taken away, {killers.Count} killed, {chosen.Length - killers.Count} survived, " +
    $"{wrong} not as the list says, {watch.Elapsed.TotalSeconds:F0} s");
return wrong == 0 ? 0 : 1;

bool IsAsked(Expectation line) =>
    (line.Verdict == Verdict.Killed || (line.Verdict == Verdict.Equivalent && equivalentToo)) &&
    (!onlyNew || Part.Parse(line.Note)?.IsOneTest != true) &&
    (parts.Length == 0 || parts.Any(part => line.Name.Contains(part, StringComparison.Ordinal)));

static string Above(string start)
{
    DirectoryInfo? folder = new(start);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sampan.slnx"))) folder = folder.Parent;
    return folder?.FullName ?? throw new InvalidOperationException($"No folder above {start} holds Sampan.slnx.");
}
