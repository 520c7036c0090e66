using Sampan.Kernel;

namespace Sampan.Tests.Rules.Kernel;

public sealed class OutcomeTests
{
    private static readonly RefusalCode Short = new("stock_short", RefusalKind.Refused);

    [Fact]
    public void An_outcome_is_read_by_refusing_first()
    {
        Outcome<int> kept = 7;
        Outcome<int> refused = Short.With(("left", "3"));

        Assert.True(kept.TryGet(out int value, out _));
        Assert.Equal(7, value);
        Assert.False(refused.TryGet(out _, out Refusal? refusal));
        Assert.Equal("3", refusal["left"]);
    }

    [Fact]
    public void Reading_the_value_of_a_refusal_is_a_bug()
    {
        Outcome<int> refused = Short;
        Assert.Contains("stock_short", Assert.Throws<InvalidOperationException>(() => refused.Value).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_passes_through_a_map_untouched()
    {
        Outcome<int> refused = Short.With(("left", "3"));
        Outcome<string> mapped = refused.Map<string>(_ => throw new InvalidOperationException("must not run"));
        Assert.Equal(refused.Refusal, mapped.Refusal);
        Assert.Equal("14", ((Outcome<int>)7).Map(n => $"{n * 2}").Value);
    }

    [Fact]
    public void Refusals_are_equal_when_code_and_arguments_are()
    {
        Refusal refusal = Short.With(("left", "3"), ("wanted", "5"));
        Assert.Equal(refusal, Short.With(("left", "3"), ("wanted", "5")));
        Assert.Equal(refusal.GetHashCode(), Short.With(("left", "3"), ("wanted", "5")).GetHashCode());
        Assert.NotEqual(refusal, Short.With(("left", "4"), ("wanted", "5")));
        Assert.NotEqual(refusal, Short);
        Assert.Null(refusal["unheard_of"]);
        Assert.Equal("stock_short(left=3, wanted=5)", refusal.ToString());
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("short", 5)]
    public void A_refusal_quotes_what_was_given(string? text, int length) =>
        Assert.Equal(length, Short.Text(text)["text"]!.Length);

    [Fact]
    public void A_refusal_stays_small_however_long_the_text_was() =>
        Assert.Equal(new string('x', 80), Short.Text(new string('x', 5000))["text"]);
}
