using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>golden-quotes.md: worked by hand, and computed.</summary>
public sealed class GoldenQuoteTests
{
    public static TheoryData<string> Titles => [.. GoldenQuote.All.Select(quote => quote.Title)];

    [Fact]
    public void There_are_at_least_forty_golden_quotes() => Assert.True(GoldenQuote.All.Count >= 40);

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_quote_comes_to_the_yen_worked_by_hand(string title)
    {
        GoldenQuote golden = GoldenQuote.All.Single(quote => quote.Title == title);
        Check(golden, golden.Book);
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_quote_comes_to_the_same_on_the_published_schedule(string title) =>
        Check(GoldenQuote.All.Single(quote => quote.Title == title), Japan.Published.Book);

    private static void Check(GoldenQuote golden, TariffBook book)
    {
        Outcome<BorderQuote> outcome = Japan.Border.Quote(golden.Request, book, golden.Rates);
        Assert.False(outcome.IsRefused, $"{outcome.Refusal}");
        BorderQuote quote = outcome.Value;
        Assert.Equal(golden.Result("customs value"), quote.CustomsValue);
        Assert.Equal(golden.Column, quote.Programs.Single(p => p.Status == ProgramStatus.Applied).Column.Name());
        Assert.Equal(golden.Result("duty"), quote.Duty);
        Assert.Equal(golden.Result("consumption tax"), quote.ConsumptionTax);
        Assert.Equal(golden.Result("local tax"), quote.LocalConsumptionTax);
        Assert.Equal(golden.Result("total"), quote.Total);
        if (golden["marks"] is { } marks) Assert.Equal(marks, string.Join(' ', quote.Marks));
        Assert.True(Japan.Border.Replay(Japan.Border.Write(quote), book).Value.IsSame);
    }
}
