using System.CommandLine;
using System.CommandLine.Parsing;
using System.Security.Cryptography;
using Sampan.Border;
using Sampan.Host.Bank;
using Sampan.Host.Demo;
using Sampan.Host.Demo.Year;
using Sampan.Host.Serving;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Market;
using Sampan.Web;

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
    private static readonly Option<Uri> Repository = new("--repository")
    {
        Description = "where the source can be read, as https://code.example/sampan/blob/main; /docs links into it",
        CustomParser = WebAddress,
    };

    private static readonly Option<string> Year = new("--year")
    {
        Description = "the seed of the year of trade that a new demo begins with, or none",
        DefaultValueFactory = _ => "1",
    };

    internal static Command Serve()
    {
        var command = new Command("serve", "Serves the site and the API.") { Url, PublicUrl, Money };
        More(command);
        command.SetAction((parsed, cancel) => Run(parsed, demo: false, cancel));
        return command;
    }

    internal static Command Demo()
    {
        var command = new Command("demo", "Serves the site and the API with a demo in it and its sandbox bank.")
        {
            Url, PublicUrl, Money, Year,
        };
        More(command);
        Year.Validators.Add(year =>
        {
            if (year.GetValueOrDefault<string>() is { } text && text != "none" && !long.TryParse(text, out _))
                year.AddError("--year takes a whole number, or none.");
        });
        command.SetAction((parsed, cancel) => Run(parsed, demo: true, cancel));
        return command;
    }

    private static void More(Command command)
    {
        command.Options.Add(Repository);
        command.Options.Add(CheckpointMinutes);
        command.Options.Add(CheckpointFolder);
    }

    private static Uri? WebAddress(ArgumentResult given)
    {
        string text = given.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
            return address;
        given.AddError($"{text} is no address that begins with https:// or http://.");
        return null;
    }

    private static async Task<int> Run(ParseResult parsed, bool demo, CancellationToken cancel)
    {
        Outcome<Currency> currency = Currency.Parse(parsed.GetValue(Money));
        if (currency.IsRefused) return CommandLine.Refuse(currency.Refusal);
        string database = parsed.GetValue(CommandLine.DatabaseUrl)!;
        if (await DemoMark.Check(database, demo) is { } mixed) return CommandLine.Refuse(mixed);
        string? carrierKey = Environment.GetEnvironmentVariable("SAMPAN_CARRIER_KEY");
        SandboxProcess? bank = null;
        SandboxProcess? carrier = null;
        if (demo)
        {
            Outcome<SandboxProcess> started = await SandboxProcess.Bank(Path.GetFullPath("var/sandbox-bank"));
            if (started.IsRefused) return CommandLine.Refuse(started.Refusal);
            bank = started.Value;
            // Never the key of a real carrier: the sandbox reports to whoever asks it on this machine.
            carrierKey = $"smc_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";
            Outcome<SandboxProcess> beside = await SandboxProcess.Carrier(carrierKey);
            // Without a carrier the demo runs on, and says so where one is asked for something.
            if (beside.IsRefused) _ = CommandLine.Refuse(beside.Refusal);
            else carrier = beside.Value;
        }
        try
        {
            string url = parsed.GetValue(Url)!;
            var options = new ServeOptions
            {
                Url = url,
                PublicUrl = (parsed.GetValue(PublicUrl) ?? url).TrimEnd('/'),
                DatabaseUrl = database,
                IsDemo = demo,
                SandboxBankUrl = bank?.Url,
                SandboxCarrierUrl = carrier?.Url,
                CarrierKey = carrierKey,
                Operator = OperatorSettings(),
                Currency = currency.Value,
                CheckpointEvery = TimeSpan.FromMinutes(Math.Max(1, parsed.GetValue(CheckpointMinutes))),
                RepositoryUrl = parsed.GetValue(Repository)?.ToString(),
                CheckpointFolder = parsed.GetValue(CheckpointFolder)?.FullName,
            };
            if (demo && await PlayYear(parsed, options) is { } unplayed) return CommandLine.Refuse(unplayed);
            return await Run(options, cancel);
        }
        finally
        {
            if (carrier is not null) await carrier.DisposeAsync();
            if (bank is not null) await bank.DisposeAsync();
        }
    }

    /// <summary>A new demo begins with a year of trade; one that was cut off goes on with it.</summary>
    private static async Task<Refusal?> PlayYear(ParseResult parsed, ServeOptions options)
    {
        YearSetup? wished = long.TryParse(parsed.GetValue(Year), out long seed)
            ? YearSetup.EndingWith(Instant.From(TimeProvider.System.GetUtcNow()), seed)
            : null;
        Outcome<YearSummary?> played = await PlayedYear.Play(options, wished, new YearProgress());
        // The demo runs on a bank that has seen other trade as well; only the past cannot be played on it.
        bool used = played.Refusal?.Code == HostRefusals.SandboxBankUsed;
        if (used) _ = CommandLine.Refuse(played.Refusal!);
        else if (!played.IsRefused && played.Value is { } summary) Console.WriteLine(YearTables.Of(summary));
        return used ? null : played.Refusal;
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
            if (await server.App.Services.GetRequiredService<DemoLenders>().Load(now) is { } unlent)
                return CommandLine.Refuse(unlent);
            if (await server.App.Services.GetRequiredService<DemoCouncil>().Load(now) is { } unsteered)
                return CommandLine.Refuse(unsteered);
            if (await server.App.Services.GetRequiredService<DemoMentors>().Load(now) is { } unhelped)
                return CommandLine.Refuse(unhelped);
            if (await server.App.Services.GetRequiredService<DemoQuestions>().Load(now) is { } unasked)
                return CommandLine.Refuse(unasked);
        }
        await server.App.StartAsync(cancel);
        if (options is { IsDemo: true, SandboxBankUrl: { } bank }
            && await FundLenders(server, bank, now) is { } unfunded) return CommandLine.Refuse(unfunded);
        foreach (string url in server.App.Urls) Console.WriteLine($"Sampan: {url}");
        if (options.IsDemo) Greet(options);
        else await InviteFirstOperator(server, now);
        await server.App.WarmUp();
        await server.App.WaitForShutdownAsync(cancel);
        return 0;
    }

    /// <summary>A demo without a played year: its lenders pay in now.</summary>
    private static async Task<Refusal?> FundLenders(Server server, string bankUrl, Instant now)
    {
        using var bank = new HttpClient { BaseAddress = new Uri(bankUrl) };
        foreach (SandboxTransfer deposit in
            await server.App.Services.GetRequiredService<DemoLenders>().Deposits(now))
            if (await deposit.HandIn(bank) is { } refusal) return refusal;
        return null;
    }

    /// <summary>Whoever runs an installation says who that is; what is not set is shown as not stated.</summary>
    private static OperatorWords OperatorSettings()
    {
        return new OperatorWords(
            Setting("SAMPAN_OPERATOR_NAME"), Setting("SAMPAN_OPERATOR_FEES"), Setting("SAMPAN_OPERATOR_COMPLAINTS"));

        static string? Setting(string name) =>
            Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } said ? said : null;
    }

    private static void Greet(ServeOptions options)
    {
        Console.WriteLine($"DEMO: sandbox bank at {options.SandboxBankUrl} (no real money)");
        if (options.SandboxCarrierUrl is { } carrier)
            Console.WriteLine($"      sandbox carrier at {carrier} (carries nothing)");
        Console.WriteLine($"      sign in as {DemoWorld.SellerEmail},");
        Console.WriteLine($"      {DemoWorld.LenderEmail}, {DemoWorld.MentorEmail} or {DemoWorld.OperatorEmail}");
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
