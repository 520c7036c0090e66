// Measurements that can be repeated. Usage: Bench COMMAND [runs] [seconds]; without a command, all of them.

using System.Globalization;
using Sampan.Bench;
using Sampan.Bench.Classification;
using Sampan.Bench.Funding;
using Sampan.Bench.Ledger;
using Sampan.Bench.Observatory;
using Sampan.Bench.Orders;
using Sampan.Bench.Pages;
using Sampan.Bench.Policy;
using Sampan.Bench.Quotes;
using Sampan.Bench.Screening;

var commands = new Dictionary<string, Func<Settings, Task>>
{
    ["ledger"] = LedgerBench.Run,
    ["hot"] = HotBench.Run,
    ["history"] = HistoryBench.Run,
    ["orders"] = OrdersBench.Run,
    ["arrivals"] = ArrivalBench.Run,
    ["pages"] = PagesBench.Run,
    ["quotes"] = QuotesBench.Run,
    ["quote-post"] = QuotePostBench.Run,
    ["classification"] = ClassificationBench.Run,
    ["screening"] = ScreeningBench.Run,
    ["mandates"] = MandatesBench.Run,
    ["offers"] = OffersBench.Run,
    ["settlements"] = SettlementsBench.Run,
    ["observatory"] = ObservatoryBench.Run,
    ["policy"] = PolicyBench.Run,
};

string? command = args.FirstOrDefault();
if (command is not null && !commands.ContainsKey(command))
{
    Console.Error.WriteLine($"Unknown command {command}; there is {string.Join(", ", commands.Keys)}.");
    return 1;
}
var settings = new Settings(Number(1, 5), TimeSpan.FromSeconds(Number(2, 3)));
Console.WriteLine(Machine.Describe());
foreach ((string name, Func<Settings, Task> run) in commands)
    if (command is null || command == name) await run(settings);
return 0;

int Number(int place, int usual) =>
    args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : usual;
