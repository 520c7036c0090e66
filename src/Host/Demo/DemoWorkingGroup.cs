using System.Text.Json;

namespace Sampan.Host.Demo;

/// <summary>
/// The demo's working group as <c>data/demo/council.json</c> states it: invented offices and firms, what they planned,
/// voted and were told. Days are counted back from the day on which it is loaded.
/// </summary>
internal sealed record DemoWorkingGroup(
    IReadOnlyList<DemoSeat> Seats, DemoPlan Plan, IReadOnlyList<DemoMeeting> Meetings,
    IReadOnlyList<DemoReport> Reports, DemoNextMeeting NextMeeting)
{
    internal static DemoWorkingGroup The { get; } = ReadFile();

    private static DemoWorkingGroup ReadFile()
    {
        using Stream file = typeof(DemoWorkingGroup).Assembly.GetManifestResourceStream("council.json")!;
        return JsonSerializer.Deserialize(file, DemoShopJson.Default.DemoWorkingGroup)!;
    }
}

internal sealed record DemoSeat(
    string Key, string Email, string Language, string Side, string Organisation, string Office, bool Chair);

internal sealed record DemoPlan(string Title, IReadOnlyList<DemoGoal> Goals);

internal sealed record DemoGoal(string Title, IReadOnlyList<DemoMeasure> Measures);

/// <param name="TargetPercent">Of the number as it was when the measure was opened.</param>
internal sealed record DemoMeasure(
    string Key, string Title, string Owner, string What, string Metric, string? To, int Window, string Direction,
    int TargetPercent, int? OpenedDaysAgo, int? ClosedDaysAgo, string Conclusion, IReadOnlyList<DemoStep> Steps);

/// <param name="Due">Days after the opening, as <paramref name="Reached"/>.</param>
internal sealed record DemoStep(string Title, string Owner, int Due, int? Reached, string Note);

internal sealed record DemoMeeting(
    string Title, string Place, int DaysAgo, IReadOnlyList<string> Present, IReadOnlyList<DemoItem> Items,
    string Minutes);

internal sealed record DemoItem(
    string Title, string Text, string? Measure, string? Closed, IReadOnlyList<DemoConflict> Conflicts,
    IReadOnlyList<DemoVote> Votes);

internal sealed record DemoConflict(string Seat, string Why);

internal sealed record DemoVote(string Seat, string Choice, string Why);

/// <param name="Seat">Who answers for it; null while it waits for the chair.</param>
/// <param name="Into">The place in the list of the report that it says the same as.</param>
internal sealed record DemoReport(
    int DaysAgo, string Step, string Trouble, string From, string To, int? Days, string? Lost, string Words,
    string Language, string? Seat, string? Measure, int? Into, string? Answer);

internal sealed record DemoNextMeeting(string Title, string Place, int InDays);
