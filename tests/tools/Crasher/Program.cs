// Asks the ledger for one thing after the other from eight clients until it is killed, which it does itself at the
// phase it is told. Prints, before it asks, "asked CLIENT NUMBER", and when it is answered "answer CLIENT NUMBER
// ANSWER". At the phase of a repair it repairs, and asks for nothing.
// Arguments: the database's url, the number of this run, the phase, a seed, and "process" or "backend": whom to kill.

using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Tools.Crasher;
using Sampan.Tests.Tools.Crasher.Wire;

int run = int.Parse(args[1], CultureInfo.InvariantCulture), seed = int.Parse(args[3], CultureInfo.InvariantCulture);
using TextWriter output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
var blow = new Blow(args[0], args[2], seed, args[4] == "backend", output);
await using var wire = DatabaseWire.Over(args[0], blow.Watch);
await using Database database = Database.Open(wire.Url).Value;
if (args[2] == Phase.Repairing)
{
    _ = await LedgerFactory.Repair(database, _ => true, new WorkCards());
    blow.Opened();
}
await using ILedger ledger = await LedgerFactory.Open(database, TimeProvider.System, NullLogger.Instance);
blow.Opened();
int house = (await ledger.Book(Id.None)).Value, book = (await ledger.Book(Work.Owner(run))).Value;
var work = new Work(run, house, book);
await Task.WhenAll(Enumerable.Range(0, 8).Select(client => Task.Run(() => Client(client))));

async Task Client(int client)
{
    long before = 0;
    for (int number = 0; ; number++)
    {
        output.WriteLine($"asked {client} {number}");
        EntryRequest entry = work.Entry(client, number, before);
        Outcome<Receipt> answer = await ledger.Post(entry);
        while (answer.IsRefused && answer.Refusal.Code == LedgerRefusals.LedgerUnavailable)
            answer = await ledger.Post(entry);
        if (!answer.IsRefused) before = answer.Value.Seq;
        output.WriteLine($"answer {client} {number} {Answers.Text(answer)}");
        blow.Answered();
    }
}
