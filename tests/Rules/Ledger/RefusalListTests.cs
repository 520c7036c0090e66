using System.Reflection;
using System.Text.RegularExpressions;
using Sampan.Kernel;
using Sampan.Ledger;
using Group = Sampan.Ledger.Loop.Group;

namespace Sampan.Tests.Rules.Ledger;

/// <summary>The table of refusals in docs/ledger.md is the closed list of the code, in its order.</summary>
public sealed partial class RefusalListTests
{
    private static readonly RefusalCode[] ClosedList =
    [
        .. typeof(LedgerRefusals).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (RefusalCode)field.GetValue(null)!),
    ];

    [Fact]
    public void The_documented_codes_are_the_closed_list_in_its_order()
    {
        Assert.NotEmpty(ClosedList);
        Assert.Equal(ClosedList.Select(code => code.Name), Documented.Select(row => row.Code));
    }

    [Fact]
    public void What_is_documented_as_kept_is_kept() => Assert.Equal(
        Group.Kept.Select(code => code.Name).Order(),
        Documented.Where(row => row.IsKept).Select(row => row.Code).Order());

    /// <summary>Each code of the table "group, code, when, kept"; a row may hold several.</summary>
    private static (string Code, bool IsKept)[] Documented
    {
        get
        {
            string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Ledger", "ledger.md"));
            int heading = page.IndexOf("## Refusals", StringComparison.Ordinal);
            string section = page[heading..page.IndexOf("\n## ", heading + 1, StringComparison.Ordinal)];
            return
            [
                .. from line in section.Split('\n')
                   where line.StartsWith('|')
                   let cells = line.Split('|', StringSplitOptions.TrimEntries)
                   from Match code in CodeName().Matches(cells[2])
                   select (code.Groups[1].Value, cells[4] == "yes"),
            ];
        }
    }

    [GeneratedRegex("`([a-z_]+)`")]
    private static partial Regex CodeName();
}
