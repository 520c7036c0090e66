using System.CommandLine;
using System.Globalization;
using Sampan.Border;
using Sampan.Council;
using Sampan.Journeys.Steering;
using Sampan.Kernel;
using Sampan.Web.Api.Bodies;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan policy-lab --change FILE</c>: a year of trade under a law that somebody imagines. It reads only, and may
/// run beside the server.
/// </summary>
internal static class PolicyLabCommand
{
    private const long MostBytes = 1 << 20;

    private static readonly Option<FileInfo> Change =
        new("--change") { Description = "what would be otherwise, as JSON: docs/policy-lab.md", Required = true };
    private static readonly Option<int?> Year =
        new("--year") { Description = "of the orders' payment; the newest when left out" };
    private static readonly Option<bool> TestMoney =
        new("--test-money") { Description = "trade in sandbox money, as in the demo" };
    private static readonly Option<string> In =
        new("--currency") { Description = "in which the orders were paid", DefaultValueFactory = _ => "THB" };

    internal static Command Lab()
    {
        var command = new Command("policy-lab", "What the border would have charged under another law.")
        {
            Change, Year, TestMoney, In,
        };
        command.SetAction((parsed, cancel) => Run(parsed, cancel));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        Outcome<byte[]> file = await InputFile.Read(parsed.GetValue(Change)!, MostBytes, cancel);
        if (file.IsRefused) return CommandLine.Refuse(file.Refusal);
        IBorder border = IBorder.Create();
        Outcome<PolicyChange> change = border.ReadPolicy(file.Value);
        if (change.IsRefused) return CommandLine.Refuse(change.Refusal);
        Outcome<Currency> currency = Currency.Parse(parsed.GetValue(In));
        if (currency.IsRefused) return CommandLine.Refuse(currency.Refusal);
        Outcome<Shelf> shelf = await Shelf.Open(parsed.GetValue(CommandLine.DatabaseUrl)!, border, forWriting: false);
        if (shelf.IsRefused) return CommandLine.Refuse(shelf.Refusal);
        await using Shelf opened = shelf.Value;
        await ObservatoryFactory.Prepare(opened.Database);
        var money = Commodity.Money(currency.Value, parsed.GetValue(TestMoney));
        var lab = new PolicyLab(border, opened.Tariffs, ObservatoryFactory.Quoted(opened.Database, money));
        Outcome<PolicyRun> run = await lab.Run(change.Value, parsed.GetValue(Year), cancel);
        if (run.IsRefused) return CommandLine.Refuse(run.Refusal);
        if (parsed.GetValue(CommandLine.Json)) CommandLine.Write(PolicyRunBody.Of(run.Value));
        else Print(run.Value, money);
        return 0;
    }

    private static void Print(PolicyRun run, Commodity money)
    {
        Console.WriteLine($"{run.Change.Name}: orders paid in {run.Year}, {money.Code}, {run.Lines} lines read");
        foreach (PolicyLand land in run.Lands)
        {
            Console.WriteLine();
            Console.WriteLine($"{land.To.Code}, {land.Currency.Code}: duty, taxes and fees");
            var table = new TextTable("", "", ">sellers", ">lines", ">before", ">after", ">difference");
            if (land.Whole is { } whole) Add(table, land, "all", "", whole);
            foreach (PolicyRow row in land.Chapters) Add(table, land, "chapter", row.Key, row.Figures);
            foreach (PolicyRow row in land.Sizes)
                Add(table, land, "size", row.Key.Length == 0 ? "not said" : row.Key, row.Figures);
            if (land.Whole is null) Console.WriteLine("Too few sellers to show the whole of it.");
            if (land.Whole is not null || land.Chapters.Count + land.Sizes.Count > 0) Console.Write(table);
            foreach (PolicyRow row in land.LeftOut)
                Console.WriteLine($"left out: {row.Figures.Lines} lines, {row.Key}");
        }
        if (run.Lands.Count == 0) Console.WriteLine("No quoted order went where the law would be otherwise.");
    }

    private static void Add(TextTable table, PolicyLand land, string by, string key, PolicyFigures figures) =>
        table.Add(
            by, key, Number(figures.Sellers), Number(figures.Lines), Amount(land, figures.Before),
            Amount(land, figures.After), Amount(land, figures.Difference));

    private static string Amount(PolicyLand land, long minor) =>
        Commodity.Money(land.Currency, test: false).AmountText(minor);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
