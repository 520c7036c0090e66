using System.Reflection;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger.Scripts;

/// <summary>Every refusal of the ledger has a script that shows it, to be read by whoever knows the trade.</summary>
public sealed class ScriptTests
{
    /// <summary>
    /// Codes that no script can bring about, because they need a broken installation, and the test that does.
    /// </summary>
    private static readonly Dictionary<string, (Type Tests, string Test)> NotByScript = new()
    {
        ["ledger_fenced"] = (typeof(LedgerConformance), nameof(LedgerConformance.A_second_owner_fences_the_first)),
        ["ledger_unavailable"] = (typeof(RecoveryTests),
            nameof(RecoveryTests.While_the_database_is_away_the_answer_is_unavailable_and_then_it_goes_on)),
    };

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Ledger", "Scripts");

    private static IEnumerable<string> Codes =>
        Directory.GetFiles(Folder, "*.ledger").Select(f => Path.GetFileNameWithoutExtension(f)!).Order();

    public static TheoryData<Engine, string> All
    {
        get
        {
            var data = new TheoryData<Engine, string>();
            foreach (string code in Codes)
            {
                data.Add(Engine.Sqlite, code);
                data.Add(Engine.Postgres, code);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task The_ledger_answers_as_written_in(Engine engine, string code)
    {
        string[] expected = Read(code);
        Assert.Contains(expected, line => line.EndsWith($"-> {code}", StringComparison.Ordinal));
        await using TestLedger test = await TestLedger.Open(engine);
        string[] found = await Script.Run(test, expected);
        Assert.True(expected.SequenceEqual(found), $"{code}.ledger\n{Script.Diff(expected, found)}");
        await test.AssertClean();
    }

    [Fact]
    public void Each_code_has_one_script_and_no_script_is_of_no_code()
    {
        string[] closedList =
        [
            .. typeof(LedgerRefusals).GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(f => ((RefusalCode)f.GetValue(null)!).Name),
        ];
        Assert.NotEmpty(closedList);
        Assert.Equal(closedList.Except(NotByScript.Keys).Order(), Codes);
        Assert.All(NotByScript.Keys, code => Assert.Contains(code, closedList));
        Assert.All(NotByScript.Values, e => Assert.NotNull(e.Tests.GetMethod(e.Test)));
    }

    [Fact]
    public async Task A_script_that_is_wrong_is_told_line_by_line()
    {
        string[] wrong =
        [
            "# ten sacks",
            "move supply:shop onhand:shop STK 10    -> balance_short",
            "move onhand:shop promised:order1 STK 4 -> ok",
            "onhand:shop = debits pending 0, debits posted 4, credits pending 0, credits posted 9",
        ];
        await using TestLedger test = await TestLedger.Open(Engine.Sqlite);
        Assert.Equal(
            """
               2 expected  move supply:shop onhand:shop STK 10    -> balance_short
                 found     move supply:shop onhand:shop STK 10    -> ok
               4 expected  onhand:shop = debits pending 0, debits posted 4, credits pending 0, credits posted 9
                 found     onhand:shop = debits pending 0, debits posted 4, credits pending 0, credits posted 10
            """,
            Script.Diff(wrong, await Script.Run(test, wrong)));
    }

    private static string[] Read(string code) => File.ReadAllLines(Path.Combine(Folder, $"{code}.ledger"));
}
