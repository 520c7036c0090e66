using Sampan.Kernel;
using Sampan.Sandbox.Bank.Storage;

namespace Sampan.Sandbox.Bank;

/// <summary>What a use case decided: its answer, and what has to be written down first, if anything.</summary>
internal sealed record Decision<T>(T Answer, BankRecord? Record = null);

/// <summary>
/// The bank: one request at a time. Every request first delivers the lines that have come due, then decides on the
/// state as it is, and is written to the disk before it counts or is answered.
/// </summary>
internal sealed class SandboxBank(RecordFile file, BankState state, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();

    public static SandboxBank From(RecordFile.Opened opened, TimeProvider time)
    {
        var state = new BankState();
        foreach (BankRecord record in opened.Records) state.Apply(record);
        return new SandboxBank(opened.File, state, time);
    }

    public Outcome<T> Run<T>(Func<BankState, Instant, Outcome<Decision<T>>> decide)
    {
        lock (_gate)
        {
            Instant now = state.StandsAt ?? Later(Instant.From(time.GetUtcNow() + state.Ahead), state.Latest);
            DeliverDue(now);
            if (!decide(state, now).TryGet(out Decision<T>? decision, out Refusal? refusal)) return refusal;
            if (decision.Record is { } record) Write(record);
            return decision.Answer;
        }
    }

    public void Dispose() => file.Dispose();

    /// <summary>Nothing happens before what is written, whatever the machine's clock says.</summary>
    private static Instant Later(Instant a, Instant b) => a < b ? b : a;

    private void DeliverDue(Instant now)
    {
        long[] due = [.. state.Statements.SelectMany(statement => statement.Due(now))];
        if (due.Length > 0) Write(new BankRecord { At = now, Delivered = due });
    }

    private void Write(BankRecord record)
    {
        file.Append(record);
        state.Apply(record);
    }
}
