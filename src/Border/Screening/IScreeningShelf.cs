using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>
/// The lists an installation has loaded. Who is on them is for operators and for the screen; nobody else is shown it.
/// </summary>
public interface IScreeningShelf
{
    /// <summary>Keeps a version of a list. The same again changes nothing.</summary>
    Task Put(ImportedList list, Instant now);

    /// <summary>Every version that was ever loaded: list by list, the newest day first.</summary>
    Task<IReadOnlyList<KeptVersion>> Versions();

    /// <summary>The newest version of each list, by its day, then by when it was loaded.</summary>
    Task<Outcome<IReadOnlyList<ImportedList>>> Newest();
}

/// <summary>A version of a list, and when it was loaded.</summary>
public sealed record KeptVersion(ListVersion Version, Instant ImportedAt);
