using Sampan.Host.Serving;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Host.Demo.Year;

/// <summary>
/// Plays a year in an installation that has not traded, or goes on with one that was cut off. The installation is
/// opened for it with a clock and letter boxes of its own, and closed again before anybody is served.
/// </summary>
internal static class PlayedYear
{
    /// <param name="options">Where; the sandbox bank is in them.</param>
    /// <param name="wished">Null: nothing new is begun.</param>
    /// <param name="orders">Hears how many orders there are, and of how many.</param>
    /// <returns>Null when nothing was played: the year is over, or something else has been traded here.</returns>
    internal static async Task<Outcome<YearSummary?>> Play(
        ServeOptions options, YearSetup? wished, IProgress<(int Done, int All)> orders)
    {
        Outcome<YearMark?> found = await YearMark.Find(options.DatabaseUrl, wished);
        if (found.IsRefused) return found.Refusal;
        using var bank = new YearBank(options.SandboxBankUrl!);
        if (found.Value is not { } mark)
        {
            // The year of another database may have been cut off and left the bank's clock standing.
            _ = await bank.Run();
            return (YearSummary?)null;
        }
        YearSetup setup = mark.Setup;
        var begins = Instant.StartOf(setup.Begins);
        if (mark.IsNew && await bank.StandAt(begins) > begins)
        {
            _ = await bank.Run();
            return HostRefusals.SandboxBankUsed;
        }
        var clock = new StandingClock(begins);
        Outcome<Server> built = await Server.Build(options, clock, new YearMail());
        if (built.IsRefused) return built.Refusal;
        await using Server server = built.Value;
        IServiceProvider services = server.App.Services;
        Database database = services.GetRequiredService<Database>();
        await mark.Note(database);
        var stage = new YearStage(services, setup, clock, bank);
        Outcome<YearPlan> played = await new YearPlayer(stage, services.GetRequiredService<DemoWorld>())
            .Play(new Counted(orders, setup.Orders));
        if (played.IsRefused) return played.Refusal;
        _ = await bank.Run();
        await (mark with { Done = true }).Note(database);
        return await YearSummary.Of(stage, played.Value);
    }

    /// <summary>Tells at once, in the order of the play; the library's own tells later, from another thread.</summary>
    private sealed class Counted(IProgress<(int Done, int All)> orders, int all) : IProgress<int>
    {
        public void Report(int value) => orders.Report((value, all));
    }
}
