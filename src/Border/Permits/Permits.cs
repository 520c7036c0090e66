using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>Who has to obtain a permit.</summary>
public enum PermitHolder : byte
{
    Seller = 1,
    Buyer,
}

/// <summary>What cannot happen without it.</summary>
public enum PermitStage : byte
{
    /// <summary>The goods do not leave.</summary>
    Shipping = 1,

    /// <summary>The goods are not released to the buyer.</summary>
    Release,
}

public enum PermitNeed : byte
{
    Yes = 1,

    /// <summary>It depends on what the code does not say, or the source leaves it open: ask the office.</summary>
    Ask,

    /// <summary>A source says that it is not asked for.</summary>
    No,
}

/// <summary>
/// A permit, licence, notice or certificate that an authority asks for, or one that it is known not to ask for.
/// </summary>
/// <param name="Id">By which every language has a name for it and a sentence about it.</param>
/// <param name="Office">The authority, in English.</param>
public sealed record Permit(
    string Id, string Office, PermitHolder Holder, PermitStage Before, PermitNeed Need, Citation Citation);

/// <summary>What one country's authorities ask for goods of a code, as far as we have read.</summary>
/// <param name="Found">By the order of its file; empty when nothing was found that is asked for or let off.</param>
/// <param name="Looked">The day on which it was looked for last.</param>
/// <param name="Where">What was read, in English.</param>
public sealed record PermitSide(Country Country, IReadOnlyList<Permit> Found, DateOnly Looked, string Where)
{
    public IEnumerable<Permit> Needed => Found.Where(permit => permit.Need == PermitNeed.Yes);
}

/// <summary>
/// What goods need at both ends of their way. A side is refused by name where nobody has looked yet or no source was
/// found (<c>permits_unknown</c>), or where what was read does not hold for the day (<c>permits_not_for_date</c>). It
/// lists what was found: that nothing else is needed is said by no source.
/// </summary>
public sealed record PermitList(Outcome<PermitSide> Export, Outcome<PermitSide> Import)
{
    public IEnumerable<PermitSide> Known => ((Outcome<PermitSide>[])[Export, Import])
        .Where(side => !side.IsRefused).Select(side => side.Value);

    public IEnumerable<Refusal> Unknown => ((Outcome<PermitSide>[])[Export, Import])
        .Where(side => side.IsRefused).Select(side => side.Refusal!);
}
