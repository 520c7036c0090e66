namespace Sampan.Ledger;

/// <summary>
/// Which entries: all, or one book's, or those from a number of the sequence on; or a segment, which ends with the
/// entry of a snapshot.
/// </summary>
public readonly record struct JournalPart(int? Book = null, long? From = null, long? Through = null);

/// <summary>How far a reading of the journal has come. The total is what the books' rows count.</summary>
public readonly record struct JournalProgress(long Entries, long Total);

/// <summary>What was written to a journal file.</summary>
public sealed record ExportedJournal(long Entries, long Lines, long Bytes);
