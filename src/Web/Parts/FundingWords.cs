using System.Globalization;
using Sampan.Finance;
using Sampan.Trade;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>Rates, mandates and their conditions as people read them.</summary>
public static class FundingWords
{
    /// <summary>Hundredths of a percent as <c>12.5 %</c>.</summary>
    public static string Percent(this Texts text, int bps) => text.Of(
        "funding.percent", ("percent", (bps / 100m).ToString("#,0.##", CultureInfo.InvariantCulture)));

    /// <summary>A mandate's fee, with the least it comes to where there is one.</summary>
    public static string LenderFee(this Texts text, MandateTerms terms) => terms.FeeLeast.Minor == 0
        ? text.Percent(terms.FeeBps)
        : text.Of("lending.fee_at_least", ("fee", text.Percent(terms.FeeBps)), ("least", text.Money(terms.FeeLeast)));

    public static string Evidence(this Texts text, Evidence evidence) => text[$"evidence.{Show.Key(evidence)}"];

    public static string Stage(this Texts text, OrderStage stage) => text[$"stage.{Show.Key(stage)}"];

    public static string Product(this Texts text, LoanProduct product) => text[$"product.{Show.Key(product)}"];

    public static string Unmet(this Texts text, Unmet unmet) => text[$"unmet.{Show.Key(unmet)}"];

    /// <summary>
    /// Where a seller does what the reason asks for, and the key of what it is called; null where nothing can be done
    /// for this order.
    /// </summary>
    public static (string Address, string Words)? Remedy(Refusal reason, Id firm)
    {
        (string, string) bank = ($"/desk/{firm}/bank-statement", "bankrecord.link");
        if (reason.Code == FinanceRefusals.ScoreWithoutBank) return bank;
        if (reason.Code != FinanceRefusals.EvidenceMissing) return null;
        return reason["evidence"] switch
        {
            nameof(Finance.Evidence.BankStatement) => bank,
            nameof(Finance.Evidence.PayoutAccount) or nameof(Finance.Evidence.TaxId) or nameof(Finance.Evidence.Address)
                => ($"/desk/{firm}/settings", "evidence.how_settings"),
            _ => null,
        };
    }

    /// <summary>The loan of an order as a sentence: what was lent and what became of it.</summary>
    internal static string LoanFact(this Texts text, Fact fact) => fact switch
    {
        OrderPledged f => text.Of(
            "fact.order_pledged", ("principal", text.Money(f.Terms.Principal)), ("due", text.Date(f.Terms.DueOn))),
        LoanRepaid f => text.Of(
            f.Line is null ? "fact.loan_repaid_order" : "fact.loan_repaid_seller",
            ("total", text.Money(f.Total)), ("fee", text.Money(f.Fee)), ("interest", text.Money(f.Interest)),
            ("principal", text.Money(f.Principal))),
        _ => text.Entry(FactCodec.TypeOf(fact)),
    };
}
