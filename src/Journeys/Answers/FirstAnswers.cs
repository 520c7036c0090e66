using System.Data.Common;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Journeys.Answers;

/// <summary>
/// The first answer to a request, kept for thirty days so that the same request again gets the same bytes. The caller
/// seals an answer before it is kept: it may hold a secret. The ledger guards against doing a thing twice whether or
/// not an answer was kept, so a crash between the two costs only the likeness of the second answer.
/// </summary>
public sealed class FirstAnswers(Database database)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static Task Prepare(Database database) => Schema.Apply(database, typeof(FirstAnswers).Assembly, "answers");

    /// <summary>
    /// The sealed first answer; null when there is none. Refuses <c>request_differs</c> when the name of the request
    /// was used for other content.
    /// </summary>
    public async Task<Outcome<byte[]?>> Find(Request request)
    {
        await using DbConnection connection = await database.Connect();
        List<(Hash256 Content, byte[] Sealed)> found = await connection
            .Command("SELECT content, sealed FROM first_answer WHERE request = @request",
                ("request", request.Id.ToBytes()))
            .Rows(row => (Hash256.FromBytes(row.Bytes(0)), row.Bytes(1)));
        if (found.Count == 0) return (byte[]?)null;
        return found[0].Content == request.Content ? found[0].Sealed : LedgerRefusals.RequestDiffers;
    }

    /// <summary>Keeps an answer, if no other was faster, and forgets those that are too old.</summary>
    public async Task Keep(Request request, byte[] sealedAnswer, Instant now)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbCommand forget = connection.Command(
            "DELETE FROM first_answer WHERE at < @old", ("old", (now + -Kept).Microseconds));
        _ = await forget.ExecuteNonQueryAsync();
        await using DbCommand keep = connection.Command(
            "INSERT INTO first_answer (request, content, sealed, at) VALUES (@request, @content, @sealed, @at) " +
            "ON CONFLICT (request) DO NOTHING",
            ("request", request.Id.ToBytes()), ("content", request.Content.ToBytes()), ("sealed", sealedAnswer),
            ("at", now.Microseconds));
        _ = await keep.ExecuteNonQueryAsync();
    }
}
