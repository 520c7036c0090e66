using Sampan.Kernel;
using Sampan.Sandbox.Bank.Storage;

namespace Sampan.Sandbox.Bank.UseCases;

/// <summary>
/// Lets the bank's clock stand at a moment, so that trade can be played on days of long ago; or lets it run again with
/// the machine's. Never back: asked for a moment before the last thing it wrote, it stands there.
/// </summary>
internal sealed record StandClock(Instant? At)
{
    public static Outcome<StandClock> Read(string? at)
    {
        if (at is null) return new StandClock((Instant?)null);
        Outcome<Instant> moment = Instant.Parse(at);
        return moment.IsRefused ? BankRefusals.FieldMalformed.With(("field", "at")) : new StandClock(moment.Value);
    }

    public Outcome<Decision<Instant>> Decide(BankState state, Instant now)
    {
        if (At is not { } wanted)
            return new Decision<Instant>(now, new BankRecord { At = now, Runs = true });
        Instant stands = wanted < state.Latest ? state.Latest : wanted;
        return new Decision<Instant>(stands, new BankRecord { At = stands, StandsAt = stands });
    }
}
