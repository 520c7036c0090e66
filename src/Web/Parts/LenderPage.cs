using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Sampan.Identity;
using Sampan.Web.Access;

namespace Sampan.Web.Parts;

/// <summary>A page of a firm that lends. A firm that does not has none of them.</summary>
[AllowedTo(Caller.Member, Permission.Lend)]
public abstract class LenderPage(IFirms firms) : DeskPage(firms)
{
    public string Lending => $"/desk/{Firm.Id}/lending";

    [NonHandler]
    public override Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            if (Firm.Details.Kind == FirmKind.Lender) return await next();
            context.Result = NotFound();
            return new PageHandlerExecutedContext(
                PageContext, context.Filters, context.HandlerMethod, context.HandlerInstance)
            { Canceled = true };
        });
}
