using System.Text;
using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>
/// Quotes under a law that somebody imagines. The mangoes are worth 623,700 yen at the border, of which 623,000 bear
/// duty: 3 percent of it are 18,600 yen, and with consumption tax of 6.24 percent and its local share 69,800 in all.
/// </summary>
public sealed class PolicyTests
{
    private const string Same =
        """{"name":"as it is","changes":[{"country":"JP","rule":{"id":"consumption_reduced","to":"6.24"}}]}""";

    [Theory]
    [InlineData(Same, 69_800)]
    // 24,900 of duty; 648,000 × 6.24 % = 40,400; 22/78 of that 11,300.
    [InlineData(
        """{"name":"x","changes":[{"country":"JP","rate":{"column":"wto","codes":["0804.50"],"to":"4%"}}]}""", 76_600)]
    // The lowest rate holds: 12,400, then 636,000 × 6.24 % = 39,600, and 11,100.
    [InlineData(
        """{"name":"x","changes":[{"country":"JP","rate":{"column":"general","codes":["08"],"to":"2%"}}]}""", 63_100)]
    // 642,000 × 10 % = 64,200, and 18,100.
    [InlineData(
        """{"name":"x","changes":[{"country":"JP","rule":{"id":"consumption_reduced","to":"10"}}]}""", 100_900)]
    // Without duty 623,000 × 6.24 % = 38,800, and 10,900.
    [InlineData(
        """{"name":"x","changes":[{"country":"JP","claim":{"program":"jtepa","codes":["0804","16"]}}]}""", 49_700)]
    // Others' goods are not meant.
    [InlineData(
        """{"name":"x","changes":[{"country":"JP","claim":{"program":"jtepa","codes":["0805"]}}]}""", 69_800)]
    [InlineData(
        """{"name":"x","changes":[{"country":"JP","threshold":{"free_up_to":"623700","currency":"JPY"}}]}""", 0)]
    [InlineData(
        """{"name":"x","changes":[{"country":"JP","threshold":{"free_up_to":"623699","currency":"JPY"}}]}""", 69_800)]
    // Two changes at once: 24,900, then 648,000 × 10 %, and 22/78 of 64,800.
    [InlineData(
        """
        {"name":"x","changes":[{"country":"JP","rate":{"column":"wto","codes":["0804.50"],"to":"4%"}},
        {"country":"JP","rule":{"id":"consumption_reduced","to":"10"}}]}
        """, 24_900 + 64_800 + 18_200)]
    public void A_change_charges_what_the_law_would(string change, long charged)
    {
        BorderQuote quote = Japan.Quote(Japan.Mangoes).Value;
        Assert.Equal(69_800, quote.Total);
        IImaginedBorder imagined = Imagine(change).Value;
        QuoteInputs inputs = Japan.Border.ReadInputs(Japan.Border.Inputs(quote)).Value;
        Assert.Equal(
            (69_800, charged),
            imagined.Charged(inputs, Japan.MangoBook, imagined.Book(Japan.MangoBook).Value).Value);
        Assert.True(imagined.Touches(Country.Japan));
        Assert.False(imagined.Touches(Country.Singapore));
        // The law itself is as it was.
        Assert.Equal(Japan.Border.Write(quote), Japan.Border.Write(Japan.Quote(Japan.Mangoes).Value));
    }

    [Fact]
    public void What_a_quote_was_computed_from_reads_back_as_it_was()
    {
        BorderQuote quote = Japan.Quote(Japan.Mangoes with
        {
            Claim = Preference.Ajcep,
            Transport = Transport.Sea,
            Assurances = Assurances.OutsideQuota,
            TaxClass = TaxClass.Standard,
            OnwardCarriage = Japan.Thb(999.99m),
            StandardPrices = [new StandardPrice("pork", 524.5m, "a law")],
            Parts = [new PartValue("case", Japan.Thb(1.50m))],
            Contents = [new ContentOf("total_sugars", new Quantity(12.5m, Unit.Kilogram))],
            AssumeUnchanged = true,
        }).Value;
        QuoteInputs inputs = Japan.Border.ReadInputs(Japan.Border.Inputs(quote)).Value;
        Assert.Equal((quote.BookHash, quote.Exchange), (inputs.Book, inputs.Exchange));
        Assert.Equal(
            Japan.Border.Write(quote), Japan.Border.Write(Japan.Quote(inputs.Request).Value));
        byte[] bytes = Japan.Border.Inputs(quote);
        for (int length = 0; length < bytes.Length; length++)
            Assert.Equal(BorderRefusals.QuoteMalformed, Japan.Border.ReadInputs(bytes[..length]).Refusal!.Code);
        // Damaged bytes are refused or read as other inputs, and never break the reader.
        var random = new Random(20261130);
        for (int i = 0; i < 5_000; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            _ = Japan.Border.ReadInputs(damaged);
        }
    }

