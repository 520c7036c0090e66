using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Sampan.Academy;
using Sampan.Journeys.Learning;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Academy;

/// <summary>A question in a list, by the name its author shows.</summary>
public sealed record QuestionRow(ListedQuestion Listed, string Author);

/// <summary>
/// Questions by language and lesson, page by page. The address is the search; a wrong one finds what it can.
/// </summary>
public sealed class QuestionsModel(IQuestions questions, ShownNames names) : SampanPage
{
    private const int LastPage = 10_000;

    /// <summary><c>all</c>, or a language; the page's own where none is named.</summary>
    [BindProperty(SupportsGet = true, Name = "in")]
    public string? Spoken { get; set; }

    [BindProperty(SupportsGet = true, Name = "lesson")]
    public string? LessonName { get; set; }

    /// <summary><c>unanswered</c> brings those first.</summary>
    [BindProperty(SupportsGet = true, Name = "first")]
    public string? First { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public string? Number { get; set; }

    public QuestionQuery Query { get; private set; } = new(null, null, false, 1);

    public Lesson? About { get; private set; }

    public IReadOnlyList<QuestionRow> Found { get; private set; } = [];

    public bool HasNext { get; private set; }

    public async Task OnGet()
    {
        About = Course.FirstExport.Find(LessonName);
        string? language = Spoken == "all" ? null : Course.Languages.Contains(Spoken) ? Spoken : Text.Language;
        bool read = int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        Query = new QuestionQuery(
            language, About?.Slug, First == "unanswered", read ? Math.Clamp(number, 1, LastPage) : 1);
        QuestionPage page = await questions.List(Query);
        HasNext = page.HasNext;
        var found = new List<QuestionRow>();
        foreach (ListedQuestion listed in page.Found)
            found.Add(new QuestionRow(listed, await names.Of(listed.Question.Author) ?? Text["mentors.left"]));
        Found = found;
    }

    /// <summary>The same list with something else chosen.</summary>
    public static string Address(QuestionQuery query)
    {
        var parts = new List<KeyValuePair<string, string?>> { new("in", query.Language ?? "all") };
        if (query.Lesson is { } lesson) parts.Add(new("lesson", lesson));
        if (query.UnansweredFirst) parts.Add(new("first", "unanswered"));
        if (query.Page > 1) parts.Add(new("p", query.Page.ToString(CultureInfo.InvariantCulture)));
        return "/academy/questions" + QueryString.Create(parts);
    }
}
