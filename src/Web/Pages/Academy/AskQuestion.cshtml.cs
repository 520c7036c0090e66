using Microsoft.AspNetCore.Mvc;
using Sampan.Academy;
using Sampan.Identity;
using Sampan.Journeys.Learning;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Academy;

/// <summary>A new question.</summary>
[AllowedTo(Caller.SignedIn)]
public sealed class AskQuestionModel(IQuestions questions, ShownNames names, IPeople people) : SampanPage
{
    public PostForm Form { get; private set; } = new();

    public async Task OnGet(string? lesson, string? obstacle) =>
        Form = PostForm.New(Text.Language, await names.Of(PersonId), lesson, obstacle);

    public async Task<IActionResult> OnPost()
    {
        Form = PostForm.Read(Request.Form);
        Outcome<PersonCard> author = await people.Person(PersonId);
        if (author.IsRefused) return Say(author.Refusal);
        Outcome<Post> written = await Form.Send(questions, names, author.Value, (null, Form.Language, KeyOfForm), Now);
        if (written.IsRefused) return Say(written.Refusal);
        string done = written.Value.State == PostState.Waiting ? "waits" : "asked";
        return Redirect($"/academy/questions/{written.Value.Id}?done={done}");
    }
}
