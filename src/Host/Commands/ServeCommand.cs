using System.CommandLine;
using Sampan.Border;
using Sampan.Host.Demo;
using Sampan.Host.Serving;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Market;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan serve</c>: the site and the API, empty at first. <c>./sampan demo</c>: the same with the demo in it.
/// </summary>
internal static class ServeCommand
{
    private static readonly Option<string> Url = new("--url")
    {
        Description = "where to listen",
        DefaultValueFactory = _ => "http://127.0.0.1:5080",
    };
    private static readonly Option<string> PublicUrl =
        new("--public-url") { Description = "how the site is reached from outside" };
    private static readonly Option<string> Money = new("--currency") { DefaultValueFactory = _ => "THB" };
    private static readonly Option<int> CheckpointMinutes = new("--checkpoint-minutes")
    {
        Description = "sign the journal's heads when it has grown, not more often than this",
        DefaultValueFactory = _ => 60,
    };
    private static readonly Option<DirectoryInfo> CheckpointFolder =
        new("--checkpoints-to") { Description = "also write each checkpoint as a file into this folder" };

    internal static Command Serve()
    {
        var command = new Command("serve", "Serves the site and the API.") { Url, PublicUrl, Money };
        Checkpoints(command);
        command.SetAction((parsed, cancel) => Run(parsed, demo: false, cancel));
        return command;
    }

    internal static Command Demo()
    {
        var command = new Command("demo", "Serves the site and the API with a demo in it and its sandbox bank.")
        {
            Url, PublicUrl, Money,
        };
        Checkpoints(command);
        command.SetAction((parsed, cancel) => Run(parsed, demo: true, cancel));
        return command;
    }

    private static void Checkpoints(Command command)
    {
        command.Options.Add(CheckpointMinutes);
        command.Options.Add(CheckpointFolder);
    }

    private static async Task<int> Run(ParseResult parsed, bool demo, CancellationToken cancel)
    {
        Outcome<Currency> currency = Currency.Parse(parsed.GetValue(Money));
        if (currency.IsRefused) return CommandLine.Refuse(currency.Refusal);
        string database = parsed.GetValue(CommandLine.DatabaseUrl)!;
        if (await DemoMark.Check(database, demo) is { } mixed) return CommandLine.Refuse(mixed);
        SandboxBankProcess? bank = null;
        if (demo)
        {
            Outcome<SandboxBankProcess> started = await SandboxBankProcess.Start(Path.GetFullPath("var/sandbox-bank"));
            if (started.IsRefused) return CommandLine.Refuse(started.Refusal);
            bank = started.Value;
        }
        try
        {
            string url = parsed.GetValue(Url)!;
            return await Run(
                new ServeOptions
                {
                    Url = url,
                    PublicUrl = (parsed.GetValue(PublicUrl) ?? url).TrimEnd('/'),
                    DatabaseUrl = database,
                    IsDemo = demo,
                    SandboxBankUrl = bank?.Url,
                    CarrierKey = Environment.GetEnvironmentVariable("SAMPAN_CARRIER_KEY"),
                    Currency = currency.Value,
                    CheckpointEvery = TimeSpan.FromMinutes(Math.Max(1, parsed.GetValue(CheckpointMinutes))),
                    CheckpointFolder = parsed.GetValue(CheckpointFolder)?.FullName,
                },
                cancel);
        }
        finally
        {
            if (bank is not null) await bank.DisposeAsync();
        }
    }

    private static async Task<int> Run(ServeOptions options, CancellationToken cancel)
    {
        Outcome<Server> built = await Server.Build(options);
        if (built.IsRefused) return CommandLine.Refuse(built.Refusal);
        await using Server server = built.Value;
        Instant now = Instant.From(TimeProvider.System.GetUtcNow());
        if (options.IsDemo)
        {
            var world = server.App.Services.GetRequiredService<DemoWorld>();
            Outcome<Shop> shop = await world.Load(
                server.App.Services.GetRequiredService<IBorder>(), now, DemoShop.All);
            if (shop.IsRefused) return CommandLine.Refuse(shop.Refusal);
        }
        await server.App.StartAsync(cancel);
        foreach (string url in server.App.Urls) Console.WriteLine($"Sampan: {url}");
        if (options.IsDemo) Greet(options);
        else await InviteFirstOperator(server, now);
        await server.App.WaitForShutdownAsync(cancel);
        return 0;
    }

    private static void Greet(ServeOptions options)
    {
        Console.WriteLine($"DEMO: sandbox bank at {options.SandboxBankUrl} (no real money)");
        Console.WriteLine($"      sign in as {DemoWorld.SellerEmail} or {DemoWorld.OperatorEmail}");
        Console.WriteLine($"      with the password: {DemoWorld.Password}");
        Console.WriteLine("To start empty:  ./sampan serve --database sqlite:var/mine.db");
    }

    private static async Task InviteFirstOperator(Server server, Instant now)
    {
        await using AsyncServiceScope scope = server.App.Services.CreateAsyncScope();
        Outcome<string> code = await scope.ServiceProvider.GetRequiredService<IFirstOperator>().Invite(now);
        if (!code.IsRefused) Console.WriteLine(
            $"No operator yet. Open /first-operator and enter this code, valid for a day: {code.Value}");
    }
}
