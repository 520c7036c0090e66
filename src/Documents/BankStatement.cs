using Sampan.Documents.Camt;
using Sampan.Kernel;

namespace Sampan.Documents;

/// <summary>A line of a bank's statement.</summary>
/// <param name="Day">On which the bank booked it.</param>
/// <param name="Amount">Minor units, positive when money came in.</param>
public readonly record struct BankLine(DateOnly Day, long Amount);

/// <summary>
/// What a bank says of one account from one day to another. Its sums are right: the opening balance and the lines make
/// the closing balance. That the bank has written it is not proven: the format knows no signature.
/// </summary>
/// <param name="Account">The account's number or IBAN as the file has it.</param>
public sealed record BankStatement(
    string Account, Currency Currency, DateOnly From, DateOnly To, long Opening, IReadOnlyList<BankLine> Lines)
{
    /// <summary>Bytes. A busy account's half year is a tenth of it.</summary>
    public const int LargestFile = 10_000_000;

    /// <summary>
    /// Reads ISO 20022 camt.053.001, any version; several statements of one account in a row are read as one.
    /// Refuses <c>bank_file_too_large</c>, <c>bank_file_malformed</c>, <c>bank_file_not_statement</c>,
    /// <c>bank_file_element</c>, <c>bank_file_mixed</c>, <c>bank_file_sums</c>, <c>bank_file_gap</c>.
    /// </summary>
    public static Outcome<BankStatement> Read(byte[] file) => CamtReader.Read(file);
}
