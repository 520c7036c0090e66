using System.Text;
using System.Text.Json;
using Sampan.Academy;
using Sampan.Identity;
using Sampan.Journeys.Learning;
using Sampan.Kernel;

namespace Sampan.Host.Demo;

/// <summary>A question of the demo as <c>data/demo/questions.json</c> states it, asked by an invented person.</summary>
/// <param name="Waits">Left for the operator to look at.</param>
internal sealed record DemoQuestion(
    string Person, string Language, string Name, string Title, string Body, string? Lesson, string? Obstacle,
    bool Waits, IReadOnlyList<DemoAnswer> Answers)
{
    internal static IReadOnlyList<DemoQuestion> All { get; } = ReadFile();

    internal Obstacle? About => Obstacle is null
        ? null
        : Enum.Parse<Obstacle>(Obstacle.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    private static IReadOnlyList<DemoQuestion> ReadFile()
    {
        using Stream file = typeof(DemoQuestion).Assembly.GetManifestResourceStream("questions.json")!;
        return JsonSerializer.Deserialize(file, DemoShopJson.Default.IReadOnlyListDemoQuestion)!;
    }
}

/// <param name="Helped">The asker says that it helped.</param>
internal sealed record DemoAnswer(string Person, string Name, bool Helped, string Body);

/// <summary>
/// The demo's questions and answers. Loading them again changes nothing: each is known by its own words, and what the
/// operator has decided stays decided.
/// </summary>
internal sealed class DemoQuestions(DemoWorld world, IQuestions questions, ShownNames names)
{
    internal async Task<Refusal?> Load(Instant now)
    {
        foreach ((int i, DemoQuestion asked) in DemoQuestion.All.Index())
        {
            // The first of the list was asked last: the newest stands on top.
            Instant at = now + TimeSpan.FromHours(-i - 1);
            Outcome<Id> asker = await Person(asked.Person, asked.Name, asked.Language, now);
            if (asker.IsRefused) return asker.Refusal;
            var question = new WritePost(
                Named(asked.Title), asker.Value, null, asked.Language, asked.Title, asked.Body, asked.Lesson,
                asked.About);
            if ((await Write(question, asked.Waits, at)).Refusal is { } unasked) return unasked;
            foreach (DemoAnswer answer in asked.Answers)
                if (await Answer(question, answer, at) is { } unanswered) return unanswered;
        }
        return null;
    }

    private async Task<Refusal?> Answer(WritePost question, DemoAnswer answer, Instant at)
    {
        Outcome<Id> author = await Person(answer.Person, answer.Name, question.Language, at);
        if (author.IsRefused) return author.Refusal;
        var post = new WritePost(
            Named(answer.Body), author.Value, question.Post, question.Language, "", answer.Body, null, null);
        Outcome<bool> isNew = await Write(post, waits: false, at + TimeSpan.FromMinutes(20));
        if (isNew.IsRefused) return isNew.Refusal;
        // Once: what the asker has chosen since stays chosen.
        return isNew.Value && answer.Helped
            ? (await questions.MarkHelped(question.Post, post.Post, question.Author)).Refusal
            : null;
    }

    /// <summary>True for what was not there yet; what is there already is left as it is.</summary>
    private async Task<Outcome<bool>> Write(WritePost post, bool waits, Instant at)
    {
        if (!(await questions.Moderated(post.Post)).IsRefused) return false;
        Outcome<Post> written = await questions.Write(post, at);
        if (written.IsRefused) return written.Refusal;
        if (waits || written.Value.State != PostState.Waiting) return true;
        Outcome<PersonCard> @operator = await world.Person(DemoWorld.OperatorEmail, "en", at);
        if (@operator.IsRefused) return @operator.Refusal;
        return (await questions.Moderate(post.Post, null, @operator.Value.Id, at)).Map(_ => true);
    }

    private async Task<Outcome<Id>> Person(string email, string name, string language, Instant now)
    {
        Outcome<PersonCard> person = await world.Person(email, language, now);
        if (person.IsRefused) return person.Refusal;
        if (await names.Of(person.Value.Id) is null && await names.Set(person.Value.Id, name) is { } unnamed)
            return unnamed;
        return person.Value.Id;
    }

    private static Id Named(string words) => Id.Derive(Hash256.Of(Encoding.UTF8.GetBytes($"demo post {words}")));
}
