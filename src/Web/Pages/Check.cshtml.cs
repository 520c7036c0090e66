using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Sampan.Journeys;
using Sampan.Journeys.Papers;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages;

/// <summary>
/// Whoever holds an invoice of this installation, a bank, a customs officer or a buyer, asks whether it is the one that
/// was issued. Nothing is kept of what is handed in.
/// </summary>
[RequestSizeLimit(MostUpload)]
[RequestFormLimits(MultipartBodyLengthLimit = MostUpload)]
public sealed class CheckModel(PaperCheck check) : SampanPage
{
    /// <summary>A little above the largest paper: it is the check that refuses.</summary>
    private const long MostUpload = 2 * PaperCheck.MostBytes;

    public PaperFinding? Finding { get; private set; }

    public async Task<IActionResult> OnPost(IFormFile? paper)
    {
        if (paper is null or { Length: 0 or > PaperCheck.MostBytes }) return Say(JourneyRefusals.PaperUnreadable);
        using var bytes = new MemoryStream((int)paper.Length);
        await paper.CopyToAsync(bytes);
        Outcome<PaperFinding> finding = await check.Of(bytes.ToArray());
        if (finding.IsRefused) return Say(finding.Refusal);
        Finding = finding.Value;
        return Page();
    }
}
