using Sampan.Kernel;
using Sampan.Sandbox.Bank.Storage;

namespace Sampan.Sandbox.Bank.UseCases;

/// <summary>Puts the bank's clock forward, so that what is late arrives without anybody waiting. Never back.</summary>
internal sealed record AdvanceClock(long Seconds)
{
    private const long MostAtOnce = 366L * 24 * 3600;
    private const long MostInAll = 100 * MostAtOnce;

    public static Outcome<AdvanceClock> Read(long? seconds) => seconds is > 0 and <= MostAtOnce
        ? new AdvanceClock(seconds.Value)
        : BankRefusals.FieldMalformed.With(("field", "seconds"));

    public Outcome<Decision<Instant>> Decide(BankState state, Instant now)
    {
        if (state.StandsAt is { } stands)
        {
            Instant to = stands + TimeSpan.FromSeconds(Seconds);
            return new Decision<Instant>(to, new BankRecord { At = now, StandsAt = to });
        }
        long ahead = (long)state.Ahead.TotalSeconds + Seconds;
        if (ahead > MostInAll) return BankRefusals.FieldMalformed.With(("field", "seconds"));
        return new Decision<Instant>(
            now + TimeSpan.FromSeconds(Seconds), new BankRecord { At = now, AheadSeconds = ahead });
    }
}
