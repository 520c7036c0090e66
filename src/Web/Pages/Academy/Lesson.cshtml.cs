using Microsoft.AspNetCore.Mvc;
using Sampan.Academy;
using Sampan.Identity;
using Sampan.Journeys.Learning;
using Sampan.Web.Academy;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Academy;

/// <summary>One lesson: its words, its examples as they come out today, and its questions.</summary>
public sealed class LessonModel(
    ReadLessons lessons, IFirms firms, LessonExamples examples, IQuestions questions) : SampanPage
{
    private readonly Dictionary<LessonPart, Outcome<ExampleAnswer>> _computed = [];

    /// <summary>The question that is answered, by its name, and the answer, from 1.</summary>
    [BindProperty(Name = "question", SupportsGet = true)]
    public string? Question { get; set; }

    [BindProperty(Name = "answer", SupportsGet = true)]
    public string? Answer { get; set; }

    public Lesson Lesson { get; private set; } = null!;

    public LessonText Words => Lesson.Texts[Text.Language];

    internal IReadOnlyList<LessonPart> Parts { get; private set; } = [];

    public bool IsRead { get; private set; }

    /// <summary>Questions about this lesson, in every language.</summary>
    public int Questions { get; private set; }

    /// <summary>Where the reader goes on; null where that is not there yet.</summary>
    public string? Step { get; private set; }

    /// <summary>What an example of this lesson comes to today.</summary>
    internal Outcome<ExampleAnswer> Computed(LessonPart.Example example) => _computed[example];

    public async Task<IActionResult> OnGet(string lesson)
    {
        if (!await Find(lesson)) return NotFound();
        return Page();
    }

    public async Task<IActionResult> OnPost(string lesson)
    {
        if (Course.FirstExport.Find(lesson) is not { } found) return NotFound();
        if (PersonId.IsNone) return Redirect("/sign-in");
        await lessons.Mark(PersonId, found, Now);
        return Redirect("/academy");
    }

    private async Task<bool> Find(string slug)
    {
        if (Course.FirstExport.Find(slug) is not { } found) return false;
        Lesson = found;
        if (!PersonId.IsNone) IsRead = (await lessons.Of(PersonId)).Contains(found.Slug);
        Firm? firm = await firms.TraderOf(PersonId);
        Questions = await questions.Count(found.Slug);
        Step = LessonSteps.Address(found.Step, firm);
        Parts = new LessonReader(found, step => LessonSteps.Address(step, firm)).Read(Words.Body);
        foreach (LessonPart.Example example in Parts.OfType<LessonPart.Example>())
            _computed[example] = await examples.Compute(example.Kind, example.Arguments, Now.UtcDate);
        return true;
    }
}
