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
        Outcome<byte[]> file = await InputFile.Read(parsed.GetValue(File)!, MostBytes);
        if (file.IsRefused) return CommandLine.Refuse(file.Refusal);
        // A spreadsheet may have written it in another form of Unicode, and says so in front.
        using var text = new StreamReader(new MemoryStream(file.Value));
        Outcome<IReadOnlyList<PublicFigure>> read = PublicFigureFile.Read(await text.ReadToEndAsync());
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
