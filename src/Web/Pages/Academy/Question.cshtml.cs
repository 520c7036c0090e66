using Microsoft.AspNetCore.Mvc;
using Sampan.Academy;
using Sampan.Identity;
using Sampan.Journeys.Learning;
using Sampan.Web.Academy;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Academy;

/// <summary>A post by the name its author shows.</summary>
public sealed record ShownPost(Post Post, string Author);

/// <summary>
/// A question and its answers. Everybody reads what is published; authors see their own beside it, and operators all.
/// </summary>
public sealed class QuestionModel(
    IQuestions questions, ShownNames names, IPeople people, PostLetters letters) : SampanPage
{
    [BindProperty(Name = "answer")]
    public string? Answer { get; set; }

    public ShownPost Question { get; private set; } = null!;

    /// <summary>The reader cannot see the question, and has an answer to it in hand.</summary>
    public bool IsGone => Question is null;

    public IReadOnlyList<ShownPost> Answers { get; private set; } = [];

    public PostForm Form { get; private set; } = new();

    public bool IsAsker => Question.Post.Author == PersonId;

    /// <summary>What nobody else sees is not answered.</summary>
    public bool MayAnswer => !PersonId.IsNone && Question.Post.State == PostState.Published;

    public async Task<IActionResult> OnGet(string question)
    {
        if (await Find(question) is { } unknown) return Refuse(unknown);
        if (!PersonId.IsNone) Form = PostForm.New(Text.Language, await names.Of(PersonId), null, null);
        return Page();
    }

    public async Task<IActionResult> OnPost(string question)
    {
        Refusal? unknown = await Find(question);
        if (PersonId.IsNone) return unknown is null ? SignIn() : Refuse(unknown);
        Form = PostForm.Read(Request.Form);
        // Hidden while the answer was written: what was typed is still there to be kept.
        if (unknown is not null && Form.Body.Length > 0) return Say(unknown);
        if (unknown is not null) return Refuse(unknown);
        Outcome<PersonCard> author = await people.Person(PersonId);
        if (author.IsRefused) return Say(author.Refusal);
        Outcome<Post> written = await Form.Send(
            questions, names, author.Value, (Question.Post, Text.Language, KeyOfForm), Now);
        if (written.IsRefused) return Say(written.Refusal);
        // The same form sent twice is told once.
        bool isNew = Answers.All(answer => answer.Post.Id != written.Value.Id);
        if (isNew) await letters.Answered(Question.Post, written.Value, Now);
        return Redirect(Address(written.Value.State == PostState.Waiting ? "waits" : "answered"));
    }

    public async Task<IActionResult> OnPostHelped(string question)
    {
        if (await Find(question) is { } unknown) return Refuse(unknown);
        if (PersonId.IsNone) return SignIn();
        Outcome<Id> answer = Id.Parse(Answer);
        Outcome<Post> marked = answer.IsRefused
            ? AcademyRefusals.PostUnknown
            : await questions.MarkHelped(Question.Post.Id, answer.Value, PersonId);
        return marked.IsRefused ? Refuse(marked.Refusal) : Redirect(Address("helped"));
    }

    private RedirectResult SignIn() => Redirect($"/sign-in?return=/academy/questions/{Question.Post.Id}");

    private string Address(string done) => $"/academy/questions/{Question.Post.Id}?done={done}";

    private async Task<Refusal?> Find(string question)
    {
        Outcome<Id> id = Id.Parse(question);
        Outcome<QuestionThread> thread = id.IsRefused
            ? AcademyRefusals.PostUnknown
            : await questions.Thread(id.Value, PersonId, User.IsInRole(IdentityRegistration.OperatorRole));
        if (thread.IsRefused) return thread.Refusal;
        Question = await Shown(thread.Value.Question);
        var answers = new List<ShownPost>();
        foreach (Post answer in thread.Value.Answers) answers.Add(await Shown(answer));
        Answers = answers;
        return null;
    }

    private async Task<ShownPost> Shown(Post post) =>
        new(post, await names.Of(post.Author) ?? Text["mentors.left"]);
}
