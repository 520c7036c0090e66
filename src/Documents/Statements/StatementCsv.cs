using System.Globalization;
using CsvHelper;
using Sampan.Kernel;

namespace Sampan.Documents;

/// <summary>The opening balance, every movement, the closing balance, and what is held: a row each.</summary>
internal static class StatementCsv
{
    private static readonly string[] Heading =
    [
        "line", "seq", "recorded_at", "effective", "entry", "what", "other", "reference", "debit", "credit", "balance",
        "held_until",
    ];

    internal static byte[] Write(StatementFacts facts, bool byteOrderMark)
    {
        using var stream = new MemoryStream();
        using (CsvWriter csv = CsvWriter.Create(
            stream, new CsvWriterOptions { WriteByteOrderMark = byteOrderMark }, leaveOpen: true))
        {
            csv.WriteHeader(Heading);
            csv.WriteRecord(Balance("opening", facts.From, facts.Opening));
            foreach (StatementMovement movement in facts.Movements) csv.WriteRecord(Movement(movement));
            csv.WriteRecord(Balance("closing", facts.To, facts.Closing));
            foreach (StatementHold hold in facts.Held) csv.WriteRecord(Hold(hold));
        }
        return stream.ToArray();

        string Amount(long amount) => facts.Commodity.AmountText(amount);

        string Side(long amount) => amount == 0 ? "" : Amount(amount);

        string[] Balance(string line, DateOnly day, long balance) =>
            [line, "", "", day.Text(), "", "", "", "", "", "", Amount(balance), ""];

        string[] Movement(StatementMovement m) =>
        [
            "movement", Number(m.Transfer >> 8), m.RecordedAt.ToString(), m.Effective.Text(), m.Entry, m.Words, m.Other,
            m.Reference ?? "", Side(m.Debit), Side(m.Credit), Amount(m.Balance), "",
        ];

        string[] Hold(StatementHold h) =>
        [
            "held", Number(h.Transfer >> 8), "", "", "", "", h.Other, h.Reference ?? "", Side(h.Debit), Side(h.Credit),
            "", h.Deadline.ToString(),
        ];
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
