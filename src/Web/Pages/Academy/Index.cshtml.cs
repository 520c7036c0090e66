using Sampan.Academy;
using Sampan.Identity;
using Sampan.Journeys.Learning;
using Sampan.Journeys.Practice;
using Sampan.Web.Academy;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Academy;

/// <summary>The course, what was read of it, and what to read next because of the reader's own trade.</summary>
public sealed class IndexModel(
    ReadLessons lessons, IFirms firms, TradersObstacles obstacles, Deliveries deliveries, PracticeTrade practice)
    : SampanPage
{
    public IReadOnlySet<string> Read { get; private set; } = new HashSet<string>();

    public Advice? Next { get; private set; }

    /// <summary>The reader's firm; null for who has none.</summary>
    public Firm? Firm { get; private set; }

    public IReadOnlySet<Badge> Earned { get; private set; } = new HashSet<Badge>();

    /// <summary>Of the firm, as many as count.</summary>
    public int Delivered { get; private set; }

    /// <summary>Where what stands in the way is seen to; null where nothing does.</summary>
    public string? Where { get; private set; }

    public async Task OnGet()
    {
        IReadOnlyList<Standing> standing = [];
        bool practised = false;
        if (!PersonId.IsNone)
        {
            Read = await lessons.Of(PersonId);
            practised = await practice.IsDone(PersonId);
        }
        Firm = await firms.TraderOf(PersonId);
        if (Firm is not null)
        {
            standing = await obstacles.Of(Firm.Id);
            Delivered = await deliveries.Of(Firm.Id);
        }
        Earned = Badges.Earned(Course.FirstExport, Read, practised, Delivered);
        Next = NextLesson.Of(Course.FirstExport, [.. standing.Select(one => one.What)], Read);
        if (Next?.Because is { } because && Firm is not null)
            Where = $"/desk/{Firm.Id}/{standing.First(one => one.What == because).Page}";
    }
}
