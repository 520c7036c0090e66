namespace Sampan.Tests.Architecture.Tidy;

public sealed class TidyTests
{
    [Theory]
    [InlineData("clock", "src/Trade/A.cs", "class A { object B = DateTime.Now; }")]
    [InlineData("clock", "src/Trade/A.cs", "class A { object B = System.DateTime.UtcNow.Date; }")]
    [InlineData("clock", "src/Web/A.cs", "class A { object B = DateTimeOffset.UtcNow; }")]
    [InlineData("clock", "src/Web/A.cs", "class A { object B = TimeProvider.System; }")]
    [InlineData("binary-float", "src/Kernel/A.cs", "class A { double B; }")]
    [InlineData("binary-float", "src/Ledger/A.cs", "class A { void B(List<float> c) { } }")]
    [InlineData("binary-float", "src/Border/A.cs", "class A { decimal B = (decimal)0.07; }")]
    [InlineData("guid", "src/Market/A.cs", "class A { Guid B = Guid.NewGuid(); }")]
    [InlineData("sleep", "sandbox/Bank/A.cs", "class A { void B() { Thread.Sleep(1); } }")]
    [InlineData("delay", "tests/Stores/A.cs", "class A { Task B() => Task.Delay(1); }")]
    [InlineData("not-implemented", "src/Market/A.cs", "class A { void B() => throw new NotImplementedException(); }")]
    [InlineData("coverage", "src/Market/A.cs", "[ExcludeFromCodeCoverage] class A;")]
    [InlineData("skip", "tests/Rules/A.cs", "class A { [Fact(Skip = \"later\")] void B() { } }")]
    [InlineData("suppress-reason", "src/Market/A.cs", "[SuppressMessage(\"Usage\", \"CA1\")] class A;")]
    [InlineData("pragma-reason", "src/Market/A.cs", "#pragma warning disable CA1822")]
    [InlineData("pragma-reason", "src/Market/A.cs", "#pragma warning disable CA1822 // why")]
    [InlineData("note", "src/Market/A.cs", "/* one\n TODO two */")]
    [InlineData("note", "bench/Speed/A.cs", "/// <summary>HACK</summary>\nclass A;")]
    [InlineData("syntax", "src/Market/A.cs", "class A { void ( }")]
    public void A_planted_breach_is_found(string rule, string path, string code)
    {
        using PlantedTree planted = new PlantedTree().With(path, code);
        Assert.Contains($"[{rule}]", string.Join('\n', planted.Findings(new TidyGuard())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("src/Host/A.cs", "class A { object B = TimeProvider.System; }")]
    [InlineData("src/Web/A.cs", "class A { double Pixels = 0.5; }")]
    [InlineData("src/Kernel/A.cs", "class A { decimal B = 0.5m; string C = \"double TODO DateTime.Now\"; }")]
    [InlineData("src/Market/A.cs", "#pragma warning disable CA1822 // the view calls it on an instance")]
    [InlineData("src/Market/A.cs", "class A { Task B() => Task.Delay(1); }")]
    [InlineData("tests/Rules/A.cs", "class A { Task B(X stop) => Task.Delay(Timeout.Infinite, stop); }")]
    [InlineData("src/Market/A.cs", "// Methodology and todos are words.")]
    [InlineData("src/Storage/Migrations/A.cs", "class A { object B = DateTime.Now; }")]
    public void What_the_rules_permit_passes(string path, string code)
    {
        using PlantedTree planted = new PlantedTree().With(path, code).With("src/Kernel/Id.cs", "struct Id;");
        Assert.Empty(planted.Findings(new TidyGuard()));
    }

    [Theory]
    [InlineData("class A { void B() {#} }", SizeRules.MethodLines)]
    [InlineData("class A { A() {#} }", SizeRules.MethodLines)]
    [InlineData("class A { int B { get {#} } }", SizeRules.MethodLines)]
    [InlineData("class A { int B => C(#); }", SizeRules.MethodLines)]
    [InlineData("class A { void B() { void C() {#} } }", SizeRules.MethodLines)]
    [InlineData("Run();#Run();", SizeRules.MethodLines)]
    public void A_method_may_fill_its_lines_and_not_one_more(string code, int limit)
    {
        using PlantedTree planted = new PlantedTree()
            .With("src/A/Fits.cs", code.Replace("#", new string('\n', limit - 1), StringComparison.Ordinal))
            .With("src/A/Over.cs", code.Replace("#", new string('\n', limit), StringComparison.Ordinal));
        IReadOnlyList<string> findings = planted.Findings(new TidyGuard());
        Assert.NotEmpty(findings);
        Assert.All(findings, f => Assert.StartsWith("src/A/Over.cs:1 [method-length]", f, StringComparison.Ordinal));
    }

    [Fact]
    public void Attributes_above_a_method_are_not_counted()
    {
        string code = "class A { [X(" + new string('\n', SizeRules.MethodLines) + ")] void B() { } }";
        using PlantedTree planted = new PlantedTree().With("src/A/A.cs", code);
        Assert.Empty(planted.Findings(new TidyGuard()));
    }

    [Fact]
    public void A_long_file_and_a_long_line_are_found()
    {
        using PlantedTree planted = new PlantedTree()
            .With("src/A/Fits.cs", string.Concat(Enumerable.Repeat("//\n", SizeRules.FileLines)))
            .With("src/A/Long.cs", string.Concat(Enumerable.Repeat("//\n", SizeRules.FileLines + 1)))
            .With("src/A/Wide.cs", "//" + new string('x', SizeRules.LineLength - 1))
            .With("src/A/Source.cs", "// https://example.org/" + new string('x', SizeRules.LineLength));
        Assert.Equal(
            [
                "src/A/Long.cs [file-length] 401 lines, 400 allowed",
                "src/A/Wide.cs:1 [line-length] 121 characters, 120 allowed",
            ],
            planted.Findings(new TidyGuard()));
    }

    [Theory]
    [InlineData("src/Market/Search*.cs | binary-float | the index scores in float", null)]
    [InlineData("src/Market/Search*.cs | binary-float | why not", "carries its reason")]
    [InlineData("src/Market/Search*.cs | floats | the index scores in float", "no rule 'floats'")]
    [InlineData("src/Other/*.cs | binary-float | the index scores in float", "delete the line")]
    public void An_allowance_needs_a_rule_a_reason_and_a_use(string line, string? complaint)
    {
        using PlantedTree planted = new PlantedTree()
            .With("src/Market/SearchIndex.cs", "class A { float Score; }")
            .With(Allowance.File, "# a comment\n" + line);
        IReadOnlyList<string> findings = planted.Findings(new TidyGuard());
        if (complaint is null) Assert.Empty(findings);
        else Assert.Contains(findings, finding => finding.Contains(complaint, StringComparison.Ordinal));
    }
}
