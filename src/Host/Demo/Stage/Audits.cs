using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Web.Demo;

namespace Sampan.Host.Demo.Stage;

/// <summary>Audits the whole journal and keeps the result for the first screen.</summary>
internal sealed class Audits(IJournal journal, AuditNews news, TimeProvider clock) : IDisposable
{
    /// <summary>Each reads everything: however many visitors ask, one at a time.</summary>
    private readonly SemaphoreSlim _turn = new(1);

    internal async Task<AuditReport> Make(CancellationToken cancel = default)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            AuditReport report = await journal.Audit(cancel: cancel);
            news.Note(report, Instant.From(clock.GetUtcNow()));
            return report;
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
