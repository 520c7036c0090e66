using Sampan.Finance;
using static Sampan.Tests.Rules.Finance.SampleMandates;

namespace Sampan.Tests.Rules.Finance;

public sealed class MandateFileTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        string json = MandateFile.Write(Terms);
        MandateTerms? read = MandateFile.Read(json, out var wrong);
        Assert.Empty(wrong);
        Assert.Equal(json, MandateFile.Write(read!));
        Assert.Contains("\"limit_seller\": \"800000.00\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "limit_seller", MandateFile.Write(Terms with { Limits = Terms.Limits with { Seller = null } }),
            StringComparison.Ordinal);
    }

    /// <summary>Every fault is told at once, by the field's name, so that a form need not be sent ten times.</summary>
    [Fact]
    public void Everything_that_is_missing_is_named()
    {
        Assert.Null(MandateFile.Read("{}", out var wrong));
        Assert.Equal(
            [
                "currency", "name", "product", "advance_percent", "least", "most", "tenor_days", "rate_bps",
                "limit_total", "valid_from", "valid_until",
            ],
            wrong.Select(fault => fault.Field));
    }

    [Theory]
    [InlineData("\"advance_percent\": 70", "\"advance_percent\": 0", "advance_percent", "mandate_value")]
    [InlineData("\"advance_percent\": 70", "\"advance_percent\": 101", "advance_percent", "mandate_value")]
    [InlineData("\"tenor_days\": 80", "\"tenor_days\": 366", "tenor_days", "mandate_value")]
    [InlineData("\"rate_bps\": 1200", "\"rate_bps\": -1", "rate_bps", "mandate_value")]
    [InlineData("\"score_least\": 20", "\"score_least\": 101", "score_least", "mandate_value")]
    [InlineData("\"least\": \"1000.00\"", "\"least\": \"0\"", "least", "mandate_value")]
    [InlineData("\"least\": \"1000.00\"", "\"least\": \"1000.001\"", "least", "amount_too_fine")]
    [InlineData("\"least\": \"1000.00\"", "\"least\": \"much\"", "least", "amount_malformed")]
    [InlineData("\"most\": \"500000.00\"", "\"most\": \"1.00\"", "most", "mandate_reversed")]
    [InlineData("\"limit_total\": \"5000000.00\"", "\"limit_total\": \"1.00\"", "limit_total", "mandate_reversed")]
    [InlineData("\"valid_from\": \"2026-11-29\"", "\"valid_from\": \"2026-02-30\"", "valid_from", "date_malformed")]
    [InlineData("\"2027-11-29\"", "\"2026-11-28\"", "valid_until", "mandate_reversed")]
    [InlineData("\"08\"", "\"8\"", "chapters", "mandate_value")]
    [InlineData("\"08\"", "\"98\"", "chapters", "mandate_value")]
    [InlineData("\"from\": \"TH\"", "\"from\": \"Thailand\"", "lanes", "country_malformed")]
    [InlineData("\"currency\": \"THB\"", "\"currency\": \"baht\"", "currency", "currency_unknown")]
    [InlineData("\"name\": \"Fruit and rice to Asia\"", "\"name\": \" \"", "name", "mandate_value")]
    [InlineData("\"stages\"", "\"stage\"", "json", "mandate_json")]
    [InlineData("\"secured\"", "\"paid\"", "json", "mandate_json")]
    [InlineData("\"rate_bps\": 1200", "\"rate_bps\": 12.5", "json", "mandate_json")]
    [InlineData("{", "[", "json", "mandate_json")]
    public void What_is_wrong_is_named_by_its_field(string right, string wrong, string field, string code)
    {
        string json = MandateFile.Write(Terms);
        Assert.Contains(right, json, StringComparison.Ordinal);
        int at = json.IndexOf(right, StringComparison.Ordinal);
        Assert.Null(MandateFile.Read(json[..at] + wrong + json[(at + right.Length)..], out var faults));
        Assert.Contains((field, code), faults.Select(fault => (fault.Field, fault.Refusal.Code.Name)));
    }

    [Theory]
    [InlineData("null"), InlineData(""), InlineData("\"x\""), InlineData("{\"lanes\":[null],\"chapters\":[null]}")]
    public void Nonsense_is_refused_and_throws_nothing(string json)
    {
        Assert.Null(MandateFile.Read(json, out var wrong));
        Assert.NotEmpty(wrong);
    }
}
