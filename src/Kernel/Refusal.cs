using System.Diagnostics.CodeAnalysis;

namespace Sampan.Kernel;

/// <summary>What sort of "no" a refusal is. The web layer maps each kind to one HTTP status, once.</summary>
public enum RefusalKind
{
    /// <summary>The request itself is not well formed; sending it again unchanged cannot succeed (400).</summary>
    Malformed,

    /// <summary>The request is well formed and the rules say no (422).</summary>
    Refused,

    /// <summary>Someone else was first, or the asker looked at an older version (409).</summary>
    Conflict,

    /// <summary>There is no such thing, or it is not the asker's to see (404).</summary>
    NotFound,

    /// <summary>The asker may see the thing but not do this (403).</summary>
    Forbidden,

    /// <summary>The installation cannot answer now; the same request may be sent again (503).</summary>
    Unavailable,
}

/// <summary>
/// One reason for refusing, from a closed list. Every code is a static readonly field of a module's refusal class;
/// a guard test finds them all and fails when one has no text in some language.
/// </summary>
public sealed record RefusalCode(string Name, RefusalKind Kind)
{
    public Refusal With(params (string Name, string Value)[] arguments) => new(this, arguments);

    [return: NotNullIfNotNull(nameof(code))]
    public static implicit operator Refusal?(RefusalCode? code) => code is null ? null : new(code, []);

    public override string ToString() => Name;
}

/// <summary>A refusal is a code with arguments, never prose: the text lives in the web layer, per language.</summary>
public sealed record Refusal(RefusalCode Code, IReadOnlyList<(string Name, string Value)> Arguments)
{
    public string? this[string name] => Arguments.FirstOrDefault(a => a.Name == name).Value;

    public bool Equals(Refusal? other) =>
        other is not null && Code == other.Code && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => HashCode.Combine(Code, Arguments.Count);

    public override string ToString() => Arguments.Count == 0
        ? Code.Name
        : $"{Code.Name}({string.Join(", ", Arguments.Select(a => $"{a.Name}={a.Value}"))})";
}
