using System.CommandLine;
using Sampan.Border;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan screen</c>: names from standard input, one JSON object a line, against the lists that are loaded or lie
/// in a folder; or pairs of names against each other. A line that cannot be read is answered by an error with its
/// number, the others go on, and the exit code is 1.
/// </summary>
internal static class ScreenCommand
{
    private static readonly Option<string> List =
        new("--list") { Description = "all, ofac-sdn, ofac-cons, un or bis-dpl", DefaultValueFactory = _ => "all" };
    private static readonly Option<bool> Pairs =
        new("--pairs") { Description = "compare two names, a and b, of each line" };
    private static readonly Option<bool> JsonLines =
        new("--jsonl") { Description = "lines of JSON in and out; there is no other form yet" };
    private static readonly Option<DirectoryInfo> Folder =
        new("--lists") { Description = "a folder with the publishers' files, in place of the lists that are loaded" };

    /// <summary>What is said of lists whose files do not say their day: screening does not look at it.</summary>
    private static readonly DateOnly NoDay = DateOnly.MinValue;

    internal static Command Screen()
    {
        var command = new Command("screen", "Compares names with lists of persons and firms nobody may trade with.")
        {
            List, Pairs, JsonLines, Folder,
        };
        command.SetAction((parsed, cancel) => Run(parsed, cancel));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        bool isPairs = parsed.GetValue(Pairs);
        Outcome<WatchList[]> wanted = ListFolder.Lists(parsed.GetValue(List)!);
        if (wanted.IsRefused) return CommandLine.Refuse(wanted.Refusal);
        Outcome<IReadOnlyList<ImportedList>> lists = await Lists(parsed, wanted.Value);
        if (lists.IsRefused) return CommandLine.Refuse(lists.Refusal);
        // Pairs need no list; with one, rare words count more exactly.
        if (lists.Value.Count == 0 && !isPairs) return CommandLine.Refuse(ScreeningRefusals.NoListLoaded);

        IScreening screening = IScreening.Over(lists.Value);
        return await AnswerLines.AsJson(
            line => isPairs ? Compared(screening, line) : Screened(screening, line), cancel);
    }

    private static async Task<Outcome<IReadOnlyList<ImportedList>>> Lists(ParseResult parsed, WatchList[] wanted)
    {
        if (parsed.GetValue(Folder) is { } folder)
        {
            Outcome<IReadOnlyList<ListFile>> files = await ListFolder.Read(folder);
            return files.IsRefused ? files.Refusal : ListFolder.Take(wanted, files.Value, NoDay);
        }
        Outcome<Database> opened = Database.OpenExisting(parsed.GetValue(CommandLine.DatabaseUrl)!);
        // Pairs can be compared where there is no installation.
        if (opened.IsRefused) return parsed.GetValue(Pairs) ? new List<ImportedList>() : opened.Refusal;
        await using Database database = opened.Value;
        await BorderFactory.Prepare(database);
        Outcome<IReadOnlyList<ImportedList>> newest = await BorderFactory.Screening(database).Newest();
        return newest.Map(lists =>
            (IReadOnlyList<ImportedList>)[.. lists.Where(list => wanted.Contains(list.Version.List))]);
    }

    private static Outcome<object> Screened(IScreening screening, string line)
    {
        if (!ScreenLine.Name(line).TryGet(out ScreenLine.ToScreen? asked, out Refusal? refusal)) return refusal;
        return new
        {
            id = asked.Id,
            matches = screening.Screen(asked.Name).Select(match => new
            {
                list = match.List.Name(),
                party = match.Party.Key,
                name = match.Name.Text,
                type = match.Party.Type?.ToString().ToLowerInvariant(),
                program = match.Party.Program,
                score = Score(match.Score),
                reasons = Reasons(match.Reasons),
            }),
        };
    }

    private static Outcome<object> Compared(IScreening screening, string line)
    {
        if (!ScreenLine.Pair(line).TryGet(out ScreenLine.ToCompare? asked, out Refusal? refusal)) return refusal;
        NameScore score = screening.Compare(asked.A, asked.B, asked.Type);
        return new
        {
            id = asked.Id,
            score = Score(score.Score),
            match = score.IsMatch,
            reasons = Reasons(score.Reasons),
        };
    }

    private static decimal Score(int thousandths) => thousandths / 1000m;

    private static IEnumerable<object> Reasons(IReadOnlyList<MatchReason> reasons) =>
        reasons.Select(reason => new { code = reason.Code, one = reason.One, other = reason.Other });
}
