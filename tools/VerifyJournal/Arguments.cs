using System.Text.Json;

namespace Sampan.VerifyJournal;

/// <summary>The command line, read and its checkpoints opened; or what is wrong with it.</summary>
internal sealed record Arguments(
    IReadOnlyList<string> Files, IReadOnlyList<CheckpointLine> Kept, string? Key, bool Json)
{
    internal const string Usage = """
        Checks a journal file that "sampan ledger export" wrote: derives every hash, balance, hold and total again from
        the entries alone and compares. Uses nothing of Sampan itself; docs/journal-format.md describes the file.

        verify-journal FILE... [--checkpoint FILE]... [--key HEX] [--json]

          FILE               the journal file, - for standard input; or the segments of an archive in order, and
                             after them what "sampan ledger export --from" wrote
          --checkpoint FILE  a checkpoint that was kept elsewhere: shows a journal that was cut off or rewritten since
          --key HEX          the public key that every checkpoint must be signed with
          --json             one JSON document instead of text

        Exit codes: 0 clean, 1 something differs, 2 the file is no journal file or the command line is wrong.
        """;

    internal static (Arguments? Read, string Wrong) Of(string[] args)
    {
        string? key = null;
        List<string> files = [];
        bool json = false;
        List<CheckpointLine> kept = [];
        for (int i = 0; i < args.Length; i++)
        {
            bool hasValue = i + 1 < args.Length;
            if (args[i] == "--json") json = true;
            else if (args[i] == "--key" && hasValue) key = args[++i].ToLowerInvariant();
            else if (args[i] == "--checkpoint" && hasValue)
            {
                if (Checkpoint(args[++i]) is not { } checkpoint) return (null, $"{args[i]} is no checkpoint.");
                kept.Add(checkpoint);
            }
            else if (args[i] == "-" || !args[i].StartsWith('-')) files.Add(args[i]);
            else return (null, $"What is {args[i]}?");
        }
        return files.Count == 0 ? (null, Usage) : (new Arguments(files, kept, key, json), "");
    }

    private static CheckpointLine? Checkpoint(string file)
    {
        try
        {
            CheckpointLine read = Form.Read<CheckpointLine>(System.IO.File.ReadAllText(file));
            return read.Format == Checkpoints.Format ? read : null;
        }
        catch (Exception unread) when (unread is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
