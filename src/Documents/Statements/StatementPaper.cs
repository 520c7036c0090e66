using Sampan.Documents.Camt;
using Sampan.Kernel;

namespace Sampan.Documents;

/// <summary>
/// A statement of an account as a file. Both forms are pure functions of one <see cref="StatementFacts"/>; the same
/// facts give the same bytes.
/// </summary>
public static class StatementPaper
{
    /// <summary>
    /// For machines of banks and bookkeepers: camt.053.001.08 of ISO 20022. Refusals: camt_not_for_stock,
    /// camt_amount_too_long, and those of a text for <c>owner</c>.
    /// </summary>
    public static Outcome<byte[]> Camt(StatementFacts facts) =>
        CamtCheck.Of(facts) is { } refusal ? refusal : CamtStatement.Write(facts);

    /// <summary>
    /// Comma-separated values by RFC 4180, UTF-8, one heading: docs/documents.md names the columns.
    /// </summary>
    /// <param name="forSpreadsheets">Begins with a byte order mark, without which Excel spoils Thai.</param>
    public static byte[] Csv(StatementFacts facts, bool forSpreadsheets) => StatementCsv.Write(facts, forSpreadsheets);
}
