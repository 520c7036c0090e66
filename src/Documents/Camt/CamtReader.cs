using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Sampan.Kernel;

namespace Sampan.Documents.Camt;

/// <summary>
/// Reads what banks write as camt.053.001. The versions differ in what we do not read, and in whether the state of an
/// entry is a text or a code inside of it. Codes are of the external lists of ISO 20022: OPBD and PRCD (opening, and
/// previously closed), CLBD (closing), BOOK (booked).
/// </summary>
internal sealed partial class CamtReader
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = BankStatement.LargestFile,
    };

    private readonly XNamespace _camt;

    private CamtReader(XNamespace camt) => _camt = camt;

    internal static Outcome<BankStatement> Read(byte[] file)
    {
        if (file.Length > BankStatement.LargestFile)
            return DocumentRefusals.BankFileTooLarge.With(("most", $"{BankStatement.LargestFile / 1_000_000}"));
        XElement root;
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(file), Settings);
            root = XElement.Load(reader);
        }
        catch (XmlException exception)
        {
            return DocumentRefusals.BankFileMalformed.With(("line", $"{exception.LineNumber}"));
        }
        if (!Namespace().IsMatch(root.Name.NamespaceName) || root.Name.LocalName != "Document")
            return DocumentRefusals.BankFileNotStatement;
        return new CamtReader(root.Name.Namespace).Statements(root);
    }

    private Outcome<BankStatement> Statements(XElement root)
    {
        var read = new List<(BankStatement Statement, long Closing)>();
        foreach (XElement statement in root.Elements(_camt + "BkToCstmrStmt").Elements(_camt + "Stmt"))
        {
            Outcome<(BankStatement, long)> one = Statement(statement);
            if (one.IsRefused) return one.Refusal;
            read.Add(one.Value);
        }
        if (read.Count == 0) return DocumentRefusals.BankFileNotStatement;
        return Joined([.. read.OrderBy(one => one.Statement.From)]);
    }

    /// <summary>Banks write a statement a day: the next begins where the last ended.</summary>
    private static Outcome<BankStatement> Joined(IReadOnlyList<(BankStatement Statement, long Closing)> read)
    {
        (BankStatement whole, long closing) = read[0];
        foreach ((BankStatement next, long nextClosing) in read.Skip(1))
        {
            if (next.Account != whole.Account || next.Currency != whole.Currency)
                return DocumentRefusals.BankFileMixed;
            bool follows = next.Opening == closing && next.From >= whole.To && next.To >= next.From;
            if (!follows) return DocumentRefusals.BankFileGap.With(("day", next.From.Text()));
            whole = whole with { To = next.To, Lines = [.. whole.Lines, .. next.Lines] };
            closing = nextClosing;
        }
        return whole;
    }

    private Outcome<(BankStatement, long)> Statement(XElement statement)
    {
        if (Account(statement) is not { Length: > 0 } account) return Missing("Acct/Id");
        if (Balance(statement, "OPBD", "PRCD") is not { } opening) return Missing("Bal[OPBD]");
        if (Balance(statement, "CLBD") is not { } closing) return Missing("Bal[CLBD]");
        if (!Signed(opening).TryGet(out Money first, out Refusal? refusal)) return refusal;
        if (!Signed(closing).TryGet(out Money last, out refusal)) return refusal;
        if (first.Currency != last.Currency) return DocumentRefusals.BankFileMixed;
        XElement? range = statement.Element(_camt + "FrToDt");
        if ((Day(range?.Element(_camt + "FrDtTm")) ?? Dated(opening)) is not { } from) return Missing("FrToDt");
        if ((Day(range?.Element(_camt + "ToDtTm")) ?? Dated(closing)) is not { } to) return Missing("FrToDt");
        var lines = new List<BankLine>();
        Int128 sum = first.Minor;
        foreach (XElement entry in statement.Elements(_camt + "Ntry").Where(IsBooked))
        {
            if (!Signed(entry).TryGet(out Money amount, out refusal)) return refusal;
            if (amount.Currency != first.Currency) return DocumentRefusals.BankFileMixed;
            XElement? booked = entry.Element(_camt + "BookgDt") ?? entry.Element(_camt + "ValDt");
            if (Day(booked?.Elements().FirstOrDefault()) is not { } day || day < from || day > to)
                return Missing("Ntry/BookgDt");
            lines.Add(new BankLine(day, amount.Minor));
            sum += amount.Minor;
        }
        if (sum != last.Minor)
        {
            var difference = Int128.Clamp(last.Minor - sum, -Money.Cap, Money.Cap);
            return DocumentRefusals.BankFileSums.With(
                ("closing", $"{last}"), ("difference", $"{last with { Minor = (long)difference }}"));
        }
        return (new BankStatement(account, first.Currency, from, to, first.Minor, lines), last.Minor);
    }

    private string? Account(XElement statement)
    {
        XElement? id = statement.Element(_camt + "Acct")?.Element(_camt + "Id");
        return (id?.Element(_camt + "IBAN") ?? id?.Element(_camt + "Othr")?.Element(_camt + "Id"))?.Value.Trim();
    }

    private XElement? Balance(XElement statement, params string[] codes) => statement.Elements(_camt + "Bal")
        .FirstOrDefault(balance => codes.Contains(
            balance.Element(_camt + "Tp")?.Element(_camt + "CdOrPrtry")?.Element(_camt + "Cd")?.Value.Trim()));

    private DateOnly? Dated(XElement balance) => Day(balance.Element(_camt + "Dt")?.Elements().FirstOrDefault());

    private bool IsBooked(XElement entry)
    {
        XElement? state = entry.Element(_camt + "Sts");
        return (state?.Element(_camt + "Cd")?.Value ?? state?.Value)?.Trim() == "BOOK";
    }

    /// <summary>The amount of a balance or entry, below nothing when it is a debit.</summary>
    private Outcome<Money> Signed(XElement of)
    {
        XElement? amount = of.Element(_camt + "Amt");
        Outcome<Currency> currency = Currency.Parse(amount?.Attribute("Ccy")?.Value.Trim());
        if (currency.IsRefused) return Missing($"{of.Name.LocalName}/Amt");
        Outcome<Money> money = Money.Parse(amount!.Value.Trim(), currency.Value);
        if (money.IsRefused || money.Value.Minor < 0) return Missing($"{of.Name.LocalName}/Amt");
        return of.Element(_camt + "CdtDbtInd")?.Value.Trim() switch
        {
            "CRDT" => money.Value,
            "DBIT" => money.Value with { Minor = -money.Value.Minor },
            _ => Missing($"{of.Name.LocalName}/CdtDbtInd"),
        };
    }

    /// <summary>The bank's own day: a moment is not moved to another time zone.</summary>
    private static DateOnly? Day(XElement? of) =>
        of?.Value.Trim() is { Length: >= 10 } text && DateOnly.TryParseExact(
            text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : null;

    private static Refusal Missing(string element) => DocumentRefusals.BankFileElement.With(("element", element));

    [GeneratedRegex(@"^urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.\d\d$")]
    private static partial Regex Namespace();
}
