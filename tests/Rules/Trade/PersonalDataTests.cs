using System.Reflection;
using Sampan.Trade;

namespace Sampan.Tests.Rules.Trade;

/// <summary>A fact can never be erased, so nothing that names a person may be in one.</summary>
public sealed class PersonalDataTests
{
    private static readonly string[] Banned =
    [
        "name", "address", "street", "city", "postcode", "email", "mail", "phone", "mobile", "account", "iban",
        "person",
        "contact", "birth", "passport", "taxid", "note", "comment", "message", "remark",
    ];

    /// <summary>Free text that facts hold all the same, each with the reason why it may.</summary>
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["OrderTerms.Reference"] = "our own, made by the platform",
        ["GoodsLine.Title"] = "the name of a product",
        ["GoodsLine.TitleLocal"] = "the name of a product",
        ["OrderTerms.Place"] = "the named place of the delivery term, a port or town",
        ["Carriage.Carrier"] = "a firm that carries for anybody",
        ["Carriage.Service"] = "what a carrier sells",
        ["InvoiceIssued.Number"] = "our own",
        ["OriginShown.Program"] = "an agreement of states",
        ["OriginShown.Number"] = "the issuer's number of a certificate",
        ["GoodsShipped.Carrier"] = "a firm that carries for anybody",
        ["GoodsShipped.Tracking"] = "the carrier's number of a parcel",
        ["LoanReserved.Reference"] = "our own, the order's",
        ["LineReceived.Bank"] = "a bank",
        ["LineReceived.LineId"] = "the bank's number of a line",
        ["LineReceived.Reference"] = "only what looks like one of our references is kept",
        ["PayoutBlocked.Reason"] = "a code of ours or of the bank; prose is not kept",
        ["PayoutDeclined.Reason"] = "a code of the bank; prose is not kept",
        ["PayoutSettled.LineId"] = "the bank's number of a line",
        ["PayoutReturned.LineId"] = "the bank's number of a line",
    };

    private static IEnumerable<PropertyInfo> Properties =>
        FactCodec.Types.Append(typeof(OrderTerms)).Append(typeof(GoodsLine)).Append(typeof(Carriage))
            .Append(typeof(Deadlines)).Append(typeof(LoanTerms)).SelectMany(t => t.GetProperties());

    [Fact]
    public void No_property_of_a_fact_is_called_after_something_personal()
    {
        Assert.True(Properties.Count() > 50);
        Assert.Empty(Properties
            .Where(p => Banned.Any(word => p.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}"));
    }

    [Fact]
    public void Every_free_text_in_a_fact_has_a_reason_to_be_there() => Assert.Equal(
        Texts.Keys.Order(),
        Properties.Where(p => p.PropertyType == typeof(string))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}").Order());
}
