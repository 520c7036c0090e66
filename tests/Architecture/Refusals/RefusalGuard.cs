using System.Text.RegularExpressions;
using Sampan.Tests.Architecture.Tidy;

namespace Sampan.Tests.Architecture.Refusals;

/// <summary>
/// The list of refusals is closed: each code is a public static readonly field with a plain snake_case name that no
/// other module uses, because the name is what clients of the API and the texts of every language hold on to.
/// </summary>
internal sealed partial class RefusalGuard : IGuard
{
    public const string Rule = "refusal";

    public IEnumerable<Finding> Check(Tree tree)
    {
        IReadOnlyList<WrittenCode> codes = WrittenCode.In(tree);
        return codes.Count == 0
            ? [Finding.NothingToGuard("src", Rule)]
            : Allowance.Apply(tree, [.. Check(codes)], [Rule]);
    }

    private static IEnumerable<Finding> Check(IReadOnlyList<WrittenCode> codes)
    {
        foreach (WrittenCode code in codes)
        {
            if (!code.IsListed)
                yield return Found(code, "a code is a public static readonly field, so that the list stays closed");
            if (code.Name is null)
                yield return Found(code, "write the name as a plain string: it is looked for in the texts");
            else if (!SnakeCase().IsMatch(code.Name))
                yield return Found(code, $"'{code.Name}' is not snake_case");
        }

        foreach (IGrouping<string?, WrittenCode> same in codes.Where(c => c.Name is not null).GroupBy(c => c.Name))
            foreach (WrittenCode code in same.Skip(1))
                yield return Found(code, $"'{code.Name}' is already in {same.First().Path}");
    }

    private static Finding Found(WrittenCode code, string what) => new(code.Path, code.Line, Rule, what);

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();
}
