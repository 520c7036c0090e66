using System.CommandLine;
using Sampan.Host.Demo;
using Sampan.Host.Demo.Year;
using Sampan.Host.Serving;
using Sampan.Kernel;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan demo-year</c>: a year of trade in an installation that has none yet; run again after a cut, it goes on.
/// <c>./sampan demo</c> plays the same before it serves.
/// </summary>
internal static class DemoYearCommand
{
    private static readonly Option<long> Seed = new("--seed")
    {
        Description = "the same seed and day give the same trade",
        DefaultValueFactory = _ => 1,
    };
    private static readonly Option<int> Orders = new("--orders")
    {
        Description = "how many orders",
        DefaultValueFactory = _ => YearSetup.UsualOrders,
    };
    private static readonly Option<string> Until = new("--until")
    {
        Description = "the year ends with the day before this one, as 2026-11-24; today when not said",
    };

    internal static Command DemoYear()
    {
        var command = new Command("demo-year", "Plays a simulated year of trade on the sandbox bank.")
        {
            Seed, Orders, Until,
        };
        Orders.Validators.Add(orders =>
        {
            if (orders.GetValueOrDefault<int>() < YearSetup.LeastOrders)
                orders.AddError($"A year with each kind of event has at least {YearSetup.LeastOrders} orders.");
        });
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        Outcome<DateOnly?> until = Dates.ParseOptional(parsed.GetValue(Until));
        if (until.IsRefused) return CommandLine.Refuse(until.Refusal);
        DateOnly today = Instant.From(TimeProvider.System.GetUtcNow()).UtcDate;
        // Nothing is recorded ahead of the machine's clock.
        if (until.Value > today) return CommandLine.Refuse(KernelRefusals.DateMalformed.Text(until.Value.Value.Text()));
        string database = parsed.GetValue(CommandLine.DatabaseUrl)!;
        if (await DemoMark.Check(database, demo: true) is { } mixed) return CommandLine.Refuse(mixed);
        Outcome<SandboxProcess> started = await SandboxProcess.Bank(Path.GetFullPath("var/sandbox-bank"));
        if (started.IsRefused) return CommandLine.Refuse(started.Refusal);
        await using SandboxProcess bank = started.Value;
        var options = new ServeOptions
        {
            Url = "http://127.0.0.1:0",
            PublicUrl = "http://127.0.0.1",
            DatabaseUrl = database,
            IsDemo = true,
            SandboxBankUrl = bank.Url,
            Currency = Currency.Thb,
        };
        var setup = new YearSetup(parsed.GetValue(Seed), parsed.GetValue(Orders), until.Value ?? today);
        Outcome<YearSummary?> played = await PlayedYear.Play(options, setup, new YearProgress());
        if (played.IsRefused) return CommandLine.Refuse(played.Refusal);
        Show(played.Value, parsed.GetValue(CommandLine.Json));
        return 0;
    }

    private static void Show(YearSummary? summary, bool json)
    {
        if (!json)
            Console.Write(summary is null ? $"{Nothing}\n" : YearTables.Of(summary));
        else if (summary is null)
            CommandLine.Write(new { played = false });
        else
            CommandLine.Write(new
            {
                played = true,
                simulated = true,
                seed = summary.Setup.Seed,
                from = summary.Setup.Begins.Text(),
                until = summary.Setup.Until.Text(),
                orders = summary.Orders.Select(o => new { story = $"{o.Story}", state = $"{o.State}" }),
                digest = summary.Digest.ToString(),
            });
    }

    private const string Nothing = "Nothing to play: the year is over, or other trade is in this database already.";
}
