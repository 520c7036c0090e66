using System.Xml.Linq;
using Sampan.Journeys.Papers;
using Sampan.Kernel;
using Sampan.Trade;

namespace Sampan.Host.Demo.Stage;

/// <summary>Somebody changes one figure of an invoice and hands it in at the door where papers are checked.</summary>
internal sealed class Forgery(OrderPapers papers, PaperCheck check)
{
    internal sealed record Tried(string Was, string Became, PaperFinding Finding);

    internal async Task<Outcome<Tried>> Run(TradeRecord record)
    {
        Outcome<byte[]> own = await papers.InvoiceUbl(record);
        if (own.IsRefused) return own.Refusal;
        XDocument paper = XDocument.Load(new MemoryStream(own.Value));
        XElement amount = paper.Descendants().Single(element => element.Name.LocalName == "PayableAmount");
        string was = amount.Value;
        Money more = record.Terms.Total + new Money(1_00, record.Terms.Total.Currency);
        amount.Value = more.AmountText;
        using var altered = new MemoryStream();
        paper.Save(altered);
        Outcome<PaperFinding> finding = await check.Of(altered.ToArray());
        return finding.IsRefused ? finding.Refusal : new Tried(was, more.AmountText, finding.Value);
    }
}
