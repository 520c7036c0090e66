using System.CommandLine;
using Sampan.Host.Demo;
using Sampan.Host.Serving;
using Sampan.Journeys.Papers;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Host.Commands;

/// <summary><c>./sampan demo-trade</c>: one trade from offer to payout; run again after a crash, it goes on.</summary>
internal static class DemoTradeCommand
{
    private static readonly Option<string> Name = new("--name")
    {
        Description = "the trade's name: the same name is the same trade",
        DefaultValueFactory = _ => "first",
    };
    private static readonly Option<DirectoryInfo> Papers =
        new("--papers") { Description = "write the invoice as PDF and XML here" };

    internal static Command DemoTrade()
    {
        var command = new Command("demo-trade",
            "Plays one trade: dried mango from Chanthaburi to Osaka, on the sandbox bank.") { Name, Papers };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        string database = parsed.GetValue(CommandLine.DatabaseUrl)!;
        if (await DemoMark.Check(database, demo: true) is { } mixed) return CommandLine.Refuse(mixed);
        Outcome<SandboxProcess> started = await SandboxProcess.Bank(
            Path.GetFullPath("var/sandbox-bank"), "--settle-seconds", "0");
        if (started.IsRefused) return CommandLine.Refuse(started.Refusal);
        await using SandboxProcess bank = started.Value;
        var clock = new PlayedClock();
        Outcome<Server> built = await Server.Build(
            new ServeOptions
            {
                Url = "http://127.0.0.1:0",
                PublicUrl = "http://127.0.0.1",
                DatabaseUrl = database,
                IsDemo = true,
                SandboxBankUrl = bank.Url,
                Currency = Currency.Thb,
            },
            clock);
        if (built.IsRefused) return CommandLine.Refuse(built.Refusal);
        await using Server server = built.Value;
        bool json = parsed.GetValue(CommandLine.Json);
        var trade = new DemoTrade(server.App.Services, clock, parsed.GetValue(Name)!);
        Outcome<TradeRecord> played = await trade.Play(bank.Url, step => { if (!json) Console.WriteLine(step); });
        if (played.IsRefused) return CommandLine.Refuse(played.Refusal);
        if (await WritePapers(
            server, played.Value, parsed.GetValue(Papers)) is { } unwritten) return CommandLine.Refuse(unwritten);
        await Show(server, played.Value, json, cancel);
        return played.Value.State == OrderState.PaidOut ? 0 : 1;
    }

    private static async Task<Refusal?> WritePapers(Server server, TradeRecord record, DirectoryInfo? folder)
    {
        if (folder is null) return null;
        var papers = server.App.Services.GetRequiredService<OrderPapers>();
        Outcome<byte[]> pdf = await papers.InvoicePdf(record);
        if (pdf.IsRefused) return pdf.Refusal;
        Outcome<byte[]> xml = await papers.InvoiceUbl(record);
        if (xml.IsRefused) return xml.Refusal;
        folder.Create();
        await File.WriteAllBytesAsync(
            Path.Combine(folder.FullName, $"invoice-{record.Invoice!.Number}.pdf"), pdf.Value);
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"invoice-{record.Invoice.Number}.xml"), xml.Value);
        return null;
    }

    private static async Task Show(Server server, TradeRecord record, bool json, CancellationToken cancel)
    {
        List<JournalMove> moves = await server.App.Services.GetRequiredService<IJournal>().Moves(record.Order, cancel);
        if (json)
        {
            CommandLine.Write(new
            {
                order = record.Order.ToString(),
                state = record.State.ToString(),
                total = record.Terms.Total.ToString(),
                invoice = record.Invoice?.Number,
                moves = moves.Select(m =>
                    new { m.EntryKind, from = m.Debit.Kind.Name, to = m.Credit.Kind.Name, m.Amount, m.Phase }),
            });
            return;
        }
        var table = new TextTable("entry", "from", "to", ">amount", "commodity", "phase");
        foreach (JournalMove move in moves)
        {
            string commodity = move.Debit.Commodity.Kind == CommodityKind.Stock ? "units" : move.Debit.Commodity.Code;
            table.Add(move.EntryKind, move.Debit.Kind.Name, move.Credit.Kind.Name, $"{move.Amount}", commodity,
                move.Phase);
        }
        Console.WriteLine($"\n{table}");
    }
}
