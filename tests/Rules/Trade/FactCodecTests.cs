using System.Text;
using System.Text.Json;
using Sampan.Trade;

namespace Sampan.Tests.Rules.Trade;

/// <summary>
/// The bytes of every fact in every version stand in Golden/. They are in journals that can no longer be changed:
/// when a test here fails the codec is wrong, never the file.
/// </summary>
public sealed class FactCodecTests
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Trade", "Golden");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Golden, "*.json").Select(f => Path.GetFileName(f)!)];

    [Fact]
    public void Every_version_of_every_type_has_its_golden_bytes_and_its_sample()
    {
        IEnumerable<string> names = SampleFacts.All.SelectMany(f => Enumerable.Range(1, FactCodec.VersionOf(f))
            .Select(version => $"{FactCodec.TypeOf(f)}.v{version}.json"));
        Assert.Equal(names.Order(), Files.Select(f => f.Data).Order());
        Assert.Equal(
            FactCodec.Types.Select(t => t.Name).Order(), SampleFacts.All.Select(f => f.GetType().Name).Order());
    }

    [Theory, MemberData(nameof(Files))]
    public void Golden_bytes_are_read_and_written_as_they_are(string file)
    {
        byte[] golden = File.ReadAllBytes(Path.Combine(Golden, file));
        Fact fact = Assert.Single(FactCodec.Decode(golden));
        if (SampleFacts.Older.TryGetValue(file, out Fact? older))
        {
            Assert.Equal(
                Encoding.UTF8.GetString(FactCodec.Encode(older)), Encoding.UTF8.GetString(FactCodec.Encode(fact)));
            return;
        }
        Assert.Equal(Encoding.UTF8.GetString(golden), Encoding.UTF8.GetString(FactCodec.Encode(fact)));
        Fact sample = SampleFacts.All.Single(s => s.GetType() == fact.GetType());
        Assert.Equal(Encoding.UTF8.GetString(golden), Encoding.UTF8.GetString(FactCodec.Encode(sample)));
    }

    [Theory]
    [InlineData("damaged", GoodsFault.Damaged)]
    [InlineData("wrong_goods", GoodsFault.WrongGoods)]
    [InlineData("customs", GoodsFault.DutyOrPapers)]
    [InlineData("charges", GoodsFault.DutyOrPapers)]
    [InlineData("too_late", GoodsFault.Other)]
    [InlineData("Mr Tanaka says it is wet", GoodsFault.Other)]
    public void A_reason_that_was_a_text_is_read_as_one_of_the_list(string text, GoodsFault fault)
    {
        string bytes =
            $$$"""[{"type":"goods.refused","version":1,"data":{"reason":"{{{text}}}","on":"2026-11-24"}}]""";
        Assert.Equal(
            new GoodsRefused(fault, new DateOnly(2026, 11, 24)),
            Assert.Single(FactCodec.Decode(Encoding.UTF8.GetBytes(bytes))));
    }

    [Theory]
    [InlineData("""[{"type":"order.teleported","version":1,"data":{}}]""")]
    [InlineData("""[{"type":"order.paid","version":2,"data":{}}]""")]
    [InlineData("""[{"type":"order.paid","version":1,"data":{"more":1}}]""")]
    [InlineData("""[{"type":"payout.repeated","version":1,"data":{"attempt":1.5}}]""")]
    [InlineData("""[{"type":"line.matched","version":1,"data":{"order":"me"}}]""")]
    [InlineData("""{"type":"order.paid","version":1,"data":{}}""")]
    public void What_this_program_cannot_know_is_not_read(string bytes) =>
        Assert.ThrowsAny<JsonException>(() => FactCodec.Decode(Encoding.UTF8.GetBytes(bytes)));

    [Fact]
    public void Facts_of_one_entry_keep_their_order()
    {
        Fact[] facts = [new OrderPaid(), new PayoutRepeated(3), new OrderPaid()];
        Assert.Equal(facts, FactCodec.Decode(FactCodec.Encode(facts)));
        Assert.Empty(FactCodec.Decode(FactCodec.Encode()));
    }
}
