namespace Sampan.Council.Observatory;

/// <summary>The middle one of numbers in their order; of an even count the lower of the two.</summary>
internal static class Middle
{
    /// <param name="numbers">Each with how often it occurs; at least one.</param>
    internal static int Of(IReadOnlyList<(int Number, long Times)> numbers)
    {
        long half = (numbers.Sum(number => number.Times) + 1) / 2;
        return numbers.OrderBy(number => number.Number).First(number => (half -= number.Times) <= 0).Number;
    }
}
