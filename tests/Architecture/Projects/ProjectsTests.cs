namespace Sampan.Tests.Architecture.Projects;

public sealed class ProjectsTests
{
    private const string Floors = """
        ## Floors

        | floor | project | what it is for | uses |
        |---|---|---|---|
        | 3 | Market | shops | Kernel Ledger |
        | 3 | Finance | lenders | Kernel |
        | 2 | Ledger | balances | Kernel |
        | 0 | Kernel | values | |
        """;

    [Fact]
    public void Projects_that_match_the_table_pass()
    {
        using PlantedTree planted = Planted();
        Assert.Empty(planted.Findings(new FloorGuard()));
        Assert.Empty(planted.Findings(new ReferenceGuard()));
    }

    [Theory]
    [InlineData("Market", "Kernel Ledger Finance", "never sideways")]
    [InlineData("Ledger", "Kernel Market", "never sideways")]
    [InlineData("Market", "Kernel", "says Market uses [Kernel Ledger], its project file says [Kernel]")]
    [InlineData("Academy", "Kernel", "is missing in the table")]
    public void A_project_that_differs_from_the_table_is_found(string name, string uses, string complaint)
    {
        using PlantedTree planted = Planted().With($"src/{name}/{name}.csproj", Project(uses));
        Assert.Contains(complaint, string.Join('\n', planted.Findings(new FloorGuard())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_row_without_a_project_is_found()
    {
        using PlantedTree planted = Planted().With("ARCHITECTURE.md", Floors + "\n| 3 | Council | steering | Kernel |");
        Assert.Equal(["ARCHITECTURE.md:9 [floors] Council has no project in src"], planted.Findings(new FloorGuard()));
    }

    [Fact]
    public void A_project_named_twice_in_the_table_is_found()
    {
        using PlantedTree planted = Planted().With("ARCHITECTURE.md", Floors + "\n| 4 | Market | shops | Kernel |");
        Assert.Equal(["ARCHITECTURE.md:9 [floors] names Market a second time"], planted.Findings(new FloorGuard()));
    }

    [Theory]
    [InlineData("src/Ledger/Ledger.csproj", "<ProjectReference Include=\"../../tests/Rules/Rules.csproj\" />")]
    [InlineData("src/Ledger/Ledger.csproj", "<ProjectReference Include=\"../../sandbox/Bank/Bank.csproj\" />")]
    [InlineData("src/Ledger/Ledger.csproj", "<ProjectReference Include=\"../*/*.csproj\" />")]
    [InlineData("src/Kernel/Kernel.csproj", "<PackageReference Include=\"Dapper\" />")]
    [InlineData("src/Directory.Build.props", "<PackageReference Include=\"Dapper\" />")]
    [InlineData("tests/Rules/Rules.csproj",
        "<DisableTransitiveProjectReferences>false</DisableTransitiveProjectReferences>")]
    [InlineData("Directory.Build.props", "")]
    [InlineData("tests/Directory.Build.props", "")]
    public void A_reference_that_leads_astray_is_found(string path, string element)
    {
        using PlantedTree planted = Planted().With(path, $"<Project><X>{element}</X></Project>");
        Assert.Contains(path + " [references]", string.Join('\n', planted.Findings(new ReferenceGuard())),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_reached_Kernel_by_another_way_is_found()
    {
        const string locked = """{ "dependencies": { "net10.0": { "Dapper": { "type": "Direct" } } } }""";
        using PlantedTree planted = Planted().With("src/Kernel/packages.lock.json", locked);
        Assert.Equal(
            ["src/Kernel/packages.lock.json [references] Kernel uses no package, not even Dapper"],
            planted.Findings(new ReferenceGuard()));
    }

    [Fact]
    public void A_tool_that_stands_alone_passes()
    {
        using PlantedTree planted = new PlantedTree()
            .With("tests/tools/Model/Model.csproj", "<Project />")
            .With("tools/Check/Check.csproj",
                "<Project><X><PackageReference Include=\"NSec.Cryptography\" /></X></Project>")
            .With("tools/Check/packages.lock.json",
                """{ "dependencies": { "net10.0": { "NSec.Cryptography": {}, "libsodium": {} } } }""");
        Assert.Empty(planted.Findings(new IndependenceGuard()));
    }

    [Theory]
    [InlineData("tools/Check/Check.csproj", "<ProjectReference Include=\"../../src/Kernel/Kernel.csproj\" />")]
    [InlineData("tools/Check/Check.csproj", "<PackageReference Include=\"Npgsql\" />")]
    [InlineData("tools/Check/Check.csproj", "<Compile Include=\"../../src/Ledger/Loop/Canonical.cs\" />")]
    [InlineData("tools/Check/Check.csproj", "<Reference Include=\"Sampan.Ledger\" />")]
    [InlineData("tools/Check/Check.csproj", "<Import Project=\"../../src/Shared.props\" />")]
    [InlineData("tests/tools/Model/Model.csproj", "<ProjectReference Include=\"../../../src/Ledger/Ledger.csproj\" />")]
    [InlineData("tests/tools/Model/Model.csproj", "<PackageReference Include=\"NSec.Cryptography\" />")]
    public void A_tool_that_uses_the_product_is_found(string path, string element)
    {
        using PlantedTree planted = new PlantedTree().With(path, $"<Project><X>{element}</X></Project>");
        Assert.Contains(path + " [independence]", string.Join('\n', planted.Findings(new IndependenceGuard())),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_reached_a_tool_by_another_way_is_found()
    {
        using PlantedTree planted = new PlantedTree()
            .With("tests/tools/Model/Model.csproj", "<Project />")
            .With("tools/Check/Check.csproj", "<Project />")
            .With("tools/Check/packages.lock.json", """{ "dependencies": { "net10.0": { "sampan.kernel": {} } } }""");
        Assert.Equal(
            ["tools/Check/packages.lock.json [independence] sampan.kernel came in by another way"],
            planted.Findings(new IndependenceGuard()));
    }

    [Fact]
    public void A_project_outside_the_solution_is_found_and_so_is_a_listed_one_that_is_gone()
    {
        using PlantedTree planted = new PlantedTree()
            .With("Sampan.slnx", "<Solution><Project Path=\"src/Gone/Gone.csproj\" /></Solution>")
            .With("bench/Speed/Speed.csproj", "<Project />");
        Assert.Equal(
            [
                "bench/Speed/Speed.csproj [solution] is not in Sampan.slnx",
                "Sampan.slnx [solution] lists src/Gone/Gone.csproj, which does not exist",
            ],
            planted.Findings(new SolutionGuard()));
    }

    [Fact]
    public void A_folder_of_rules_without_its_module_is_found()
    {
        using PlantedTree planted = Planted()
            .With("tests/Rules/Kernel/A.cs", "").With("tests/Rules/Helpers/B.cs", "").With("tests/Rules/obj/C.cs", "");
        Assert.Equal(["tests/Rules/Helpers [mirror] there is no src/Helpers"], planted.Findings(new MirrorGuard()));
    }

    private static PlantedTree Planted() => new PlantedTree()
        .With("ARCHITECTURE.md", Floors)
        .With("Directory.Build.props",
            "<Project><DisableTransitiveProjectReferences>true</DisableTransitiveProjectReferences></Project>")
        .With("src/Kernel/Kernel.csproj", Project(""))
        .With("src/Ledger/Ledger.csproj", Project("Kernel"))
        .With("src/Finance/Finance.csproj", Project("Kernel"))
        .With("src/Market/Market.csproj", Project("Kernel Ledger"));

    private static string Project(string uses)
    {
        string[] names = uses.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> references = names.Select(n => $"<ProjectReference Include=\"../{n}/{n}.csproj\" />");
        return $"<Project><ItemGroup>{string.Concat(references)}</ItemGroup></Project>";
    }
}
