using System.Text;
using System.Text.Json;
using Sampan.Trade;

namespace Sampan.Tests.Rules.Trade;

/// <summary>
/// The bytes of every fact at its first version stand in Golden/. They are in journals that can no longer be changed:
/// when a test here fails the codec is wrong, never the file.
/// </summary>
public sealed class FactCodecTests
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Trade", "Golden");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Golden, "*.json").Select(f => Path.GetFileName(f)!)];

    [Fact]
    public void Every_type_of_fact_has_its_golden_bytes_and_its_sample()
    {
        IEnumerable<string> names = SampleFacts.All.Select(f => $"{FactCodec.TypeOf(f)}.v1.json").Order();
        Assert.Equal(names, Files.Select(f => f.Data).Order());
        Assert.Equal(
            FactCodec.Types.Select(t => t.Name).Order(), SampleFacts.All.Select(f => f.GetType().Name).Order());
    }

    [Theory, MemberData(nameof(Files))]
    public void Golden_bytes_are_read_and_written_as_they_are(string file)
    {
        byte[] golden = File.ReadAllBytes(Path.Combine(Golden, file));
        Fact fact = Assert.Single(FactCodec.Decode(golden));
        Assert.Equal(Encoding.UTF8.GetString(golden), Encoding.UTF8.GetString(FactCodec.Encode(fact)));
        Assert.Equal(SampleFacts.All.Single(s => s.GetType() == fact.GetType()), fact);
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
