using Sampan.Council;

namespace Sampan.Journeys.Steering;

/// <summary>Something a reporter is told: the number of the measure that the report led to has moved.</summary>
/// <param name="Was">As it was told the last time, or before anything was done.</param>
public sealed record NumberMoved(ReportedObstacle Report, Measure Measure, long Was, Reading Now);

/// <summary>Sends letters to reporters, each in the language of the report.</summary>
public interface IReporterPost
{
    Task<Refusal?> Send(string address, NumberMoved news, Instant now);
}

/// <summary>
/// Tells whoever reported an obstacle when the number of its measure moves, at most once a month and never the same
/// twice. Harmless to repeat; a letter that could not be sent is not sent later, since the page says the same.
/// </summary>
public sealed class TellReporters(
    ICouncil council, IReports reports, ReportObstacle reporters, MeasureFigures figures, IReporterPost post)
{
    /// <summary>A tenth of what was told last: a number that only trembles is no news.</summary>
    private const int LeastPart = 10;

    /// <summary>Gives the number of letters.</summary>
    public async Task<int> Run(Instant now)
    {
        CouncilRecord record = await council.Read();
        int sent = 0;
        foreach (Measure measure in record.Measures.Values.Where(measure => measure.Before is not null))
            sent += await Tell(record, measure, now);
        return sent;
    }

    public static bool HasMoved(long was, long now) => Math.Abs(now - was) >= Math.Max(1, Math.Abs(was) / LeastPart);

    private async Task<int> Tell(CouncilRecord record, Measure measure, Instant now)
    {
        Reading? reading = await figures.Now(measure, now.UtcDate);
        if (reading?.Figure.Tenths is not { } value) return 0;
        (Month Month, long Tenths)? last = await reports.LastNews(measure.Id);
        long was = last?.Tenths ?? measure.Before!.Figure.Tenths!.Value;
        if (!HasMoved(was, value) || !await reports.NoteNews(measure.Id, reading.Months.Until, value, now)) return 0;
        int sent = 0;
        foreach (Id report in record.ReportsOf(measure.Id))
        {
            if (await reporters.AddressOf(report) is not { } address) continue;
            Outcome<ReportedObstacle> found = await reports.Find(report);
            if (found.IsRefused) continue;
            if (await post.Send(address, new NumberMoved(found.Value, measure, was, reading), now) is null) sent++;
        }
        return sent;
    }
}
