using Sampan.Kernel;

namespace Sampan.Sandbox.Bank.UseCases;

/// <summary>What the sandbox's banks charge. Its own tariff, simple enough to check by eye; no real bank's.</summary>
internal static class Tariff
{
    /// <summary>One percent, a part of a minor unit counting as a whole one.</summary>
    public static Money ChargeOn(Money amount) =>
        amount with { Minor = Rounding.Scale(amount.Minor, 1, 100, RoundingRule.Up) };
}
