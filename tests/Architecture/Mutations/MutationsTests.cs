using Sampan.Tests.Tools.Mutations;

namespace Sampan.Tests.Architecture.Mutations;

public sealed class MutationsTests
{
    private const string Code = """
        internal static class Rules
        {
            private static readonly HashSet<int> Kept = [1, 2];
            internal static Refusal? Check(int amount, int most, object? name)
            {
                if (amount <= 0 || amount > most) return Refusals.Bad;
                if (name is not string text) return Refusals.Nameless;
                _undo.Keep(text);
                return Kept.Contains(amount) && Math.Min(amount, most) == 1 ? Refusals.Bad : null;
            }
        }
        """;

    private const string Sql = """
        CREATE TABLE leg (
            id     BIGINT PRIMARY KEY,
            entry  BIGINT REFERENCES entry (seq),
            amount BIGINT CHECK (amount BETWEEN 1 AND (5)),
            CHECK (id <> amount)
        );
        CREATE UNIQUE INDEX leg_once ON leg (entry);
        CREATE TRIGGER leg_fixed BEFORE UPDATE ON leg
        BEGIN SELECT RAISE(ABORT, 'no'); END;
        """;

    private static readonly string[] Listed =
    [
        "killed      Rules.cs Kept: 1",
        "killed      Rules.cs Kept: 2",
        "killed      Rules.cs Check: if (amount <= 0 || amount > most)",
        "killed      Rules.cs Check: || amount <= 0",
        "killed      Rules.cs Check: || amount > most",
        "compiler    Rules.cs Check: if (name is not string text)",
        "killed      Rules.cs Check: _undo.Keep(text);",
        "killed      Rules.cs Check: Kept.Contains(amount) && Math.Min(amount, most) == 1 ?",
        "killed      Rules.cs Check: && Kept.Contains(amount)",
        "killed      Rules.cs Check: && Math.Min(amount, most) == 1",
        "killed      Rules.cs Check: Math.Min(amount, most) is amount",
        "killed      Rules.cs Check: Math.Min(amount, most) is most",
        "killed      Schema/leg.sqlite.sql leg.entry REFERENCES entry (seq)",
        "killed      Schema/leg.sqlite.sql leg.amount CHECK (amount BETWEEN 1 AND (5))",
        "killed      Schema/leg.sqlite.sql leg CHECK (id <> amount)",
        "killed      Schema/leg.sqlite.sql UNIQUE INDEX leg_once",
        "killed      Schema/leg.sqlite.sql TRIGGER leg_fixed",
    ];

    [Fact]
    public void Every_guard_is_found_and_an_update_lists_it()
    {
        using PlantedTree planted = Planted("");
        Assert.Equal(Listed.Length, planted.Findings(new MutationGuard(update: false)).Count);
        Assert.Empty(planted.Findings(new MutationGuard(update: true)));
        Assert.Equal(Listed, Lines(planted));
        Assert.Empty(planted.Findings(new MutationGuard(update: false)));
    }

    [Fact]
    public void What_was_said_of_a_guard_stays()
    {
        string said = $"{Listed[0].Replace("killed    ", "equivalent", StringComparison.Ordinal)} -- nobody asks";
        using PlantedTree planted = Planted($"{said}\n{Listed[1]} -- Rules.A.B\nkilled  Gone.cs Check: if (no)\n");
        Assert.Empty(planted.Findings(new MutationGuard(update: true)));
        Assert.Equal([said, $"{Listed[1]} -- Rules.A.B", .. Listed[2..]], Lines(planted));
    }

    [Fact]
    public void A_guard_that_is_not_listed_is_found_and_so_is_a_line_of_no_guard()
    {
        string gone = "killed      Gone.cs Check: if (no)";
        using PlantedTree planted = Planted(string.Join('\n', Listed[1..].Append(gone)));
        Assert.Equal(
            [
                $"{MutationList.Path} [mutation] is missing or said otherwise: {Listed[0]}",
                $"{MutationList.Path} [mutation] is no guard any more, or not so: {gone}",
            ],
            planted.Findings(new MutationGuard(update: false)));
    }

    [Fact]
    public void Lines_in_another_order_and_an_equivalent_without_a_reason_are_found()
    {
        string unsaid = Listed[0].Replace("killed    ", "equivalent", StringComparison.Ordinal);
        using PlantedTree planted = Planted(string.Join('\n', Listed[1..].Append(unsaid)));
        Assert.Equal(
            [
                $"{MutationList.Path} [mutation] say why nobody can see that it is gone: {unsaid}",
                $"{MutationList.Path} [mutation] is not in the order of the files",
            ],
            planted.Findings(new MutationGuard(update: false)));
    }

    [Fact]
    public void A_text_with_its_mutations_is_the_text_until_one_is_switched_on()
    {
        const string Class = "global::Sampan.Kernel.Mutant.";
        Assert.Equal(
            "if (((((a) && !Is(1)) || ((b) && !Is(2))) && !Is(0))) return;",
            Switchable("A.cs", "if (a || b) return;").Replace(Class, "", StringComparison.Ordinal));
        Assert.Equal(
            "CREATE TABLE a (id BIGINT /*<0>*/CHECK (id > 0)/*</0>CHECK (1 = 1)*/)",
            Switchable("a.sql", "CREATE TABLE a (id BIGINT CHECK (id > 0))"));
    }

    private static string Switchable(string file, string text) =>
        Mutation.Switchable(text, Mutation.In(file, text).Select((mutation, number) => (mutation, number)));

    private static PlantedTree Planted(string list) => new PlantedTree()
        .With($"{Mutation.Ledger}/Rules.cs", Code).With($"{Mutation.Ledger}/Schema/leg.sqlite.sql", Sql)
        .With($"{Mutation.Ledger}/obj/Built.cs", Code).With(MutationList.Path, list);

    private static IEnumerable<string> Lines(PlantedTree planted) =>
        planted.Tree.Read(MutationList.Path).Split('\n').Where(line => line.Length > 0 && line[0] != '#');
}
