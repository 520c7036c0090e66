
namespace Sampan.Tests.Stores.Ledger.Faults;

/// <summary>
/// A disk of a few megabytes in memory, which can be filled to the last byte. Who may not mount one skips the test.
/// </summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    internal string Folder { get; }

    internal static async Task<SmallDisk> Mount(int megabytes)
    {
        string folder = Directory.CreateTempSubdirectory("sampan-disk-").FullName;
        if (!await Command.Succeeds("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder))
        {
            Directory.Delete(folder);
            Strict.Skip("No file system may be mounted here: that takes root.");
        }
        return new SmallDisk(folder);
    }

    /// <summary>All but so many kilobytes is taken by somebody else.</summary>
    internal void FillUp(int leave)
    {
        long free = new DriveInfo(Folder).AvailableFreeSpace - leave * 1024L;
        using FileStream file = new(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] block = new byte[4096];
        try
        {
            for (long written = 0; written < free; written += block.Length) file.Write(block);
        }
        catch (IOException)
        {
            // Whoever works on the disk took what was to be left.
        }
    }

    internal void MakeRoom() => File.Delete(Filler);

    private string Filler => Path.Combine(Folder, "filler");

    public async ValueTask DisposeAsync()
    {
        await Command.Run("umount", Folder);
        Directory.Delete(Folder);
    }
}
