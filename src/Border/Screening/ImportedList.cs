using System.Text.Json;
using System.Text.Json.Serialization;
using Sampan.Border.Screening.Lists;
using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>
/// A list as it was taken from its publisher's files. <see cref="Bytes"/> say it whole, and the same entries give the
/// same bytes, whatever the files looked like otherwise.
/// </summary>
public sealed class ImportedList
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly byte[] _bytes;

    internal ImportedList(WatchList list, DateOnly date, IReadOnlyList<ListedParty> parties)
        : this(list, date, parties, JsonSerializer.SerializeToUtf8Bytes(parties, Json)) { }

    private ImportedList(WatchList list, DateOnly date, IReadOnlyList<ListedParty> parties, byte[] bytes)
    {
        (Parties, _bytes) = (parties, bytes);
        Version = new ListVersion(list, date, Hash256.Of(bytes), parties.Count, parties.Sum(p => p.Names.Count));
    }

    public ListVersion Version { get; }

    public IReadOnlyList<ListedParty> Parties { get; }

    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>
    /// Takes a list from its files, found among those given by the names their publishers use; whole, or refused with
    /// file and row. <paramref name="date"/> is the list's day where its file does not say one (the UN's does).
    /// </summary>
    public static Outcome<ImportedList> Take(
        WatchList list, IReadOnlyList<ListFile> files, DateOnly? date) => list switch
        {
            WatchList.OfacSdn => OfacList.Take(list, OfacFiles.Sdn, files, date),
            WatchList.OfacConsolidated => OfacList.Take(list, OfacFiles.Consolidated, files, date),
            WatchList.UnitedNations => NationsList.Take(files),
            _ => DeniedList.Take(files, date),
        };

    /// <summary>Reads <see cref="Bytes"/> back; refuses <c>watch_list_stored_malformed</c>.</summary>
    public static Outcome<ImportedList> Read(WatchList list, DateOnly date, byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<List<ListedParty>>(bytes, Json) is { } parties
                ? new ImportedList(list, date, parties, bytes)
                : ScreeningRefusals.StoredListMalformed.With(("list", list.Name()));
        }
        catch (JsonException)
        {
            // The reader can only say so by throwing; to us damaged bytes are an ordinary refusal.
            return ScreeningRefusals.StoredListMalformed.With(("list", list.Name()));
        }
    }
}
