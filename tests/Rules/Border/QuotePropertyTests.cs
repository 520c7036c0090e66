using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>
/// What holds for every quote, tried on lines drawn from the published schedules with prices drawn between a few baht
/// or dollars and millions. The draw is the same in every run; what is refused is left out, and counted.
/// </summary>
public sealed class QuotePropertyTests(ITestOutputHelper output)
{
    private const int Draws = 1_500, LeastQuoted = 600;

    public static TheoryData<string> Countries => ["JP", "US"];

    [Theory, MemberData(nameof(Countries))]
    public void The_amounts_due_sum_to_the_total_and_none_is_negative(string to) => Each(to, (world, request) =>
    {
        if (world.Quote(request) is not { } quote) return false;
        Assert.Equal(quote.Total, quote.Lines.Where(line => IsDue(line.Kind)).Sum(line => line.Amount));
        Assert.All(quote.Lines, line => Assert.True(line.Amount >= 0, $"{request}: {line}"));
        return true;
    });

    [Theory, MemberData(nameof(Countries))]
    public void A_quote_read_back_and_computed_again_is_the_same(string to) => Each(to, (world, request) =>
    {
        if (world.Quote(request) is not { } quote) return false;
        ReplayedQuote again = Japan.Border.Replay(Japan.Border.Write(quote), world.Book).Value;
        Assert.True(again.IsSame, again.FirstDifference);
        return true;
    });

    /// <summary>
    /// The policy lab with a change that changes nothing: what is kept of a quote is all it depends on.
    /// </summary>
    [Theory, MemberData(nameof(Countries))]
    public void The_law_imagined_as_it_is_charges_the_same(string to)
    {
        string rule = to == "JP" ? "consumption_standard" : "harbor_fee";
        string value = to == "JP" ? "7.8" : "0.125";
        IImaginedBorder imagined = Japan.Border.Imagine(new PolicyChange(
            "as it is", [new RuleChange(Country.Parse(to).Value, rule, value)])).Value;
        Each(to, (world, request) =>
        {
            if (world.Quote(request) is not { } quote) return false;
            QuoteInputs inputs = Japan.Border.ReadInputs(Japan.Border.Inputs(quote)).Value;
            Assert.Equal((quote.Total, quote.Total), imagined.Charged(inputs, world.Book, world.Book).Value);
            return true;
        });
    }

    /// <summary>
    /// Dearer goods never owe less. Where a standard price or a difference of prices makes the duty, it falls as the
    /// price rises, by law: then only what is due altogether is compared with the price that is paid.
    /// </summary>
    [Theory, MemberData(nameof(Countries))]
    public void Dearer_goods_never_come_cheaper(string to) => Each(to, (world, request) =>
    {
        long more = request.GoodsValue.Minor * 11 / 10 + 1;
        QuoteRequest dearer = request with { GoodsValue = request.GoodsValue with { Minor = more } };
        if (world.Quote(request) is not { } one || world.Quote(dearer) is not { } other) return false;
        Assert.True(one.CustomsValue <= other.CustomsValue, $"{request}");
        Assert.True(
            one.CustomsValue + one.Total <= other.CustomsValue + other.Total + world.Rounding, $"{request}");
        return true;
    });

    /// <summary>
    /// Half the goods twice owe what the whole owes, but for what is rounded away: in Japan the base loses up to 999
    /// yen and each of three charges up to 99, for the whole and for each half; in the United States half a cent. A
    /// fee with a least and a most is left out: it is per entry.
    /// </summary>
    [Theory, MemberData(nameof(Countries))]
    public void A_basket_split_in_two_owes_the_same_within_rounding(string to) => Each(to, (world, request) =>
    {
        QuoteRequest whole = request with
        {
            GoodsValue = request.GoodsValue with { Minor = request.GoodsValue.Minor / 2 * 2 },
            Quantities = [.. request.Quantities.Select(quantity => quantity with { Amount = quantity.Amount * 2 })],
        };
        QuoteRequest half = whole with
        {
            GoodsValue = whole.GoodsValue with { Minor = whole.GoodsValue.Minor / 2 },
            Quantities = request.Quantities,
        };
        if (world.Quote(whole) is not { } one || world.Quote(half) is not { } part) return false;
        long difference = Math.Abs(Divisible(one) - 2 * Divisible(part));
        Assert.True(difference <= world.Split(one), $"{difference} for {request}");
        return true;
    });

    private void Each(string to, Func<World, QuoteRequest, bool> holds)
    {
        World world = to == "JP" ? World.OfJapan : World.OfAmerica;
        var draw = new Random(20261130);
        int quoted = 0;
        for (int i = 0; i < Draws; i++)
        {
            QuoteRequest request = world.Draw(draw);
            if (holds(world, request)) quoted++;
        }
        output.WriteLine($"{to}: {quoted} of {Draws} were quoted");
        Assert.True(quoted >= LeastQuoted, $"only {quoted} of {Draws} were quoted");
    }

    private static bool IsDue(QuoteLineKind kind) =>
        kind is QuoteLineKind.Duty or QuoteLineKind.ConsumptionTax or QuoteLineKind.LocalConsumptionTax
            or QuoteLineKind.GoodsAndServicesTax or QuoteLineKind.MerchandiseProcessingFee
            or QuoteLineKind.HarborMaintenanceFee;

    private static long Divisible(BorderQuote quote) => quote.Lines
        .Where(line => IsDue(line.Kind) && line.Kind != QuoteLineKind.MerchandiseProcessingFee)
        .Sum(line => line.Amount);

    /// <summary>A schedule, its rates, and how much rounding may take.</summary>
    private sealed record World(
        TariffBook Book, QuoteRequest Usual, Currency Price, ExchangeRate Rate, long Rounding)
    {
        public static World OfJapan => new(Japan.Published.Book, Japan.Mangoes with
        {
            Term = Incoterm.CIF,
            Freight = null,
            Insurance = null,
        }, Currency.Thb, Japan.Baht, 1_300);

        public static World OfAmerica => new(America.Published.Book, America.Mangoes, Currency.Usd, America.Baht, 1);

        /// <summary>A line, a price of two to nine digits, and a thousandth to a million kilograms.</summary>
        public QuoteRequest Draw(Random draw)
        {
            string digits = Book.Lines[draw.Next(Book.LineCount)].Digits;
            long minor = (long)Math.Pow(10, 1 + draw.NextDouble() * 8);
            decimal amount = Math.Round((decimal)Math.Pow(10, -3 + draw.NextDouble() * 9), 3);
            return Usual with
            {
                Code = HsCode.Parse(digits).Value,
                GoodsValue = new Money(minor, Price),
                Quantities = [new Quantity(Math.Max(0.001m, amount), Unit.Kilogram)],
            };
        }

        public BorderQuote? Quote(QuoteRequest request)
        {
            Outcome<BorderQuote> quote = Japan.Border.Quote(request, Book, [Rate]);
            return quote.IsRefused ? null : quote.Value;
        }

        /// <summary>Three roundings, of the whole and of two halves; of a base, times what is taken on it.</summary>
        public long Split(BorderQuote whole)
        {
            if (Price == Currency.Usd) return 6;
            long onThousand = whole.CustomsValue == 0 ? 0 : 1_000 * whole.Duty / whole.CustomsValue + 1;
            return 3 * (onThousand + 100 + 300 + 200);
        }
    }
}
