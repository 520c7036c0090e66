using Sampan.Host.Serving;

namespace Sampan.Host.Demo.Stage;

/// <summary>
/// In a demo the journal is audited at the start and every few minutes, so that the first screen can say when that last
/// was and what came of it.
/// </summary>
internal sealed class AuditRounds(Audits audits, ILogger<AuditRounds> log) : TimedRounds(TimeSpan.FromMinutes(5), log)
{
    protected override Task Round(CancellationToken cancel) => audits.Make(cancel);
}
