using System.Data.Common;
using System.Security.Cryptography;
using Sampan.Kernel;
using Sampan.Ledger.Reading.Export;

namespace Sampan.Ledger.Reading;

/// <summary>Reads the journal three times in the caller's transaction: audit, chains, export.</summary>
internal static class JournalProving
{
    private const int Readings = 3;

    internal static async Task<JournalProof> Run(
        DbConnection connection, IProgress<JournalProgress>? progress, CancellationToken cancel)
    {
        long all = (await AuditRows.ReadBooks(connection, cancel)).Sum(book => book.Entries);
        AuditReport audit = await LedgerAudit.Run(connection, Part.Of(progress, 0, all), cancel);
        ChainReport chain = await ChainCheck.Run(connection, kept: null, Part.Of(progress, all, all), cancel);
        using SHA256 hash = SHA256.Create();
        Outcome<ExportedJournal> exported;
        await using (var lines = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        {
            exported = await JournalExport.Run(connection, lines, default, Part.Of(progress, 2 * all, all), cancel);
        }
        // Of rows that cannot be read nothing is exported; they are among the audit's findings.
        return new JournalProof(
            audit, chain, exported.IsRefused ? new ExportedJournal(0, 0, 0) : exported.Value,
            Hash256.FromBytes(hash.Hash!));
    }

    /// <summary>One of the readings, counted after those before it.</summary>
    private sealed class Part(IProgress<JournalProgress> whole, long before, long all)
        : IProgress<long>, IProgress<JournalProgress>
    {
        internal static Part? Of(IProgress<JournalProgress>? whole, long before, long all) =>
            whole is null ? null : new Part(whole, before, all);

        public void Report(long value) => whole.Report(new JournalProgress(before + value, Readings * all));

        public void Report(JournalProgress value) => Report(value.Entries);
    }
}
