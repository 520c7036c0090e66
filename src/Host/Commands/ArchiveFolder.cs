using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Host.Commands;

/// <summary>One file of an archive: the entries it holds and its SHA-256.</summary>
/// <param name="From">Its first entry's number; null when it begins with the journal.</param>
internal sealed record Segment(string File, long? From, long Through, string Sum)
{
    /// <summary>Each book's entries and head after the last entry, as the lines of the file have them.</summary>
    internal Dictionary<int, (long Entries, string Head)> Heads { get; init; } = [];
}

/// <summary>
/// The files <c>segment-00001.jsonl</c> and on, and <c>SHA256SUMS</c> over them, which <c>sha256sum -c</c> reads.
/// </summary>
internal sealed class ArchiveFolder(string path)
{
    private const string Sums = "SHA256SUMS";

    /// <summary>
    /// The newest segment; null when there is none. Refusals: archive_damaged when the file is not what was written.
    /// </summary>
    internal async Task<Outcome<Segment?>> Last(CancellationToken cancel)
    {
        string list = Path.Combine(path, Sums);
        if (!File.Exists(list)) return default(Segment?);
        string[] line = (await File.ReadAllLinesAsync(list, cancel)).LastOrDefault("").Split("  ");
        Refusal damaged = HostRefusals.ArchiveDamaged.With(("file", line.Length == 2 ? line[1] : list));
        if (line.Length != 2 || !File.Exists(Path.Combine(path, line[1]))) return damaged;
        Segment? segment = await Read(Path.Combine(path, line[1]), cancel);
        return segment is null || segment.Sum != line[0] ? damaged : segment;
    }

    /// <summary>
    /// Writes the next segment. Refusals: those of the export; archive_differs when the journal does not go on where
    /// the last segment ended, which is then not of this journal, or the journal no longer what it was.
    /// </summary>
    internal async Task<Outcome<Segment>> Seal(
        Segment? last, Func<Stream, Task<Outcome<ExportedJournal>>> export, CancellationToken cancel)
    {
        _ = Directory.CreateDirectory(path);
        int number = last is null ? 1 : NumberOf(last.File) + 1;
        string name = string.Create(CultureInfo.InvariantCulture, $"segment-{number:D5}.jsonl");
        string file = Path.Combine(path, name), half = file + ".part";
        Outcome<ExportedJournal> exported;
        await using (FileStream stream = File.Create(half))
        {
            exported = await export(stream);
            stream.Flush(flushToDisk: true);
        }
        if (exported.IsRefused) return exported.Refusal;
        Segment made = await Read(half, cancel)
            ?? throw new InvalidOperationException("The export wrote what cannot be read.");
        if (last is not null && await Differs(half, last, cancel) is { } book)
        {
            File.Delete(half);
            return HostRefusals.ArchiveDiffers.With(("file", last.File), ("book", $"{book}"));
        }

        File.Move(half, file, overwrite: true);
        await AddSum($"{made.Sum}  {name}", cancel);
        return made with { File = file };
    }

    /// <summary>The first book that did not stand where the last segment left it.</summary>
    private static async Task<int?> Differs(string next, Segment last, CancellationToken cancel)
    {
        await foreach (string line in File.ReadLinesAsync(next, cancel))
        {
            JsonElement read = JsonElement.Parse(line);
            string kind = read.GetProperty("line").GetString()!;
            if (kind == "journal") continue;
            if (kind != "book") break;
            int book = read.GetProperty("id").GetInt32();
            (long, string) before =
                (read.GetProperty("entriesBefore").GetInt64(), read.GetProperty("headBefore").GetString()!);
            if (last.Heads.GetValueOrDefault(book, (0, Hash256.Zero.ToString())) != before) return book;
        }
        return null;
    }

    private static async Task<Segment?> Read(string file, CancellationToken cancel)
    {
        JsonElement first = default;
        var heads = new Dictionary<int, (long, string)>();
        try
        {
            await foreach (string line in File.ReadLinesAsync(file, cancel))
            {
                if (first.ValueKind == JsonValueKind.Undefined) first = JsonElement.Parse(line);
                if (!line.StartsWith("{\"line\":\"head\"", StringComparison.Ordinal)) continue;
                JsonElement head = JsonElement.Parse(line);
                heads[head.GetProperty("book").GetInt32()] =
                    (head.GetProperty("entries").GetInt64(), head.GetProperty("head").GetString()!);
            }
        }
        catch (JsonException)
        {
            return null;
        }
        if (first.ValueKind != JsonValueKind.Object || !first.TryGetProperty("through", out JsonElement through))
            return null;
        await using FileStream stream = File.OpenRead(file);
        string sum = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
        long? from = first.TryGetProperty("from", out JsonElement said) ? said.GetInt64() : null;
        return new Segment(file, from, through.GetInt64(), sum) { Heads = heads };
    }

    /// <summary>A cut-off list would call whole files damaged: it is replaced by a new one.</summary>
    private async Task AddSum(string line, CancellationToken cancel)
    {
        string list = Path.Combine(path, Sums);
        string before = File.Exists(list) ? await File.ReadAllTextAsync(list, cancel) : "";
        await File.WriteAllTextAsync(list + ".part", $"{before}{line}\n", cancel);
        File.Move(list + ".part", list, overwrite: true);
    }

    private static int NumberOf(string file) =>
        int.Parse(Path.GetFileNameWithoutExtension(file)["segment-".Length..], CultureInfo.InvariantCulture);
}
