namespace Sampan.Tests.Tools.Model;

/// <summary>One thing an entry does, see docs/ledger.md. Its text is for whoever reads a history that failed.</summary>
public abstract record Step;

public sealed record Move(Account Debit, Account Credit, long Amount) : Step
{
    public override string ToString() => $"move {Debit} {Credit} {Amount}";
}

public sealed record MoveUpTo(Account Debit, Account Credit, long Most) : Step
{
    public override string ToString() => $"move {Debit} {Credit} up to {Most}";
}

/// <param name="Deadline">Seconds since the history began.</param>
public sealed record Hold(int Name, long Deadline, IReadOnlyList<Move> Legs) : Step
{
    public override string ToString() => $"hold {Name} until {Deadline}s ({string.Join(", ", Legs)})";
}

/// <param name="Amounts">One per leg; the whole hold when it is null.</param>
public sealed record PostHold(int Name, IReadOnlyList<long>? Amounts = null) : Step
{
    public override string ToString() => $"post {Name} {string.Join(", ", Amounts ?? [])}".TrimEnd();
}

public sealed record ReleaseHold(int Name) : Step
{
    public override string ToString() => $"release {Name}";
}

public sealed record ExpireHold(int Name) : Step
{
    public override string ToString() => $"expire {Name}";
}

public sealed record Sweep(Account Debit, Account Arrival, long Amount) : Step
{
    public override string ToString() => $"sweep {Debit} {Arrival} {Amount}";
}

public sealed record Close(Account Account) : Step
{
    public override string ToString() => $"close {Account}";
}

public sealed record Reopen(Account Account) : Step
{
    public override string ToString() => $"reopen {Account}";
}

/// <summary>What an entry is about, and the version of it that it was decided on.</summary>
public readonly record struct About(int Subject, int Version);

public sealed record Entry
{
    /// <summary>Its place among the requests of the history; a repeated request has the number of the first.</summary>
    public required int Request { get; init; }

    /// <summary>Another number is another content under the same request.</summary>
    public int Content { get; init; }

    public required int Book { get; init; }

    public About? About { get; init; }

    /// <summary>The request of the entry that was wrong; if none was recorded, an entry that nobody knows.</summary>
    public int? Corrects { get; init; }

    public bool HasFacts { get; init; } = true;

    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>How often value leaves for another book, where a second entry takes it in.</summary>
    public int Sweeps => Steps.Count(step => step is Sweep);

    public override string ToString()
    {
        string about = About is { } a ? $" about {a.Subject} at {a.Version}" : "";
        string corrects = Corrects is { } wrong ? $" correcting request {wrong}" : "";
        string content = Content == 0 ? "" : " with other content";
        return $"request {Request}{content} in book {Book}{about}{corrects}: {string.Join("; ", Steps)}";
    }
}

/// <param name="Name">"ok", or the code of the refusal.</param>
/// <param name="Version">The subject's version after it; 0 without a subject and when refused.</param>
/// <param name="IsRepeated">The first answer, given again.</param>
public readonly record struct Answer(string Name, int Version = 0, bool IsRepeated = false)
{
    public bool IsOk => Name == "ok";
}
