using System.CommandLine;
using System.Globalization;
using Sampan.Border;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan import nomenclature FILE</c>: the words of the Harmonized System's six digits, in which goods are
/// classified. The server must be stopped.
/// </summary>
internal static class ImportNomenclatureCommand
{
    private static readonly Option<string?> Source =
        new("--source") { Description = "where and when the file was obtained; else the name of the file" };
    private static readonly Option<bool> CheckOnly = new("--check") { Description = "report, and load nothing" };
    private static readonly Argument<FileInfo> File = new("FILE") { Description = "section,hscode,description,…" };

    internal static Command Nomenclature()
    {
        var command = new Command("nomenclature", "Loads the six digits of the Harmonized System, for classifying.")
        {
            Source, CheckOnly, File,
        };
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    /// <summary>Reads a file for a command, whole or refused.</summary>
    internal static Outcome<Nomenclature> Read(FileInfo file, string? source)
    {
        if (!file.Exists) return HostRefusals.FileMissing.With(("file", file.FullName));
        using FileStream stream = file.OpenRead();
        return IBorder.Create().ImportNomenclature(source ?? file.Name, stream);
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        Outcome<Nomenclature> read = Read(parsed.GetValue(File)!, parsed.GetValue(Source));
        if (read.IsRefused) return CommandLine.Refuse(read.Refusal);
        if (!parsed.GetValue(CheckOnly) && await Keep(parsed, read.Value) is { } refusal)
            return CommandLine.Refuse(refusal);
        NomenclatureCounts counts = read.Value.Counts;
        if (parsed.GetValue(CommandLine.Json)) CommandLine.Write(new
        {
            hash = read.Value.Hash.ToString(),
            source = read.Value.Source,
            chapters = counts.Chapters,
            headings = counts.Headings,
            subheadings = counts.Subheadings,
        });
        else Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{counts.Chapters} chapters, {counts.Headings:N0} headings, {counts.Subheadings:N0} subheadings, "
            + $"nomenclature {read.Value.Hash}"));
        return 0;
    }

    private static Task<Refusal?> Keep(ParseResult parsed, Nomenclature nomenclature) => Writing.In(
        Database.Open(parsed.GetValue(CommandLine.DatabaseUrl)!),
        async database =>
        {
            await BorderFactory.Prepare(database);
            await BorderFactory.Nomenclatures(database).Put(
                nomenclature, Instant.From(TimeProvider.System.GetUtcNow()));
            return null;
        });
}
