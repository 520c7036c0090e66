using System.Text;
using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>The nomenclature as it is imported: its tree, its counts, and each way to be wrong.</summary>
public sealed class NomenclatureTests
{
    private const string Header = "section,hscode,description,parent,level\n";
    private const string Total = "TOTAL,TOTAL,Total of all,TOTAL,5\n";
    private const string Coffee =
        "II,09,\"Coffee, tea, mate and spices\",TOTAL,2\nII,0901,Coffee,09,4\nII,090121,\"Coffee; roasted\",0901,6\n";

    [Fact]
    public void The_published_file_has_these_many_rows()
    {
        Nomenclature published = Published();
        Assert.Equal(new NomenclatureCounts(97, 1229, 5613), published.Counts);
        Assert.Equal("Coffee; roasted, not decaffeinated", published.Find(Japan.Code("090121"))?.Description);
        Assert.Equal(2, published.Nodes.Count(node => !node.IsForGoods && node.Code.Digits.Length < 6));
        Assert.All(published.Nodes, node => Assert.Equal(
            node.Code.Digits.Length == 2, published.Find(HsCode.Parse(node.Code.Digits[..^2]) is
            { IsRefused: false, Value: var parent } ? parent : default) is null));
    }

    [Fact]
    public void A_tree_is_read_from_its_chapters_down()
    {
        Nomenclature read = Import(Coffee + Total).Value;
        Assert.Equal(["09"], read.Chapters.Select(node => node.Code.Digits));
        Assert.Equal(["0901"], read.Under(Japan.Code("09")).Select(node => node.Code.Digits));
        Assert.Equal(["090121"], read.Under(Japan.Code("0901")).Select(node => node.Code.Digits));
        Assert.Empty(read.Under(Japan.Code("090121")));
    }

    [Fact]
    public void The_same_file_has_the_same_hash_and_another_has_another()
    {
        Assert.Equal(Import(Coffee + Total).Value.Hash, Import(Coffee + Total).Value.Hash);
        Assert.NotEqual(
            Import(Coffee + Total).Value.Hash,
            Import(Coffee.Replace("roasted", "roast", StringComparison.Ordinal) + Total).Value.Hash);
    }

    [Theory]
    [InlineData("II,090122,Coffee,0902,6\n", "parent")]
    [InlineData("II,090221,Tea,0902,6\n", "parent")]
    [InlineData("II,090122,Coffee,0901,4\n", "level")]
    [InlineData("II,0901220,Coffee,0901,7\n", "hscode")]
    [InlineData("II,0901x2,Coffee,0901,6\n", "hscode")]
    [InlineData("II,090121,Coffee again,0901,6\n", "hscode")]
    [InlineData("III,090122,Coffee,0901,6\n", "section")]
    [InlineData("II,090122, ,0901,6\n", "description")]
    [InlineData("II,10,Cereals,09,2\n", "parent")]
    [InlineData("II,0902,Tea,09,4\n", "hscode")]
    public void A_row_that_does_not_fit_the_tree_refuses_the_file_with_its_row(string row, string column)
    {
        Refusal? refusal = Import(Coffee + row + Total).Refusal;
        Assert.Equal(
            (BorderRefusals.RowMalformed, "5", column), (refusal?.Code, refusal?["row"], refusal?["what"]));
    }

    [Fact]
    public void A_row_after_the_total_is_refused() =>
        Assert.Equal("6", Import(Coffee + Total + "II,10,Cereals,TOTAL,2\n").Refusal?["row"]);

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Header + Coffee + Total);
        for (int length = 0; length < whole.Length; length++)
            Assert.True(Import(whole[..length]).IsRefused, $"cut after {length} bytes");
        Assert.False(Import(whole).IsRefused);
    }

    [Fact]
    public void A_file_without_a_source_is_refused() => Assert.Equal(
        BorderRefusals.SourceMissing,
        Japan.Border.ImportNomenclature(" ", new MemoryStream(Encoding.UTF8.GetBytes(Header + Coffee + Total)))
            .Refusal?.Code);

    internal static Nomenclature Published()
    {
        using FileStream file = File.OpenRead(ReferenceData.Path("hs/hs2022-6digit-en.csv"));
        return Japan.Border.ImportNomenclature("as published", file).Value;
    }

    private static Outcome<Nomenclature> Import(string rows) => Import(Encoding.UTF8.GetBytes(Header + rows));

    private static Outcome<Nomenclature> Import(byte[] file) =>
        Japan.Border.ImportNomenclature("made up", new MemoryStream(file));
}
