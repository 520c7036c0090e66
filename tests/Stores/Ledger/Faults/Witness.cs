using System.Data.Common;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Tools.Crasher;
using Sampan.VerifyJournal;

namespace Sampan.Tests.Stores.Ledger.Faults;

/// <summary>
/// Looks at a database whose process was killed, as whoever starts it again finds it, and asks again for all that was
/// asked: what was answered has the same answer, what was not is recorded once in the end, and nothing else is there.
/// </summary>
internal sealed class Witness(Database database)
{
    private readonly Dictionary<Id, string> _answered = [];
    private long _looked;

    /// <returns>How many entries were on disk of which the asker had heard nothing.</returns>
    internal async Task<int> Check(CrashedRun run)
    {
        await using ILedger ledger = await LedgerFactory.Open(database, TimeProvider.System, NullLogger.Instance);
        await ledger.Settled();
        await AssertSound();
        int house = (await ledger.Book(Id.None)).Value, book = (await ledger.Book(Work.Owner(run.Number))).Value;
        var work = new Work(run.Number, house, book);
        Dictionary<Id, string> stored = await Stored(_looked);
        HashSet<Id> asked = [.. run.Asked.Select(a => work.Name(a.Client, a.Number).Id)];
        Assert.Equal([], stored.Keys.Where(request => !asked.Contains(request)));
        foreach ((int client, int number) in run.Answers.Keys.Where(a => !Work.IsRefused(a.Number)))
            Assert.Equal(Seq(run.Answers[(client, number)]), stored[work.Name(client, number).Id]);

        foreach (IGrouping<int, (int Client, int Number)> client in run.Asked.GroupBy(a => a.Client))
            await AskAgain(ledger, work, run, client, stored);
        await ledger.Settled();
        await AssertSound();
        Dictionary<Id, string> after = await Stored(_looked);
        Assert.Equal(run.Asked.Count(a => !Work.IsRefused(a.Number)), after.Count);
        _looked = after.Values.Append($"{_looked}").Max(seq => long.Parse(seq, null));
        return stored.Count - run.Answers.Keys.Count(a => !Work.IsRefused(a.Number));
    }

    /// <summary>What was answered in any run is there, with its number, each once.</summary>
    internal async Task CheckAll()
    {
        Dictionary<Id, string> stored = await Stored(0);
        Assert.Equal([], _answered.Where(answer => stored[answer.Key] != answer.Value));
        Assert.Equal(_answered.Count, stored.Count);
    }

    private async Task AskAgain(
        ILedger ledger, Work work, CrashedRun run, IEnumerable<(int Client, int Number)> asked,
        Dictionary<Id, string> stored)
    {
        long before = 0;
        foreach ((int client, int number) in asked.OrderBy(a => a.Number))
        {
            EntryRequest entry = work.Entry(client, number, before);
            Outcome<Receipt> again = await ledger.Post(entry);
            string text = Answers.Text(again);
            Assert.Equal(run.Answers.GetValueOrDefault((client, number), text), text);
            Assert.Equal(Work.IsRefused(number) ? LedgerRefusals.HoldPosted : null, again.Refusal?.Code);
            if (again.IsRefused) continue;
            Assert.Equal(stored.ContainsKey(entry.Request.Id), again.Value.Repeated);
            before = again.Value.Seq;
            _answered.Add(entry.Request.Id, Seq(text));
        }
    }

    private Task AssertSound() => AssertSound(database);

    /// <summary>Our audit finds nothing, and neither does the program that reads the exported file.</summary>
    internal static async Task AssertSound(Database database)
    {
        AuditReport report = await LedgerFactory.Journal(database).Audit();
        Assert.Equal([], report.Findings);
        Assert.All(report.Transits, pair => Assert.Equal(0, pair.InFlight));
        using var file = new MemoryStream();
        Assert.False((await LedgerFactory.Journal(database).Export(file, default)).IsRefused);
        string[] lines = Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([], Verification.Of(lines, [], null)!.Findings.All);
    }

    /// <summary>The entries after one, by request. The arrivals of sweeps are asked for by the ledger itself.</summary>
    private async Task<Dictionary<Id, string>> Stored(long after)
    {
        await using DbConnection connection = await database.Connect();
        List<(Id Request, string Seq)> rows = await connection
            .Command(
                "SELECT request, seq FROM ledger_entry WHERE seq > @after AND kind <> 'sweep.arrived'",
                ("after", after))
            .Rows(row => (Id.FromBytes(row.Bytes(0)), $"{row.GetInt64(1)}"));
        return rows.ToDictionary(row => row.Request, row => row.Seq);
    }

    private static string Seq(string answer) => answer.Split(' ')[0];
}
