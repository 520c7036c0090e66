using System.Globalization;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Sampan.Kernel;

namespace Sampan.Sandbox.Bank.Storage;

/// <summary>
/// The bank's memory: a file of JSON records, one a line, appended and never changed. A record that was begun but not
/// finished when the power went is the last line of the file; it is dropped, because nobody was ever told of it.
/// </summary>
internal sealed class RecordFile : IDisposable
{
    public const string FileName = "bank.jsonl";
    private readonly SafeFileHandle _handle;
    private long _length;

    private RecordFile(SafeFileHandle handle, long length)
    {
        _handle = handle;
        _length = length;
    }

    /// <summary>What was found: the records that count, and how many bytes of an unfinished one were dropped.</summary>
    public sealed record Opened(RecordFile File, IReadOnlyList<BankRecord> Records, long DroppedBytes);

    public static Outcome<Opened> Open(string folder)
    {
        SafeFileHandle handle;
        try
        {
            _ = Directory.CreateDirectory(folder);
            // Shared with nobody: a second bank on the same folder would give out the same line ids.
            handle = File.OpenHandle(
                Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return BankRefusals.DataFolderUnusable.With(("folder", folder), ("reason", e.Message));
        }

        byte[] bytes = ReadAll(handle);
        if (!Parse(bytes).TryGet(out (List<BankRecord> Records, int Length) good, out Refusal? refusal))
        {
            handle.Dispose();
            return refusal;
        }

        if (good.Length < bytes.Length) RandomAccess.SetLength(handle, good.Length);
        return new Opened(new RecordFile(handle, good.Length), good.Records, bytes.Length - good.Length);
    }

    /// <summary>
    /// Returns once the record is on the disk. When it cannot be written the file is as it was before.
    /// </summary>
    public void Append(BankRecord record)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Default.BankRecord), (byte)'\n'];
        try
        {
            RandomAccess.Write(_handle, line, _length);
            RandomAccess.FlushToDisk(_handle);
        }
        catch (IOException)
        {
            RandomAccess.SetLength(_handle, _length);
            throw;
        }

        _length += line.Length;
    }

    public void Dispose() => _handle.Dispose();

    private static byte[] ReadAll(SafeFileHandle handle)
    {
        var bytes = new byte[RandomAccess.GetLength(handle)];
        for (int read = 0; read < bytes.Length;)
        {
            int more = RandomAccess.Read(handle, bytes.AsSpan(read), read);
            if (more == 0) throw new EndOfStreamException("The file became shorter while it was read.");
            read += more;
        }

        return bytes;
    }

    /// <summary>
    /// Only the last line may be unreadable: anywhere else it is damage that a person has to look at.
    /// </summary>
    private static Outcome<(List<BankRecord> Records, int Length)> Parse(ReadOnlySpan<byte> bytes)
    {
        var records = new List<BankRecord>();
        int start = 0;
        while (start < bytes.Length)
        {
            int end = bytes[start..].IndexOf((byte)'\n');
            if (end < 0) break;
            BankRecord? record = Read(bytes.Slice(start, end));
            bool isLast = start + end + 1 == bytes.Length;
            if (record is null && isLast) break;
            if (record is null) return Damaged(records.Count + 1);
            records.Add(record);
            start += end + 1;
        }

        return (records, start);
    }

    private static BankRecord? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, RecordJson.Default.BankRecord);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Refusal Damaged(int line) => BankRefusals.DataFileDamaged.With(
        ("file", FileName), ("line", line.ToString(CultureInfo.InvariantCulture)));
}
