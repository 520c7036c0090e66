using System.CommandLine;
using Sampan.Council;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan import figures FILE</c>: figures that others have published, shown beside the observatory's own. The
/// server must be stopped.
/// </summary>
internal static class ImportFiguresCommand
{
    private const long MostBytes = 1 << 20;

    private static readonly Argument<FileInfo> File = new("FILE") { Description = PublicFigureFile.Header };

    internal static Command Figures()
    {
        var command = new Command("figures", "Loads figures that others have published, for the observatory.") { File };
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        FileInfo file = parsed.GetValue(File)!;
        if (!file.Exists) return CommandLine.Refuse(HostRefusals.FileMissing.With(("file", file.FullName)));
        if (file.Length > MostBytes) return CommandLine.Refuse(HostRefusals.FileTooLarge.With(
            ("file", file.FullName), ("most", $"{MostBytes}")));
        Outcome<IReadOnlyList<PublicFigure>> read =
            PublicFigureFile.Read(await System.IO.File.ReadAllTextAsync(file.FullName));
        if (read.IsRefused) return CommandLine.Refuse(read.Refusal);
        Refusal? refusal = await Writing.In(
            Database.Open(parsed.GetValue(CommandLine.DatabaseUrl)!),
            async database =>
            {
                await ObservatoryFactory.Prepare(database);
                await ObservatoryFactory.PublicFigures(database).Keep(read.Value);
                return null;
            });
        if (refusal is not null) return CommandLine.Refuse(refusal);
        if (parsed.GetValue(CommandLine.Json)) CommandLine.Write(new { figures = read.Value.Count });
        else Console.WriteLine($"{read.Value.Count} figures");
        return 0;
    }
}
