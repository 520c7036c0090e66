using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Web.Demo;

namespace Sampan.Web.Parts;

/// <summary>A page that only a demo has. Anywhere else there is nothing to play with, and it is not found.</summary>
public abstract class StagePage : SampanPage
{
    protected IDemoStage Stage { get; private set; } = null!;

    /// <summary>The reference of the order that was being looked at.</summary>
    [BindProperty(Name = "order")]
    public string? Order { get; set; }

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!Site.IsDemo || HttpContext.RequestServices.GetService<IDemoStage>() is not { } stage)
        {
            context.Result = NotFound();
            return;
        }
        Stage = stage;
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>A page of forms that stand elsewhere: who only opens it is shown where they are.</summary>
    public IActionResult OnGet() => Redirect("/");

    /// <summary>The first screen, at the order it was about.</summary>
    protected static string Board(string? reference, string part = "order") =>
        reference is null ? $"/#{part}" : $"/?order={Uri.EscapeDataString(reference)}#{part}";
}
