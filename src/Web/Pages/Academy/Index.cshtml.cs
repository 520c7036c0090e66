using Sampan.Academy;
using Sampan.Identity;
using Sampan.Journeys.Learning;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Academy;

/// <summary>The course, what was read of it, and what to read next because of the reader's own trade.</summary>
public sealed class IndexModel(ReadLessons lessons, IFirms firms, TradersObstacles obstacles) : SampanPage
{
    public IReadOnlySet<string> Read { get; private set; } = new HashSet<string>();

    public Advice? Next { get; private set; }

    /// <summary>Where what stands in the way is seen to; null where nothing does.</summary>
    public string? Where { get; private set; }

    public async Task OnGet()
    {
        IReadOnlyList<Standing> standing = [];
        Firm? firm = null;
        if (!PersonId.IsNone)
        {
            Read = await lessons.Of(PersonId);
            firm = (await firms.FirmsOf(PersonId)).FirstOrDefault(own => own.Details.Kind == FirmKind.Seller);
            if (firm is not null) standing = await obstacles.Of(firm.Id);
        }
        Next = NextLesson.Of(Course.FirstExport, [.. standing.Select(one => one.What)], Read);
        if (Next?.Because is { } because && firm is not null)
            Where = $"/desk/{firm.Id}/{standing.First(one => one.What == because).Page}";
    }
}
