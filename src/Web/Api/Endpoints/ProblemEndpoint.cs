using Microsoft.AspNetCore.Http;
using Sampan.Web.Api.Calls;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Web.Api.Endpoints;

/// <summary>Where the type of a problem leads: its sentence, with the places of its arguments, as plain text.</summary>
internal static class ProblemEndpoint
{
    public static IResult Show(HttpContext context)
    {
        string key = $"refusal.{context.Route("code")}";
        Texts texts = context.Texts();
        return texts.Has(key) ? Results.Text($"{texts[key]}\n") : Results.NotFound();
    }
}
