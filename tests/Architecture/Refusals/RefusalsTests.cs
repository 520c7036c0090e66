namespace Sampan.Tests.Architecture.Refusals;

public sealed class RefusalsTests
{
    private const string Stock = "\"refusal.stock_short\"";

    [Theory]
    [InlineData("public static readonly RefusalCode Other = new(\"stock_short\", K);", "already in")]
    [InlineData("public static readonly RefusalCode Other = new(\"StockShort\", K);", "not snake_case")]
    [InlineData("public static readonly RefusalCode Other = new(\"stock-short\", K);", "not snake_case")]
    [InlineData("public static readonly RefusalCode Other = new(Name, K);", "plain string")]
    [InlineData("private static readonly RefusalCode Other = new(\"other\", K);", "the list stays closed")]
    [InlineData("RefusalCode Make() => new RefusalCode(\"other\", K);", "the list stays closed")]
    public void A_code_outside_the_closed_list_is_found(string member, string complaint)
    {
        using PlantedTree planted = Planted()
            .With("src/Market/MarketRefusals.cs", $"class MarketRefusals {{ {member} }}");
        string finding = Assert.Single(planted.Findings(new RefusalGuard()));
        Assert.StartsWith("src/Market/MarketRefusals.cs:1", finding, StringComparison.Ordinal);
        Assert.Contains(complaint, finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_with_names_of_their_own_pass()
    {
        using PlantedTree planted = Planted();
        Assert.Empty(planted.Findings(new RefusalGuard()));
    }

    [Fact]
    public void A_place_that_reads_stored_refusals_back_is_allowed_by_name()
    {
        using PlantedTree planted = Planted()
            .With("src/Ledger/Attempts.cs", "class Attempts { object Read(string name) => new RefusalCode(name, K); }")
            .With("tests/Architecture/allowed.txt", "src/Ledger/Attempts.cs | refusal | reads back what was refused");
        Assert.Empty(planted.Findings(new RefusalGuard()));
    }

    [Fact]
    public void Texts_are_asked_for_only_once_there_are_pages()
    {
        using PlantedTree planted = Planted();
        Assert.Empty(planted.Findings(new TextGuard()));
        Assert.NotEmpty(planted.With("src/Web/Web.csproj", "<Project />").Findings(new TextGuard()));
    }

    [Fact]
    public void Languages_that_say_the_same_things_pass()
    {
        using PlantedTree planted = Texts(
            $$"""{ {{Stock}}: "เหลือเพียง {left} ชิ้น", "name": "Sampan" }""",
            $$"""{ {{Stock}}: "Only {left:piece|pieces} left", "name": "Sampan" }""")
            .With("src/Web/Text/same-in-all.txt", "# names\nname # of the platform\n");
        Assert.Empty(planted.Findings(new TextGuard()));
    }

    [Theory]
    [InlineData("{ }", "th [text] refusal.stock_short is missing")]
    [InlineData($$"""{ {{Stock}}: "เหลือ {n}" }""", "th.json [text] refusal.stock_short has {n}, in en it has {left}")]
    [InlineData($$"""{ {{Stock}}: "เหลือ" }""", "th.json [text] refusal.stock_short has {}, in en it has {left}")]
    [InlineData($$"""{ {{Stock}}: "Only {left} left" }""", "reads the same in two languages")]
    [InlineData($$"""{ {{Stock}}: "เหลือ {left}", "more": "อีก" }""", "en [text] more is missing")]
    [InlineData($$"""{ {{Stock}}: "เหลือ {left}", "refusal.gone": "หมด" }""", "gone is the text of no refusal code")]
    [InlineData($$"""{ {{Stock}}: "เหลือ {left}", {{Stock}}: "เหลือ {left}" }""", "is already in")]
    [InlineData($$"""{ {{Stock}}: { "one": "เหลือ {left}" } }""", "has no text")]
    [InlineData($$"""{ {{Stock}}: " " }""", "has no text")]
    [InlineData($$"""[ {{Stock}} ]""", "is not a flat JSON object")]
    [InlineData("{", "is not a flat JSON object")]
    public void A_language_that_differs_is_found(string thai, string complaint)
    {
        using PlantedTree planted = Texts(thai, $$"""{ {{Stock}}: "Only {left} left" }""");
        Assert.Contains(complaint, string.Join('\n', planted.Findings(new TextGuard())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_listed_likeness_that_is_gone_is_found()
    {
        using PlantedTree planted = Texts(
            $$"""{ {{Stock}}: "เหลือ {left}" }""", $$"""{ {{Stock}}: "Only {left} left" }""")
            .With("src/Web/Text/same-in-all.txt", "refusal.stock_short");
        Assert.Contains(
            "same-in-all.txt [text] refusal.stock_short differs in every language",
            Assert.Single(planted.Findings(new TextGuard())), StringComparison.Ordinal);
    }

    private static PlantedTree Planted() => new PlantedTree().With("src/Ledger/LedgerRefusals.cs", """
        class LedgerRefusals
        {
            public static readonly RefusalCode StockShort = new("stock_short", RefusalKind.Refused);
        }
        """);

    private static PlantedTree Texts(string thai, string english) => Planted()
        .With("src/Web/Web.csproj", "<Project />")
        .With("src/Web/Text/th/th.json", thai)
        .With("src/Web/Text/en/en.json", english);
}
