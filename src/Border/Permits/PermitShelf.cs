using Sampan.Kernel;

namespace Sampan.Border.Permits;

/// <summary>What is asked for at each end, by country.</summary>
internal sealed class PermitShelf(IReadOnlyList<PermitFile> exports, IReadOnlyList<PermitFile> imports)
{
    internal static PermitShelf Loaded { get; } = new(
        [new PermitFile("th-export-permits.json")],
        [new PermitFile("jp-import-permits.json"), new PermitFile("sg-import-permits.json")]);

    internal IEnumerable<PermitFile> All => exports.Concat(imports);

    internal PermitList For(HsCode code, Country from, Country to, DateOnly day) =>
        new(Side(exports, code, from, day), Side(imports, code, to, day));

    private static Outcome<PermitSide> Side(
        IReadOnlyList<PermitFile> files, HsCode code, Country country, DateOnly day) =>
        files.FirstOrDefault(file => file.Country == country) is { } file
            ? file.For(code, day)
            : BorderRefusals.PermitsUnknown.With(("country", country.Code), ("code", code.ToString()));
}
