namespace Sampan.Kernel;

/// <summary>
/// A country or customs territory by its two-letter ISO 3166-1 code. Only the shape is checked here: whether
/// anything is known about a country is for the book that is asked to answer.
/// </summary>
public readonly record struct Country
{
    private Country(string code) => Code = code;

    public string Code { get; }

    public static Country Thailand => new("TH");

    public static Country Japan => new("JP");
    public static Country UnitedStates => new("US");

    public static Country Singapore => new("SG");

    public static Outcome<Country> Parse(string? code) =>
        code is { Length: 2 } && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiLetterUpper(code[1])
            ? new Country(code)
            : KernelRefusals.CountryMalformed.Text(code);

    public override string ToString() => Code;
}
