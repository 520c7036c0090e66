namespace Sampan.Academy;

/// <summary>
/// Questions and answers, which everybody may read once they are published. Who is signed in, or an operator, was
/// decided by the caller. Refusals: <see cref="AcademyRefusals"/>.
/// </summary>
public interface IQuestions
{
    /// <summary>
    /// Published at once for whoever has something published, else it waits for an operator. The same again gives what
    /// was written. Refuses what <see cref="Writing.Check"/> does, <c>post_language_unknown</c>, <c>post_unknown</c>
    /// for an answer to what nobody sees, <c>posts_many</c>.
    /// </summary>
    Task<Outcome<Post>> Write(WritePost command, Instant now);

    Task<QuestionPage> List(QuestionQuery query);

    /// <summary>Published ones about a lesson, in every language.</summary>
    Task<int> Count(string lesson);

    /// <summary>
    /// The question and its answers as somebody sees them: what is published, and one's own. Refuses
    /// <c>post_unknown</c>.
    /// </summary>
    /// <param name="all">An operator sees everything.</param>
    Task<Outcome<QuestionThread>> Thread(Id question, Id reader, bool all);

    /// <summary>
    /// The asker says which published answer helped; another takes its place. Refuses <c>post_unknown</c>,
    /// <c>post_moved</c>.
    /// </summary>
    Task<Outcome<Post>> MarkHelped(Id question, Id answer, Id asker);

    /// <summary>What somebody wrote, the newest first, hidden ones too.</summary>
    Task<IReadOnlyList<Post>> Of(Id author);

    /// <summary>
    /// Forgets what somebody wrote that is not published; what is published stays. Refuses <c>post_moved</c>.
    /// </summary>
    Task<Refusal?> Forget(Id author);

    /// <summary>
    /// Says that something published should be looked at; again changes nothing. Refuses <c>post_unknown</c>,
    /// <c>report_own</c>, <c>reports_many</c>.
    /// </summary>
    Task<Refusal?> Report(Id post, Id reporter, ModerationReason why, Instant now);

    /// <summary>
    /// What waits for an operator, the oldest first: first posts, and what was reported since it was decided on.
    /// </summary>
    Task<IReadOnlyList<Post>> Queue();

    /// <summary>Any post, for an operator. Refuses <c>post_unknown</c>.</summary>
    Task<Outcome<ModeratedPost>> Moderated(Id post);

    /// <summary>
    /// Hides for a reason; without one publishes, or leaves what is published. Every decision is kept. Refuses
    /// <c>post_unknown</c>, <c>post_moved</c>.
    /// </summary>
    Task<Outcome<Post>> Moderate(Id post, ModerationReason? why, Id @operator, Instant now);
}

public enum PostState
{
    /// <summary>An operator has not yet looked at its author's first.</summary>
    Waiting = 1,
    Published,
    Hidden,
}

/// <summary>A question, or an answer to one. The body is plain text in paragraphs.</summary>
/// <param name="Question">Null of a question.</param>
/// <param name="Title">Empty of an answer.</param>
/// <param name="Why">Why it is hidden; null where it is not.</param>
/// <param name="Helped">The answer that helped; null where the asker named none.</param>
public sealed record Post(
    Id Id, Id Author, Id? Question, string Language, string Title, string Body, string? Lesson, Obstacle? Obstacle,
    PostState State, ModerationReason? Why, Id? Helped, Instant At)
{
    /// <summary>The question this belongs to: itself, if it is one.</summary>
    public Id Thread => Question ?? Id;
}

/// <param name="Post">What it will be called: the same for the same form.</param>
/// <param name="Question">Null for a question.</param>
public sealed record WritePost(
    Id Post, Id Author, Id? Question, string Language, string Title, string Body, string? Lesson, Obstacle? Obstacle);

/// <param name="Language">Null for every language.</param>
/// <param name="Lesson">Null for those about any lesson or none.</param>
/// <param name="UnansweredFirst">Those without a published answer come first.</param>
/// <param name="Page">From 1.</param>
public sealed record QuestionQuery(string? Language, string? Lesson, bool UnansweredFirst, int Page)
{
    public const int Size = 20;
}

/// <param name="Answers">Published ones.</param>
/// <param name="IsSolved">The asker says which answer helped, and it can still be read.</param>
public sealed record ListedQuestion(Post Question, int Answers, bool IsSolved);

/// <param name="HasNext">There is another page.</param>
public sealed record QuestionPage(IReadOnlyList<ListedQuestion> Found, bool HasNext);

/// <param name="Answers">The one that helped first, then the oldest.</param>
public sealed record QuestionThread(Post Question, IReadOnlyList<Post> Answers);

public sealed record PostReport(Id Reporter, ModerationReason Why, Instant At);

/// <param name="Reports">All, also those that were decided on.</param>
public sealed record ModeratedPost(
    Post Post, IReadOnlyList<PostReport> Reports, IReadOnlyList<ModerationDecision> Decisions);
