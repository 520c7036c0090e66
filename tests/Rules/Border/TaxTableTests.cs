using System.Text;
using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>Tables of sales taxes, which are never trusted.</summary>
public sealed class TaxTableTests
{
    private const string Right = """
        {"TH":{"rate":0.07},"JP":{"rate":0.1},
        "SG":{"rate":0.09,"before":{"2023-12-31T22:00:00.000Z":{"rate":0.08}}}}
        """;

    [Fact]
    public void The_published_table_is_wrong_about_Thailand_and_right_about_Japan_and_Singapore()
    {
        byte[] file = File.ReadAllBytes(ReferenceData.Path("reference", "vat_rates_sales-tax-2.23.0.json"));
        TaxTableReport report = Japan.Border.CheckTaxTable(file).Value;
        Assert.Equal((128, 125), (report.Countries, report.NotVouched));
        Assert.Equal([Country.Japan, Country.Singapore], report.Agreeing);
        // The 10 percent of the Revenue Code stand in the table; royal decrees have kept it at 7, year after year.
        Assert.Equal(
            [
                new Period(new DateOnly(2023, 10, 1), new DateOnly(2024, 9, 30)),
                new Period(new DateOnly(2024, 10, 1), new DateOnly(2025, 9, 30)),
                new Period(new DateOnly(2025, 10, 1), new DateOnly(2026, 9, 30)),
            ],
            report.Contradictions.Select(found => found.Days));
        Assert.All(report.Contradictions, found =>
        {
            Assert.Equal((Country.Thailand, 10m, 7m), (found.Country, found.Table, found.Law));
            Assert.Contains("Royal Decree", found.Citation.Instrument, StringComparison.Ordinal);
            Assert.Contains("https://", found.Citation.Source, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_right_table_agrees()
    {
        TaxTableReport report = Check(Right).Value;
        Assert.Empty(report.Contradictions);
        Assert.Equal([Country.Thailand, Country.Japan, Country.Singapore], report.Agreeing);
    }

    [Fact]
    public void A_rate_that_changed_on_the_wrong_day_contradicts_for_the_days_between()
    {
        TaxContradiction found = Assert.Single(Check(
            Right.Replace("2023-12-31T22", "2024-02-29T16", StringComparison.Ordinal)).Value.Contradictions);
        Assert.Equal(
            (Country.Singapore, 8m, 9m, new Period(new DateOnly(2024, 1, 1), new DateOnly(2024, 2, 29))),
            (found.Country, found.Table, found.Law, found.Days));
    }

    [Fact]
    public void A_country_that_is_missing_contradicts_too()
    {
        TaxTableReport report = Check("{}").Value;
        Assert.Equal(5, report.Contradictions.Count);
        Assert.All(report.Contradictions, found => Assert.Null(found.Table));
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("[]", "$")]
    [InlineData("""{"FR":{"rate":"20"}}""", "FR")]
    [InlineData("""{"FR":{"rate":20}}""", "FR")]
    [InlineData("""{"FR":null}""", "FR")]
    [InlineData("""{"FR":{"rate":0.2,"before":[]}}""", "FR")]
    [InlineData("""{"FR":{"rate":0.2,"before":{"once":{"rate":0.1}}}}""", "FR")]
    [InlineData("""{"FR":{"rate":0.2,"before":{"0001-01-01T00:00:00Z":{"rate":0.1}}}}""", "FR")]
    [InlineData("""{"FR":{"rate":0.2,"before":{"2020-01-01":{"rate":-1}}}}""", "FR")]
    public void What_cannot_be_read_is_refused_with_its_place(string json, string where)
    {
        Refusal refusal = Check(json).Refusal!;
        Assert.Equal((BorderRefusals.TaxTableMalformed, where), (refusal.Code, refusal["where"]));
    }

    private static Outcome<TaxTableReport> Check(string json) =>
        Japan.Border.CheckTaxTable(Encoding.UTF8.GetBytes(json));
}
