using Sampan.Kernel;

namespace Sampan.Host.Commands;

/// <summary>A file that a command reads whole.</summary>
internal static class InputFile
{
    /// <summary>Refuses <c>file_missing</c> and <c>file_too_large</c>.</summary>
    internal static async Task<Outcome<byte[]>> Read(FileInfo file, long mostBytes, CancellationToken cancel = default)
    {
        if (!file.Exists) return HostRefusals.FileMissing.With(("file", file.FullName));
        return file.Length > mostBytes
            ? HostRefusals.FileTooLarge.With(("file", file.FullName), ("most", $"{mostBytes}"))
            : await File.ReadAllBytesAsync(file.FullName, cancel);
    }
}
