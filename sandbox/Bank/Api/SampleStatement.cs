using System.Text;
using System.Xml.Linq;
using Sampan.Kernel;

namespace Sampan.Sandbox.Bank.Api;

/// <summary>
/// Half a year of a small shop as camt.053, made up for any account number: there is nothing of it in the bank. It lets
/// somebody who tries the platform out bring a statement of a bank.
/// </summary>
internal static class SampleStatement
{
    private const int Months = 6;
    private const long Opening = 8_000_00;

    private static readonly XNamespace Camt = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    /// <summary>What comes in and goes out of it each month, by the day; amounts in satang.</summary>
    private static readonly (int Day, long Amount, string Words)[] Month =
    [
        (5, 6_400_00, "Market stall"), (8, -3_150_00, "Fruit"), (14, 9_250_00, "Restaurant"),
        (20, -4_800_00, "Jars and labels"), (23, 5_700_00, "Market stall"), (27, -6_000_00, "Wages"),
    ];

    internal static byte[] Write(string account, DateOnly today)
    {
        DateOnly to = new DateOnly(today.Year, today.Month, 1).AddDays(-1), from = to.AddDays(1).AddMonths(-Months);
        (DateOnly Day, long Amount, string Words)[] lines =
        [
            .. Enumerable.Range(0, Months).SelectMany(month => Month.Select(
                line => (from.AddMonths(month).AddDays(line.Day - 1), line.Amount, line.Words))),
        ];
        string now = $"{today.Text()}T00:00:00Z";
        XElement document = Group("Document", Group("BkToCstmrStmt",
            Group("GrpHdr", Text("MsgId", "SANDBOX-SAMPLE"), Text("CreDtTm", now)),
            Group("Stmt",
                Text("Id", "SANDBOX-SAMPLE"), Text("CreDtTm", now),
                Group("FrToDt",
                    Text("FrDtTm", $"{from.Text()}T00:00:00"), Text("ToDtTm", $"{to.Text()}T23:59:59")),
                Group("Acct", Group("Id", Group("Othr", Text("Id", account))), Text("Ccy", Currency.Thb.Code)),
                Balance("OPBD", Opening, from),
                Balance("CLBD", Opening + lines.Sum(line => line.Amount), to),
                lines.Select(Entry),
                Text("AddtlStmtInf", "Sandbox bank: made up, no real money."))));
        return Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{document}\n");
    }

    private static XElement Balance(string code, long amount, DateOnly day) => Group("Bal",
        Group("Tp", Group("CdOrPrtry", Text("Cd", code))), Amount(amount), Direction(amount),
        Group("Dt", Text("Dt", day.Text())));

    private static XElement Entry((DateOnly Day, long Amount, string Words) line) => Group("Ntry",
        Amount(line.Amount), Direction(line.Amount), Group("Sts", Text("Cd", "BOOK")),
        Group("BookgDt", Text("Dt", line.Day.Text())),
        Group("BkTxCd", Group("Prtry", Text("Cd", "SAMPLE"))), Text("AddtlNtryInf", line.Words));

    private static XElement Amount(long amount) => new(
        Camt + "Amt", new XAttribute("Ccy", Currency.Thb.Code), new Money(Math.Abs(amount), Currency.Thb).AmountText);

    private static XElement Direction(long amount) => Text("CdtDbtInd", amount < 0 ? "DBIT" : "CRDT");

    private static XElement Group(string name, params object?[] content) => new(Camt + name, content);

    private static XElement Text(string name, string value) => new(Camt + name, value);
}
