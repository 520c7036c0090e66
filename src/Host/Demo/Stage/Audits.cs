using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Web.Demo;

namespace Sampan.Host.Demo.Stage;

/// <summary>Audits the whole journal and keeps the result for the first screen.</summary>
internal sealed class Audits(IJournal journal, AuditNews news, TimeProvider clock)
{
    internal async Task<AuditReport> Make(CancellationToken cancel = default)
    {
        AuditReport report = await journal.Audit(cancel: cancel);
        news.Note(report, Instant.From(clock.GetUtcNow()));
        return report;
    }
}
