using Sampan.Storage;

namespace Sampan.Tests.Journeys.Commands;

/// <summary>A table of sales taxes that somebody found, held against the law from the command line.</summary>
public sealed class TaxTableCommandTests
{
    [Fact]
    public async Task A_tax_table_is_checked_and_never_loaded()
    {
        await using CommandRun sampan = await CommandRun.Create(Engine.Sqlite);
        string file = Path.Combine(sampan.Folder, "taxes.json");
        await File.WriteAllTextAsync(
            file, """{"TH":{"rate":0.1},"JP":{"rate":0.1},"SG":{"rate":0.09},"FR":{"rate":0.2}}""");
        (int exit, string said) = await sampan.Run("import", "tax-table", "--check", file);
        Assert.Equal(1, exit);
        Assert.Contains("the table says 10 %, the law 7 %", said, StringComparison.Ordinal);
        Assert.Contains("agrees with what is known of JP, SG", said, StringComparison.Ordinal);
        Assert.Contains("1 of 4 countries", said, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, "{");
        (await sampan.Run("import", "tax-table", file, "--json")).Refused("tax_table_malformed");
        (await sampan.Run("import", "tax-table", "none", "--json")).Refused("file_missing");
    }
}
