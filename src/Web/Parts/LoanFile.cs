using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Sampan.Journeys.Funding;

namespace Sampan.Web.Parts;

/// <summary>The agreement of a loan, for whoever is a side of it.</summary>
internal static class LoanFile
{
    /// <summary>What an address names the signature by; without it the agreement itself is meant.</summary>
    private const string Signature = "sig";

    /// <summary>Not found where there is none.</summary>
    internal static IActionResult Of(PageModel page, SignedAgreement? agreement, string? part)
    {
        if (agreement is null) return page.NotFound();
        page.Response.Headers.CacheControl = "no-store";
        string name = $"loan-{agreement.Terms.Loan}";
        return part == Signature
            ? page.File(agreement.Signature, "application/octet-stream", $"{name}.sig")
            : page.File(agreement.Json, "application/json", $"{name}.json");
    }
}
