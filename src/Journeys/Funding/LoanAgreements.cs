using System.Text.Json;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Trade;

namespace Sampan.Journeys.Funding;

/// <summary>
/// What a seller and a lender have agreed, as bytes, and the installation's Ed25519 signature over them.
/// </summary>
public sealed record SignedAgreement(LoanTerms Terms, byte[] Json, byte[] Signature);

/// <summary>
/// Writes the agreement of a loan from the entry that pledged the order, and signs it. The same entry gives the same
/// bytes and the same signature whenever it is asked for, so that both sides hold one paper.
/// </summary>
public sealed class LoanAgreements(OrderDesk desk, SigningKey key)
{
    /// <summary>Who is paid before whom: docs/funding.md.</summary>
    private static readonly string[] PaidInOrder =
        ["platform_fee", "lender_fee", "interest", "principal", "seller"];

    /// <summary>Null where no loan was taken on the order.</summary>
    public async Task<SignedAgreement?> Of(Id order)
    {
        List<JournalEntry> entries = await desk.Journal.Entries(order);
        foreach (JournalEntry entry in entries)
        {
            if (FactCodec.Decode(entry.Facts).OfType<OrderPledged>().FirstOrDefault() is not { } pledged) continue;
            byte[] json = Write(OrderDesk.Fold(order, entries)!, pledged.Terms, entry);
            return new SignedAgreement(pledged.Terms, json, key.Sign(json));
        }
        return null;
    }

    private static byte[] Write(TradeRecord record, LoanTerms terms, JournalEntry entry)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("agreement", "loan");
            json.WriteNumber("version", 1);
            json.WriteString("loan", $"{terms.Loan}");
            json.WriteString("order", $"{record.Order}");
            json.WriteString("reference", record.Terms.Reference);
            json.WriteString("seller", $"{record.Seller}");
            json.WriteString("lender", $"{terms.Lender}");
            json.WriteString("mandate", $"{terms.Mandate}");
            json.WriteNumber("mandateVersion", terms.MandateVersion);
            json.WriteString("product", JsonNamingPolicy.SnakeCaseLower.ConvertName($"{terms.Product}"));
            json.WriteString("currency", record.Terms.MoneyCommodity.Code);
            json.WriteString("principal", terms.Principal.AmountText);
            json.WriteString("fee", terms.Fee.AmountText);
            json.WriteNumber("rateBps", terms.RateBps);
            json.WriteNumber("lateBps", terms.LateBps);
            json.WriteString("dayCount", "actual/365");
            json.WriteString("from", terms.From.Text());
            json.WriteString("due", terms.DueOn.Text());
            json.WriteStartArray("paidInOrder");
            foreach (string who in PaidInOrder) json.WriteStringValue(who);
            json.WriteEndArray();
            json.WriteString("acceptedAt", entry.RecordedAt.ToString());
            json.WriteNumber("entry", entry.Seq);
            json.WriteString("entryHash", $"{entry.Hash}");
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }
}
