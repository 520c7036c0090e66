using Sampan.Ledger;

namespace Sampan.Web.Demo;

/// <summary>An audit of the whole journal and when it was made.</summary>
public sealed record AuditHeard(AuditReport Report, Instant At);

/// <summary>The last audit that was made, kept in memory: a page shows it and never makes one.</summary>
public sealed class AuditNews
{
    private volatile AuditHeard? _last;

    public AuditHeard? Last => _last;

    public void Note(AuditReport report, Instant at) => _last = new AuditHeard(report, at);
}
