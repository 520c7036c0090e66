using System.Globalization;
using FsCheck.Xunit;
using Sampan.Documents;
using Sampan.Documents.Pdf;

namespace Sampan.Tests.Rules.Documents;

public sealed class LineBreakerTests
{
    [Fact]
    public void Words_stay_whole() =>
        Assert.Equal(["Dried mango", "slices"], Lines("Dried mango slices", 60));

    [Fact]
    public void A_word_wider_than_the_line_is_cut_between_characters()
    {
        IReadOnlyList<string> lines = Lines("Pneumonoultramicroscopic", 40);
        Assert.True(lines.Count > 1);
        Assert.Equal("Pneumonoultramicroscopic", string.Concat(lines));
    }

    [Fact]
    public void Thai_breaks_at_a_space_where_one_is_near() =>
        Assert.Equal(["มะม่วงอบแห้ง", "ออร์แกนิค"], Lines("มะม่วงอบแห้ง ออร์แกนิค", 70));

    [Theory]
    [InlineData("เก็บในที่แห้ง", "เก็บ|ในที่แห้ง")]
    [InlineData("ผลิตภัณฑ์น้ำปลา", "ผลิตภัณฑ์|น้ำปลา")]
    [InlineData("สิทธิ์เดิม", "สิทธิ์|เดิม")]
    [InlineData("ทำดี", "ทำ|ดี")]
    public void Thai_without_spaces_breaks_between_syllables(string text, string expected)
    {
        int index = expected.IndexOf('|', StringComparison.Ordinal);
        Assert.Equal(BreakQuality.Syllable, LineBreaker.Breaks(text)[index]);
    }

    [Fact]
    public void A_marked_word_break_is_a_break() =>
        Assert.Equal(BreakQuality.Word, LineBreaker.Breaks("นม\u200Bสด")[3]);

    [Theory]
    [InlineData("น้ำ")]
    [InlineData("เก็บ")]
    [InlineData("ที่")]
    [InlineData("ต่างๆ")]
    public void No_line_begins_with_a_mark_or_ends_with_a_leading_vowel(string text)
    {
        foreach (string line in Lines(text, 1))
        {
            Assert.False(ThaiScript.ClingsToPrevious(line[0]));
            Assert.False(ThaiScript.ClingsToNext(line[^1]));
        }
    }

    [Property(Arbitrary = [typeof(RandomInvoices)], MaxTest = 50)]
    public void Lines_lose_no_letter_and_fit_their_width(InvoiceFacts facts)
    {
        foreach (string? text in facts.Lines.Select(line => line.ThaiDescription).Append(facts.Remarks))
        {
            if (text is null) continue;
            IReadOnlyList<string> lines = Lines(text, 90);
            Assert.Equal(PdfText.Plain(text), PdfText.Plain(string.Concat(lines)));
            Assert.All(lines, line => Assert.InRange(Typeface.Regular.Shape(line).Width(8.8f), 0, 90.5f));
            Assert.All(lines, line => Assert.Equal(0, StringInfo.ParseCombiningCharacters(line)[0]));
        }
    }

    private static IReadOnlyList<string> Lines(string text, float width) =>
        LineBreaker.Lines(text, Typeface.Regular, 8.8f, width);
}
