using System.Diagnostics.CodeAnalysis;

namespace Sampan.Kernel;

/// <summary>Either a value or the reason there is none. Exceptions are for bugs; this is for everything else.</summary>
public readonly struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    /// <summary>The value. Reading it from a refused outcome is a bug and throws.</summary>
    public T Value => Refusal is null
        ? _value!
        : throw new InvalidOperationException($"The outcome is a refusal: {Refusal}.");

    /// <summary>The usual way to read an outcome: refuse first, then go on with the value.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Refusal? refusal)
    {
        value = _value;
        refusal = Refusal;
        return refusal is null;
    }

    public Outcome<TNext> Map<TNext>(Func<T, TNext> next) => IsRefused ? Refusal : next(Value);

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    public static implicit operator Outcome<T>(RefusalCode code) => new(default, code);

    public override string ToString() => IsRefused ? $"refused: {Refusal}" : $"{_value}";
}
