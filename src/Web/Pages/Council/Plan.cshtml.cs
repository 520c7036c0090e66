using Microsoft.AspNetCore.Mvc;
using Sampan.Council;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Council;

/// <summary>Where the chair writes the plan: its year, its goals, and the measures under them.</summary>
public sealed class PlanModel(ICouncil council) : CouncilPage(council)
{
    /// <summary>The measure that is being changed, as long as it is not opened; null for a new one.</summary>
    [BindProperty(Name = "measure", SupportsGet = true)]
    public string? MeasureId { get; set; }

    [BindProperty(Name = "title")]
    public string? Title { get; set; }

    [BindProperty(Name = "goal")]
    public string? GoalId { get; set; }

    [BindProperty(Name = "what")]
    public string? What { get; set; }

    [BindProperty(Name = "owner")]
    public string? Owner { get; set; }

    [BindProperty(Name = "metric")]
    public string? MetricName { get; set; }

    [BindProperty(Name = "to")]
    public string? To { get; set; }

    [BindProperty(Name = "chapter")]
    public string? Chapter { get; set; }

    [BindProperty(Name = "window")]
    public string? Window { get; set; }

    [BindProperty(Name = "direction")]
    public string? DirectionName { get; set; }

    [BindProperty(Name = "target")]
    public string? Target { get; set; }

    /// <summary>The plan that is written on: that of today, or the one to come.</summary>
    public Plan? Plan => Record.PlanOn(Today) ?? Record.Plans.Values.LastOrDefault(plan => plan.Year.From > Today);

    public IEnumerable<Goal> Goals => Plan is { } plan ? Record.GoalsOf(plan.Id) : [];

    public IActionResult OnGet()
    {
        if (MeasureId is null || !TryMeasure(out Measure? measure)) return Page();
        (Title, What, GoalId) = (measure.Title, measure.What, $"{measure.Goal}");
        (Owner, MetricName) = ($"{measure.Owner}", Show.Key(measure.Metric));
        (To, Chapter) = (measure.Slice.To?.Code, $"{measure.Slice.Chapter}");
        (Window, DirectionName) = ($"{measure.Window}", Show.Key(measure.Direction));
        Target = CouncilWords.Plain(measure.Metric, measure.TargetTenths);
        return Page();
    }

    public async Task<IActionResult> OnPostPlan()
    {
        Outcome<DateOnly> from = TypedDay.Parse(Written("plan-from"));
        return from.IsRefused
            ? Say(FormReader.About("plan-from", from.Refusal))
            : await Act(
                new PlanSet(IdOfForm("plan"), Written("plan-title"), from.Value), "/council/plan?done=plan",
                field => $"plan-{field}");
    }

    public async Task<IActionResult> OnPostGoal() => Plan is not { } plan
        ? NotFound()
        : await Act(
            new GoalSet(IdOfForm("goal"), plan.Id, Written("goal-title")), "/council/plan?done=goal",
            field => $"goal-{field}");

    public async Task<IActionResult> OnPostMeasure()
    {
        var reader = new FormReader();
        MeasureSet set = Typed(reader);
        return reader.Refusal is { } wrong ? Say(wrong) : await Act(set, "/council?done=measure");
    }

    private MeasureSet Typed(FormReader reader)
    {
        Metric metric = Show.Named<Metric>(MetricName) ?? default;
        Id measure = string.IsNullOrEmpty(MeasureId)
            ? IdOfForm("measure")
            : reader.Take("measure", Id.Parse(MeasureId));
        Id goal = reader.Take("goal", Id.Parse(GoalId));
        Id owner = reader.Take("owner", Id.Parse(Owner));
        int? chapter = string.IsNullOrWhiteSpace(Chapter) ? null : reader.Whole("chapter", Chapter);
        Country? to = string.IsNullOrEmpty(To) ? null : reader.Take("to", Country.Parse(To));
        int window = reader.Whole("window", Window);
        long target = reader.Take("target", CouncilWords.Read(metric, Target));
        return new MeasureSet(
            measure, goal, Written("title"), Written("what"), owner, metric, new Slice(to, chapter), window,
            Show.Named<Direction>(DirectionName) ?? default, target);
    }

    private bool TryMeasure([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Measure? measure)
    {
        measure = Id.Parse(MeasureId) is { IsRefused: false } id
            ? Record.Measures.GetValueOrDefault(id.Value)
            : null;
        return measure is { Before: null };
    }
}
