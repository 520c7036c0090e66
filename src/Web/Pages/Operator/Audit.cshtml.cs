using Sampan.Ledger;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Operator;

/// <summary>Everything in the ledger checked against everything, when somebody asks: it reads all there is.</summary>
public sealed class AuditModel(IJournal journal) : SampanPage
{
    public AuditReport? Report { get; private set; }

    public async Task OnPost() => Report = await journal.Audit(cancel: HttpContext.RequestAborted);
}
