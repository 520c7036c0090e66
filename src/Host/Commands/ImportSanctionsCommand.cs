using System.CommandLine;
using System.Globalization;
using Sampan.Border;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan import sanctions FOLDER</c>: lists of persons and firms nobody may trade with. Every version stays; the
/// newest screens. The server must be stopped.
/// </summary>
internal static class ImportSanctionsCommand
{
    private static readonly Argument<DirectoryInfo> Folder =
        new("FOLDER") { Description = "with the publishers' files, such as sdn.csv, consolidated.xml, dpl.txt" };
    private static readonly Option<string> List =
        new("--list") { Description = "all, ofac-sdn, ofac-cons, un or bis-dpl", DefaultValueFactory = _ => "all" };
    private static readonly Option<string> Date =
        new("--date") { Description = "the list's day, YYYY-MM-DD, where its files do not say it (OFAC, BIS)" };
    private static readonly Option<bool> CheckOnly = new("--check") { Description = "report, and load nothing" };

    internal static Command Sanctions()
    {
        var command = new Command("sanctions", "Loads lists of persons and firms that orders are screened against.")
        {
            List, Date, CheckOnly, Folder,
        };
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        Outcome<WatchList[]> wanted = ListFolder.Lists(parsed.GetValue(List)!);
        if (wanted.IsRefused) return CommandLine.Refuse(wanted.Refusal);
        DateOnly? date = null;
        if (parsed.GetValue(Date) is { } written)
        {
            Outcome<DateOnly> day = Dates.Parse(written);
            if (day.IsRefused) return CommandLine.Refuse(day.Refusal);
            date = day.Value;
        }
        Outcome<IReadOnlyList<ListFile>> files = await ListFolder.Read(parsed.GetValue(Folder)!);
        if (files.IsRefused) return CommandLine.Refuse(files.Refusal);
        Outcome<IReadOnlyList<ImportedList>> taken = ListFolder.Take(wanted.Value, files.Value, date);
        if (taken.IsRefused) return CommandLine.Refuse(taken.Refusal);
        if (!parsed.GetValue(CheckOnly) && await Keep(parsed, taken.Value) is { } refusal)
            return CommandLine.Refuse(refusal);
        Print(taken.Value, parsed.GetValue(CommandLine.Json));
        return 0;
    }

    private static Task<Refusal?> Keep(ParseResult parsed, IReadOnlyList<ImportedList> lists) => Writing.In(
        Database.Open(parsed.GetValue(CommandLine.DatabaseUrl)!),
        async database =>
        {
            await BorderFactory.Prepare(database);
            IScreeningShelf shelf = BorderFactory.Screening(database);
            foreach (ImportedList list in lists) await shelf.Put(list, Instant.From(TimeProvider.System.GetUtcNow()));
            return null;
        });

    private static void Print(IReadOnlyList<ImportedList> lists, bool json)
    {
        if (json)
        {
            CommandLine.Write(lists.Select(list => new
            {
                list = list.Version.List.Name(),
                date = list.Version.Date.Text(),
                hash = list.Version.Hash.ToString(),
                parties = list.Version.Parties,
                names = list.Version.Names,
            }));
            return;
        }
        var table = new TextTable("list", "date", ">entries", ">names", "hash");
        foreach (ListVersion version in lists.Select(list => list.Version))
            table.Add(
                version.List.Name(), version.Date.Text(), version.Parties.ToString("N0", CultureInfo.InvariantCulture),
                version.Names.ToString("N0", CultureInfo.InvariantCulture), version.Hash.ToString()[..16]);
        Console.Write(table);
    }
}
