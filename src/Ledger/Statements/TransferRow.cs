using Sampan.Kernel;
using Sampan.Ledger.Loop;
using Sampan.Ledger.Reading;

namespace Sampan.Ledger.Statements;

/// <summary>A transfer as one of its two accounts sees it, with its entry.</summary>
/// <param name="Held">The amount of the pending transfer it resolves; zero when it resolves none.</param>
internal sealed record TransferRow(
    long Id, bool IsDebit, long Amount, Phase Phase, long Held, AccountKey Other, string Entry, Instant RecordedAt,
    DateOnly Effective, Id Subject)
{
    internal Change Change => Change.Of(Phase, Amount, Held);

    /// <summary>What it adds to the balance; zero when it only sets aside or gives back.</summary>
    internal long Posted => IsDebit ? -Change.Posted : Change.Posted;

    internal Counters After(Counters counters) => IsDebit ? counters.Debited(Change) : counters.Credited(Change);

    internal Movement Movement(long balance) => new(
        Id, Entry, RecordedAt, Effective, Subject, Other, IsDebit ? Amount : 0, IsDebit ? 0 : Amount, balance);
}
