using System.CommandLine;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan backup FILE</c> beside a running server, and <c>./sampan restore FILE</c> into an empty place.
/// </summary>
internal static class BackupCommands
{
    private static readonly Argument<FileInfo> File = new("FILE");

    internal static Command Backup()
    {
        var command = new Command("backup", "Copies the whole database as it stands, without the secrets.") { File };
        command.SetAction(Write);
        return command;
    }

    internal static Command Restore()
    {
        var command = new Command("restore", "Brings a copy back into a database that is new or empty.") { File };
        command.SetAction(BringBack);
        return command;
    }

    private static async Task<int> Write(ParseResult parsed, CancellationToken cancel)
    {
        Outcome<Database> opened = Database.OpenExisting(parsed.GetValue(CommandLine.DatabaseUrl)!);
        if (opened.IsRefused) return CommandLine.Refuse(opened.Refusal);
        await using Database database = opened.Value;
        Outcome<FileInfo> written =
            await Storage.Backup.Write(database, parsed.GetValue(File)!.FullName, cancel);
        if (written.IsRefused) return CommandLine.Refuse(written.Refusal);
        string name = written.Value.FullName;
        if (parsed.GetValue(CommandLine.Json)) CommandLine.Write(new { file = name, bytes = written.Value.Length });
        else Console.WriteLine($"{name}: {written.Value.Length} bytes");
        return 0;
    }

    private static async Task<int> BringBack(ParseResult parsed, CancellationToken cancel)
    {
        FileInfo file = parsed.GetValue(File)!;
        if (!file.Exists) return CommandLine.Refuse(HostRefusals.FileMissing.With(("file", file.FullName)));
        Outcome<bool> restored =
            await Storage.Backup.Restore(file.FullName, parsed.GetValue(CommandLine.DatabaseUrl)!, cancel);
        if (restored.IsRefused) return CommandLine.Refuse(restored.Refusal);
        if (parsed.GetValue(CommandLine.Json)) CommandLine.Write(new { restored = file.FullName });
        else Console.WriteLine("Restored. Check it with: ./sampan ledger audit");
        return 0;
    }
}