    [Theory]
    [InlineData("", "policy_malformed")]
    [InlineData("[]", "policy_malformed")]
    [InlineData("""{"name":"x","changes":[]}""", "policy_malformed")]
    [InlineData("""{"name":"","changes":[{"country":"JP","rule":{"id":"a","to":"1"}}]}""", "policy_malformed")]
    [InlineData("""{"name":"x","changes":[{"country":"JP"}]}""", "policy_malformed")]
    [InlineData("""{"name":"x","changes":[null]}""", "policy_malformed")]
    [InlineData("""{"name":"x","changes":[{"country":"JP","tax":{"id":"a","to":"1"}}]}""", "policy_malformed")]
    [InlineData("""{"name":"x","changes":[{"country":"Japan","rule":{"id":"a","to":"1"}}]}""", "country_malformed")]
    [InlineData("""{"name":"x","changes":[{"country":"FR","rule":{"id":"a","to":"1"}}]}""", "policy_country_unknown")]
    [InlineData("""{"name":"x","changes":[{"country":"JP","rule":{"id":"a","to":"1"}}]}""", "policy_rule_unknown")]
    [InlineData(
        """{"name":"x","changes":[{"country":"JP","rule":{"id":"consumption_reduced","to":"-1"}}]}""",
        "policy_rule_value")]
    [InlineData(
        """{"name":"x","changes":[{"country":"JP","rule":{"id":"customs_value","to":"1"}}]}""", "policy_rule_value")]
    [InlineData(
        """{"name":"x","changes":[{"country":"US","rule":{"id":"small_shipment","to":"1"}}]}""", "policy_rule_value")]
    [InlineData(
        """{"name":"x","changes":[{"country":"JP","threshold":{"free_up_to":"100.00","currency":"THB"}}]}""",
        "currencies_mixed")]
    [InlineData(
        """{"name":"x","changes":[{"country":"JP","threshold":{"free_up_to":"much","currency":"JPY"}}]}""",
        "amount_malformed")]
    [InlineData(
        """{"name":"x","changes":[{"country":"JP","claim":{"program":"jtepa","codes":[null]}}]}""",
        "hs_code_malformed")]
    [InlineData(
        """{"name":"x","changes":[{"country":"JP","rate":{"column":"special","codes":["08"],"to":"1%"}}]}""",
        "policy_column_unknown")]
    [InlineData(
        """{"name":"x","changes":[{"country":"JP","rate":{"column":"wto","codes":["08"],"to":"much"}}]}""",
        "rate_not_understood")]
    [InlineData(
        """{"name":"x","changes":[{"country":"JP","rate":{"column":"wto","codes":["mango"],"to":"1%"}}]}""",
        "hs_code_malformed")]
    [InlineData(
        """{"name":"x","changes":[{"country":"SG","claim":{"program":"rcep","codes":["08"]}}]}""",
        "preference_not_given")]
    public void What_cannot_be_imagined_is_refused_by_name(string change, string code) =>
        Assert.Equal(code, Imagine(change).Refusal?.Code.Name);

    [Fact]
    public void A_rate_for_goods_that_the_book_does_not_have_is_refused()
    {
        IImaginedBorder imagined = Imagine(
            """{"name":"x","changes":[{"country":"JP","rate":{"column":"wto","codes":["9999"],"to":"1%"}}]}""").Value;
        Assert.Equal(BorderRefusals.HsCodeNotInBook, imagined.Book(Japan.MangoBook).Refusal?.Code);
    }

    private static Outcome<IImaginedBorder> Imagine(string change)
    {
        Outcome<PolicyChange> read = Japan.Border.ReadPolicy(Encoding.UTF8.GetBytes(change));
        return read.IsRefused ? read.Refusal : Japan.Border.Imagine(read.Value);
    }
}
