using System.Globalization;
using Sampan.Journeys.Bank;
using Sampan.Kernel;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>
/// A bank that lives in a test's memory, so that a test says line by line what its statement shows. The sandbox bank,
/// a process of its own, has its own tests.
/// </summary>
public sealed class MemoryBank(TimeProvider clock) : IBank
{
    private const int PageSize = 3;

    private readonly List<StatementLine> _lines = [];
    private readonly Dictionary<string, PayoutAnswer> _answers = [];
    private readonly Dictionary<string, PayoutInstruction> _instructions = [];
    private readonly List<PayoutInstruction> _underWay = [];

    public string Name => "Memory bank";

    public bool IsSandbox => true;

    /// <summary>Account numbers whose payouts are declined.</summary>
    public HashSet<string> Declined { get; } = [];

    /// <summary>Account numbers that nobody has: what is sent there comes back.</summary>
    public HashSet<string> Nobodys { get; } = [];

    /// <summary>While true every question is refused as unavailable.</summary>
    public bool IsAway { get; set; }

    /// <summary>Answers every instruction with this "no" to the instruction itself.</summary>
    public string? Refuses { get; set; }

    public IReadOnlyCollection<PayoutInstruction> Instructions => _instructions.Values;

    /// <summary>Every line counted once, however often it was noticed.</summary>
    public long Closing => Counted.Sum(line => line.Amount.Minor);

    public IEnumerable<StatementLine> Counted => _lines.DistinctBy(line => line.LineId);

    public bool HasPayoutsUnderWay => _underWay.Count > 0;

    public StatementLine Credit(string payer, string reference, long minor, string? account = null) =>
        Add(StatementLineKind.Credit, minor, reference, payer, account ?? $"of {payer}");

    public StatementLine Add(
        StatementLineKind kind, long minor, string reference, string name = "", string account = "")
    {
        string number = (_lines.Count + 1).ToString(CultureInfo.InvariantCulture);
        Instant now = Instant.From(clock.GetUtcNow());
        var line = new StatementLine
        {
            LineId = $"L{number}",
            Cursor = number,
            Kind = kind,
            BookedAt = now,
            ValueDate = now.UtcDate,
            Amount = new Money(minor, Currency.Thb),
            Reference = reference,
            CounterpartyName = name,
            CounterpartyAccount = account,
        };
        _lines.Add(line);
        return line;
    }

    /// <summary>The bank notices a line again, as it was or changed.</summary>
    public void Again(StatementLine line) =>
        _lines.Add(line with { Cursor = (_lines.Count + 1).ToString(CultureInfo.InvariantCulture) });

    /// <summary>Accepted payouts reach the statement.</summary>
    public void Settle()
    {
        foreach (PayoutInstruction sent in _underWay)
        {
            Line(StatementLineKind.Debit, -sent.Amount.Minor, sent);
            if (Nobodys.Contains(sent.ToAccountNumber)) Line(StatementLineKind.Return, sent.Amount.Minor, sent);
        }
        _underWay.Clear();
    }

    public Task<Outcome<string>> OpenAccount(string name, Currency currency, CancellationToken cancellation) =>
        Task.FromResult<Outcome<string>>("MEM-1");

    public Task<Outcome<StatementPage>> StatementAfter(string account, string cursor, CancellationToken cancellation)
    {
        if (IsAway) return Task.FromResult<Outcome<StatementPage>>(BankRefusals.Unavailable);
        int after = cursor.Length == 0 ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture);
        StatementLine[] lines = [.. _lines.Skip(after).Take(PageSize)];
        int next = after + lines.Length;
        long closing = _lines.Take(next).DistinctBy(line => line.LineId).Sum(line => line.Amount.Minor);
        return Task.FromResult<Outcome<StatementPage>>(new StatementPage(
            lines, next == 0 ? "" : next.ToString(CultureInfo.InvariantCulture), next < _lines.Count,
            new Money(closing, Currency.Thb)));
    }

    public Task<Outcome<PayoutAnswer>> Pay(PayoutInstruction instruction, CancellationToken cancellation) =>
        Task.FromResult(InTurn(instruction));

    private Outcome<PayoutAnswer> InTurn(PayoutInstruction instruction)
    {
        lock (_answers) return Answer(instruction);
    }

    private Outcome<PayoutAnswer> Answer(PayoutInstruction instruction)
    {
        if (IsAway) return BankRefusals.Unavailable;
        if (Refuses is not null) return BankRefusals.Refused.With(("bank", Name), ("code", Refuses));
        string key = instruction.IdempotencyKey;
        if (_answers.TryGetValue(key, out PayoutAnswer? first))
            return _instructions[key] == instruction ? first : BankRefusals.Refused.With(("code", "key_reused"));
        bool accepted = !Declined.Contains(instruction.ToAccountNumber);
        _instructions[key] = instruction;
        if (accepted) _underWay.Add(instruction);
        return _answers[key] = new PayoutAnswer(
            $"P{_answers.Count + 1}", accepted, accepted ? null : "insufficient_balance");
    }

    private void Line(StatementLineKind kind, long minor, PayoutInstruction sent) =>
        _ = Add(kind, minor, sent.Reference, sent.ToAccountName, sent.ToAccountNumber);
}
