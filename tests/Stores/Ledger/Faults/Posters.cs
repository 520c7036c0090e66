using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger.Faults;

/// <summary>
/// Sixteen clients that post as fast as they are answered. Who is told that the ledger is unavailable asks the same
/// again until it is recorded; any other refusal fails the test.
/// </summary>
internal sealed class Posters : IAsyncDisposable
{
    private readonly Database _database;
    private readonly ILedger _ledger;
    private readonly int _book;
    private readonly byte[] _facts;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<Receipt[]>[] _clients;

    private Posters(Database database, ILedger ledger, int book, int factBytes)
    {
        (_database, _ledger, _book) = (database, ledger, book);
        _facts = RandomNumberGenerator.GetBytes(factBytes);
        _clients = [.. Enumerable.Range(0, 16).Select(client => Task.Run(() => Post(client)))];
    }

    internal Tally Recorded { get; } = new();

    internal Tally Refused { get; } = new();

    internal static async Task<Posters> Start(Database database, int factBytes)
    {
        ILedger ledger = await LedgerFactory.Open(database, TimeProvider.System, NullLogger.Instance);
        return new Posters(database, ledger, (await ledger.Book(new Id(1))).Value, factBytes);
    }

    /// <summary>Lets each have its last answer, and compares all answers with what is on disk.</summary>
    internal async Task AssertAllAreRecorded()
    {
        await _stop.CancelAsync();
        IEnumerable<Receipt> receipts = (await Task.WhenAll(_clients)).SelectMany(mine => mine);
        await using System.Data.Common.DbConnection connection = await _database.Connect();
        List<(long, Hash256)> stored = await connection.Command("SELECT seq, hash FROM ledger_entry ORDER BY seq")
            .Rows(row => (row.GetInt64(0), Hash256.FromBytes(row.Bytes(1))));
        Assert.Equal(stored, receipts.OrderBy(r => r.Seq).Select(r => (r.Seq, r.Hash)));
        await Witness.AssertSound(_database);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _ledger.DisposeAsync();
        _stop.Dispose();
    }

    private async Task<Receipt[]> Post(int client)
    {
        var receipts = new List<Receipt>();
        while (!_stop.IsCancellationRequested)
        {
            EntryRequest entry = new()
            {
                Request = Request.Of("posters", $"{client}", $"{receipts.Count}"),
                Book = _book,
                Kind = "test.entry",
                Facts = _facts,
                Steps =
                [
                    new Move(
                        TestLedger.Key(_book, Chart.Supply, client), TestLedger.Key(_book, Chart.OnHand, client), 1),
                ],
            };
            Outcome<Receipt> answer = await _ledger.Post(entry);
            while (answer.IsRefused)
            {
                Assert.Equal(LedgerRefusals.LedgerUnavailable, answer.Refusal.Code);
                Refused.Add();
                answer = await _ledger.Post(entry);
            }
            receipts.Add(answer.Value);
            Recorded.Add();
        }
        return [.. receipts];
    }
}
