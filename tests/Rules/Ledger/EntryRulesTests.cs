using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Ledger.Loop;

namespace Sampan.Tests.Rules.Ledger;

/// <summary>What scripts have no words for: the card's kind and state, entries without facts.</summary>
public sealed class EntryRulesTests
{
    private static readonly string Longest = new('k', EntryRules.MaxKindLength);

    public static TheoryData<string, string, string?> Cards => new()
    {
        { "order", "placed", null },
        { Longest, Longest, null },
        { "", "placed", "kind_malformed" },
        { "order", "", "kind_malformed" },
        { "an order", "placed", "kind_malformed" },
        { "order", "สั่งซื้อ", "kind_malformed" },
        { Longest + "k", "placed", "entry_too_large" },
        { "order", Longest + "k", "entry_too_large" },
    };

    [Theory, MemberData(nameof(Cards))]
    public void A_card_is_of_a_plain_kind_and_state(string kind, string state, string? code)
    {
        var card = new Card(kind, state, new Id(1), new Id(2), null, []);
        EntryRequest entry = Nothing with { Facts = [1], Subject = new Subject(new Id(7), 0, card) };
        Assert.Equal(code, EntryRules.Check(entry)?.Code.Name);
    }

    [Fact]
    public void Facts_a_step_or_a_correction_are_an_entry_each_by_itself()
    {
        Commodity stock = Commodity.Stock(new Id(42));
        AccountKey supply = new(1, Chart.Supply, new Id(1), stock), onHand = new(1, Chart.OnHand, new Id(1), stock);
        Assert.Equal(LedgerRefusals.EntryEmpty, EntryRules.Check(Nothing)?.Code);
        Assert.Null(EntryRules.Check(Nothing with { Facts = [1] }));
        Assert.Null(EntryRules.Check(Nothing with { Steps = [new Move(supply, onHand, 1)] }));
        Assert.Null(EntryRules.Check(Nothing with { Corrects = 7 }));
    }

    private static EntryRequest Nothing => new() { Request = Request.Of("test"), Book = 1, Kind = "test.entry" };
}
