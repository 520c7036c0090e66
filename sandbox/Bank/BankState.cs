using System.Diagnostics.CodeAnalysis;
using Sampan.Kernel;
using Sampan.Sandbox.Bank.Storage;

namespace Sampan.Sandbox.Bank;

/// <summary>One position of an account's statement: a line, and the balance once it is counted.</summary>
internal sealed record Notice(BookedLine Line, Money BalanceAfter);

/// <summary>Everything the bank knows, folded from its records. Only <see cref="Apply"/> changes it.</summary>
internal sealed class BankState
{
    private readonly Dictionary<string, Statement> _statements = [];
    private readonly Dictionary<string, Account> _accountsByName = [];
    private readonly Dictionary<string, Transfer> _transfers = [];
    private readonly Dictionary<string, Payout> _payouts = [];
    private readonly Dictionary<long, BookedLine> _lines = [];

    public TimeSpan Ahead { get; private set; }

    /// <summary>Where the bank's clock stands; null when it runs.</summary>
    public Instant? StandsAt { get; private set; }

    /// <summary>The moment of the last record.</summary>
    public Instant Latest { get; private set; }

    public long NextSequence => _lines.Count + 1;

    public int TransferCount => _transfers.Count;

    public int PayoutCount => _payouts.Count;

    public IEnumerable<Account> Accounts => _statements.Values.Select(statement => statement.Account);

    public IEnumerable<Statement> Statements => _statements.Values;

    public Statement? Statement(string number) => _statements.GetValueOrDefault(number);

    public bool TryAccountNamed(string name, [NotNullWhen(true)] out Account? account) =>
        _accountsByName.TryGetValue(name, out account);

    public Transfer? Transfer(string transferId) => _transfers.GetValueOrDefault(transferId);

    public Payout? PayoutByKey(string key) => _payouts.GetValueOrDefault(key);

    public void Apply(BankRecord record)
    {
        if (record.Account is { } account)
        {
            _statements.Add(account.Number, new Statement(account));
            _accountsByName.Add(account.Name, account);
        }

        if (record.Transfer is { } transfer) _transfers.Add(transfer.TransferId, transfer);
        if (record.Payout is { } payout) _payouts.Add(payout.IdempotencyKey, payout);
        foreach (BookedLine line in record.Lines)
        {
            _lines.Add(line.Sequence, line);
            _statements[line.Account].Book(line);
        }

        foreach (long sequence in record.Delivered)
            _statements[_lines[sequence].Account].Deliver(_lines[sequence]);
        if (record.AheadSeconds is { } seconds) Ahead = TimeSpan.FromSeconds(seconds);
        if (record.StandsAt is { } moment) StandsAt = moment;
        if (record.Runs) StandsAt = null;
        Latest = record.StandsAt ?? record.At;
    }
}

/// <summary>
/// One account's lines: those waiting, and those delivered in the order of their delivery. A cursor is a number of
/// delivered notices, so it means the same for ever.
/// </summary>
internal sealed class Statement(Account account)
{
    private readonly List<BookedLine> _waiting = [];
    private readonly List<Notice> _notices = [];
    private long _latestDelivered;

    public Account Account => account;

    public IReadOnlyList<Notice> Notices => _notices;

    public Money Balance => _notices.Count == 0 ? Money.Zero(account.Currency) : _notices[^1].BalanceAfter;

    /// <summary>
    /// What may be paid out: money under way to the account does not count yet, money under way out does.
    /// </summary>
    public Money Available =>
        _waiting.Where(line => line.Amount.Minor < 0).Aggregate(Balance, (sum, line) => sum + line.Amount);

    public void Book(BookedLine line) => _waiting.Add(line);

    public void Deliver(BookedLine line)
    {
        bool isFirstNotice = _waiting.Remove(line);
        _notices.Add(new Notice(line, isFirstNotice ? Balance + line.Amount : Balance));
        _latestDelivered = Math.Max(_latestDelivered, line.Sequence);
    }

    /// <summary>The lines to deliver now, each as often as it is to be reported.</summary>
    public IEnumerable<long> Due(Instant now)
    {
        BookedLine[] due =
            [.. _waiting.Where(line => !line.AfterNext && line.DueAt <= now).OrderBy(line => line.DueAt)];
        long latest = due.Select(line => line.Sequence).Append(_latestDelivered).Max();
        IEnumerable<BookedLine> overtaken =
            _waiting.Where(line => line.AfterNext && (line.Sequence < latest || line.DueAt <= now));
        return due.Concat(overtaken).SelectMany(line => Enumerable.Repeat(line.Sequence, line.Notices));
    }
}
