using System.Globalization;
using System.Xml.Linq;
using Sampan.Kernel;

namespace Sampan.Documents.Camt;

/// <summary>
/// The facts as a BankToCustomerStatement, camt.053.001.08. The order of elements is the schema's. Codes are of the
/// external lists of ISO 20022: OPBD, CLBD and CLAV (opening booked, closing booked, closing available balance), BOOK
/// (booked).
/// </summary>
internal sealed class CamtStatement
{
    private static readonly XNamespace Camt = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    private readonly StatementFacts _facts;
    private readonly string _id;

    private CamtStatement(StatementFacts facts)
    {
        _facts = facts;
        _id = Id.Derive(Hash256.Of(System.Text.Encoding.UTF8.GetBytes(string.Join('\n',
            facts.AccountName, facts.From.Text(), facts.To.Text(), facts.ByEffectiveDate, facts.KnownAt,
            facts.MadeAt)))).ToString();
    }

    internal static byte[] Write(StatementFacts facts) => XmlFile.Bytes(new CamtStatement(facts).Document());

    private XElement Document() => Group("Document", Group("BkToCstmrStmt",
        Group("GrpHdr", Text("MsgId", _id), Text("CreDtTm", _facts.MadeAt.ToString())),
        Group("Stmt",
            Text("Id", _id),
            Text("CreDtTm", _facts.MadeAt.ToString()),
            Group("FrToDt",
                Text("FrDtTm", Instant.StartOf(_facts.From).ToString()),
                Text("ToDtTm", $"{_facts.To.Text()}T23:59:59.999999Z")),
            Account(),
            Balance("OPBD", _facts.Opening, _facts.From),
            Balance("CLBD", _facts.Closing, _facts.To),
            Balance("CLAV", CamtCheck.Available(_facts), _facts.To),
            Summary(),
            _facts.Movements.Select(Entry),
            Text("AddtlStmtInf", Remarks()))));

    private XElement Account() => Group("Acct",
        Group("Id", Group("Othr", Text("Id", Number(_facts.AccountNumber)))),
        Text("Ccy", _facts.Commodity.Currency.Code),
        Text("Nm", CamtCheck.Cut(_facts.AccountName, 70)),
        _facts.Owner is { } owner
            ? Group("Ownr", Text("Nm", CamtCheck.Cut(owner, CamtCheck.LongestName)))
            : null);

    private XElement Balance(string code, Int128 amount, DateOnly day) => Group("Bal",
        Group("Tp", Group("CdOrPrtry", Text("Cd", code))),
        Amount(amount),
        Direction(amount >= 0),
        Group("Dt", Text("Dt", day.Text())));

    private XElement Summary() => Group("TxsSummry",
        Group("TtlNtries", Text("NbOfNtries", Number(_facts.Movements.Count))),
        Group("TtlCdtNtries",
            Text("NbOfNtries", Number(_facts.Movements.Count(m => m.Credit > 0))),
            Text("Sum", Plain(CamtCheck.Sum(_facts, m => m.Credit)))),
        Group("TtlDbtNtries",
            Text("NbOfNtries", Number(_facts.Movements.Count(m => m.Debit > 0))),
            Text("Sum", Plain(CamtCheck.Sum(_facts, m => m.Debit)))));

    /// <summary>The reference is the entry's seq and the transfer's place in it.</summary>
    private XElement Entry(StatementMovement movement)
    {
        string seq = Number(movement.Transfer >> 8);
        return Group("Ntry",
            Text("NtryRef", $"{seq}.{Number(movement.Transfer & 255)}"),
            Amount(movement.Credit - movement.Debit),
            Direction(movement.Credit > 0),
            Group("Sts", Text("Cd", "BOOK")),
            Group("BookgDt", Text("DtTm", movement.RecordedAt.ToString())),
            Group("ValDt", Text("Dt", movement.Effective.Text())),
            Text("AcctSvcrRef", seq),
            Group("BkTxCd", Group("Prtry", Text("Cd", CamtCheck.Cut(movement.Entry, 35)))),
            Group("NtryDtls", Group("TxDtls",
                movement.Reference is { } reference
                    ? Group("Refs", Text("EndToEndId", CamtCheck.Cut(reference, 35)))
                    : null,
                Text("AddtlTxInf", movement.Other))),
            Text("AddtlNtryInf", movement.Words));
    }

    private string Remarks()
    {
        string remarks = _facts.Commodity.IsTest || _facts.Commodity.IsPractice
            ? $"{PaperText.SandboxMoney} "
            : "";
        remarks += _facts.ByEffectiveDate ? "Days by effective date" : "Days by date of recording";
        return _facts.KnownAt is { } known ? $"{remarks}, as known at {known}." : $"{remarks}.";
    }

    private XElement Amount(Int128 amount)
    {
        XElement element = Text("Amt", Plain(amount));
        element.SetAttributeValue("Ccy", _facts.Commodity.Currency.Code);
        return element;
    }

    private string Plain(Int128 amount) => _facts.Commodity.AmountText(Int128.Abs(amount));

    private static XElement Direction(bool isCredit) => Text("CdtDbtInd", isCredit ? "CRDT" : "DBIT");

    private static XElement Group(string name, params object?[] content) => new(Camt + name, content);

    private static XElement Text(string name, string value) => new(Camt + name, value);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
