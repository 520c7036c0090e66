using Sampan.Documents;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Documents;

public sealed class InvoiceCheckTests
{
    private static readonly InvoiceFacts Good = SampleInvoices.Of(3);

    [Fact]
    public void A_sound_invoice_passes_unchanged() => Assert.Same(Good, Invoice.Check(Good).Value);

    [Fact]
    public void Neither_paper_is_issued_from_refused_facts()
    {
        InvoiceFacts bad = Good with { Number = "" };
        Assert.Equal(DocumentRefusals.DocumentNumberMalformed, Invoice.Pdf(bad).Refusal?.Code);
        Assert.Equal(DocumentRefusals.DocumentNumberMalformed, Invoice.Ubl(bad).Refusal?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("INV 1")]
    [InlineData("INV-๑")]
    [InlineData("INV-000000000000000000000000000000001")]
    public void A_malformed_number_is_refused(string number) =>
        Refuses(Good with { Number = number }, DocumentRefusals.DocumentNumberMalformed);

    [Fact]
    public void An_invoice_without_lines_is_refused() =>
        Refuses(Good with { Lines = [] }, DocumentRefusals.InvoiceLinesOutOfRange);

    [Fact]
    public void A_party_without_an_address_is_refused() => Refuses(
        Good with { Buyer = Good.Buyer with { AddressLines = [] } },
        DocumentRefusals.AddressLinesOutOfRange, "party", "buyer");

    [Fact]
    public void A_missing_name_is_refused() => Refuses(
        Good with { Buyer = Good.Buyer with { LatinName = " " } },
        DocumentRefusals.DocumentFieldMissing, "field", "buyer.latin_name");

    [Fact]
    public void A_code_left_at_its_default_is_refused() => Refuses(
        Good with { Seller = Good.Seller with { Country = default } },
        DocumentRefusals.DocumentFieldMissing, "field", "seller.country");

    [Fact]
    public void A_date_left_at_its_default_is_refused() => Refuses(
        Good with { IssueDate = default }, DocumentRefusals.DocumentFieldMissing, "field", "issue_date");

    [Fact]
    public void A_text_longer_than_its_field_is_refused() => Refuses(
        Good with { NamedPlace = new string('N', 81) }, DocumentRefusals.DocumentTextTooLong, "limit", "80");

    [Theory]
    [InlineData("Nagoya\u0007", "U+0007")]
    [InlineData("Nagoya\nJapan", "U+000A")]
    [InlineData("Nago\u202Eya", "U+202E")]
    [InlineData("Nago\uE000ya", "U+E000")]
    public void A_control_or_hidden_character_is_refused(string place, string character) => Refuses(
        Good with { NamedPlace = place }, DocumentRefusals.CharacterNotAllowed, "character", character);

    [Fact]
    public void Half_a_surrogate_pair_is_refused() =>
        Refuses(
            Good with { Buyer = Good.Buyer with { LocalName = "株式会社\uD83D" } },
            DocumentRefusals.CharacterNotAllowed, "field", "buyer.local_name");

    [Fact]
    public void Thai_letters_in_a_field_for_abroad_are_refused() => Refuses(
        Good with { NamedPlace = "นาโกยา" }, DocumentRefusals.LatinLettersExpected, "field", "named_place");

    [Fact]
    public void A_character_the_font_cannot_draw_is_refused_by_name()
    {
        InvoiceFacts facts = Good with { Seller = Good.Seller with { LatinName = "川辺 Shoten" } };
        Assert.Equal(
            DocumentRefusals.GlyphMissing.With(("field", "seller.latin_name"), ("character", "U+5DDD")),
            Invoice.Check(facts).Refusal);
    }

    [Fact]
    public void An_amount_in_another_currency_is_refused() => Refuses(
        Good with { Freight = new Money(1, Currency.Jpy) },
        DocumentRefusals.InvoiceCurrenciesMixed, "field", "freight");

    [Fact]
    public void A_negative_amount_is_refused() => Refuses(
        Good with { Insurance = new Money(-1, Good.Currency) },
        DocumentRefusals.InvoiceAmountOutOfRange, "field", "insurance");

    [Fact]
    public void An_amount_above_the_cap_is_refused() => Refuses(
        Good with { GrandTotal = new Money(Money.Cap + 1, Good.Currency) }, DocumentRefusals.InvoiceAmountOutOfRange);

    [Fact]
    public void Lines_whose_sum_exceeds_the_cap_are_refused_not_wrapped()
    {
        InvoiceLine huge = SampleInvoices.Line("Gold", null, "7108.12", 1, Money.Cap);
        InvoiceFacts facts = Good with { Lines = [huge, huge, huge, huge] };
        Refuses(facts, DocumentRefusals.InvoiceAmountOutOfRange, "field", "goods_total");
    }

    [Fact]
    public void A_line_whose_product_exceeds_the_cap_is_refused_not_wrapped()
    {
        InvoiceLine huge = Good.Lines[0] with
        {
            Quantity = new Quantity(1_000_000_000_000m, Unit.Piece),
            UnitPrice = new Money(Money.Cap, Currency.Thb),
        };
        Refuses(Good with { Lines = [huge] }, DocumentRefusals.InvoiceAmountOutOfRange, "field", "lines.1.net_amount");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.0000001")]
    [InlineData("1000000000001")]
    public void A_quantity_out_of_range_is_refused(string amount)
    {
        decimal number = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
        InvoiceLine line = Good.Lines[0] with { Quantity = new Quantity(number, Unit.Piece) };
        Refuses(Good with { Lines = [line] }, DocumentRefusals.InvoiceQuantityOutOfRange, "field", "lines.1.quantity");
    }

    [Fact]
    public void A_weight_in_litres_is_refused() => Refuses(
        Good with { NetWeight = new Quantity(1, Unit.Litre) },
        DocumentRefusals.WeightUnitExpected, "field", "net_weight");

    [Fact]
    public void Goods_that_outweigh_their_packed_selves_are_refused() => Refuses(
        Good with { GrossWeight = new Quantity(111_999, Unit.Gram) }, DocumentRefusals.NetWeightExceedsGross);

    [Fact]
    public void A_line_that_does_not_multiply_is_refused()
    {
        InvoiceLine line = Good.Lines[0];
        InvoiceLine wrong = line with { NetAmount = line.NetAmount + new Money(1, line.NetAmount.Currency) };
        Refuses(Good with { Lines = [wrong] }, DocumentRefusals.InvoiceLineDoesNotMultiply, "line", "1");
    }

    [Fact]
    public void Half_a_satang_goes_up()
    {
        InvoiceLine line = Good.Lines[0] with
        {
            Quantity = new Quantity(0.5m, Unit.Kilogram),
            UnitPrice = new Money(101, Currency.Thb),
            NetAmount = new Money(51, Currency.Thb),
        };
        Assert.Null(Invoice.Check(SampleInvoices.With([line], 0, 0)).Refusal);
    }

    [Fact]
    public void Lines_that_do_not_sum_to_the_goods_total_are_refused() => Refuses(
        Good with { GoodsTotal = Good.GoodsTotal - new Money(1, Good.Currency) },
        DocumentRefusals.InvoiceDoesNotSum, "field", "goods_total");

    [Fact]
    public void A_grand_total_that_forgets_the_freight_is_refused() => Refuses(
        Good with { GrandTotal = Good.GoodsTotal + Good.Insurance },
        DocumentRefusals.InvoiceDoesNotSum, "field", "grand_total");

    private static void Refuses(InvoiceFacts facts, RefusalCode code, string? argument = null, string? value = null)
    {
        Refusal? refusal = Invoice.Check(facts).Refusal;
        Assert.Equal(code, refusal?.Code);
        if (argument is not null) Assert.Equal(value, refusal![argument]);
    }
}
