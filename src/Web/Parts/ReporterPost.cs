using Sampan.Council;
using Sampan.Identity;
using Sampan.Journeys.Steering;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>Letters to those who reported an obstacle.</summary>
internal sealed class ReporterPost(IMail mail, SiteOptions site) : IReporterPost
{
    public Task<Refusal?> Send(string address, NumberMoved news, Instant now) =>
        mail.Send(address, Write(news), now);

    private Letter Write(NumberMoved news)
    {
        Texts text = Texts.In(news.Report.Language);
        Metric metric = news.Measure.Metric;
        return new Letter(
            text.Of("mail.number_moved_subject", ("site", site.Name)),
            text.Of(
                "mail.number_moved_body", ("day", text.Day(news.Report.At)), ("measure", news.Measure.Title),
                ("metric", text.Metric(metric, news.Measure.Slice)), ("was", text.Tenths(metric, news.Was)),
                ("now", text.Figure(metric, news.Now.Figure)), ("months", text.Months(news.Now.Months)),
                ("link", $"{site.PublicUrl}/council/obstacles/{news.Report.Id}"), ("site", site.Name)));
    }
}
