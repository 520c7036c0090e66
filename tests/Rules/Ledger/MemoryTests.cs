using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Ledger.Loop;

namespace Sampan.Tests.Rules.Ledger;

public sealed class MemoryTests
{
    private static readonly Commodity Sku = Commodity.Stock(new Id(42));

    [Fact]
    public void Books_are_numbered_on_from_the_highest_in_whatever_order_they_are_read()
    {
        var memory = new Memory(10);
        foreach (int book in (int[])[2, 3, 1]) memory.Add(new BookState(book, new Id((UInt128)book)));
        Assert.Equal(3, memory.LastBook);
    }

    [Fact]
    public void A_hold_is_whole_with_both_accounts_of_every_leg()
    {
        var memory = new Memory(10);
        for (int id = 1; id <= 3; id++) memory.Add(Account(id));
        Assert.False(memory.HasWhole(new Id(7)));
        memory.Holds[new Id(7)] = new HoldState(
            new Id(7), Id.None, default, [new HoldLeg(1, 1, 2, 5), new HoldLeg(2, 1, 3, 5)]);
        Assert.True(memory.HasWhole(new Id(7)));
        for (int id = 1; id <= 3; id++)
        {
            memory.Remove(Account(id));
            Assert.False(memory.HasWhole(new Id(7)));
            memory.Add(Account(id));
        }
    }

    /// <summary>Each by itself: what was used last stays; requests and holds are found again by key.</summary>
    [Theory, InlineData("accounts"), InlineData("subjects"), InlineData("holds"), InlineData("requests")]
    public void Trimming_keeps_memory_from_growing_with_history(string what)
    {
        const int capacity = 10;
        var memory = new Memory(capacity);
        for (int i = 1; i <= capacity; i++)
            foreach (string kind in (string[])["accounts", "subjects", "holds", "requests"]) Fill(memory, kind, i);
        Assert.False(memory.Trim());
        Assert.Equal([capacity, capacity, capacity, capacity, capacity], Counts(memory));
        Fill(memory, what, capacity + 1);
        Assert.True(memory.Trim());
        Assert.Equal(what == "accounts", Counts(memory)[0] < capacity);
        Assert.Equal(what == "subjects", Counts(memory)[2] < capacity);
        Assert.Equal(what == "holds", Counts(memory)[3] < capacity);
        Assert.Equal(what == "requests", Counts(memory)[4] < capacity);
        Assert.Equal(memory.Accounts.Count, memory.AccountsById.Count);
        if (what == "accounts") Assert.Contains(capacity + 1L, memory.AccountsById.Keys);
        if (what == "subjects") Assert.Contains(new Id(capacity + 1), memory.Subjects.Keys);
    }

    private static void Fill(Memory memory, string what, int number)
    {
        var id = new Id((UInt128)number);
        AccountState account = Account(number);
        account.LastUsed = number;
        if (what == "accounts") memory.Add(account);
        if (what == "subjects") memory.Subjects[id] = new SubjectState(id) { LastUsed = number };
        if (what == "holds") memory.Holds[id] = new HoldState(id, Id.None, default, []);
        if (what == "requests") memory.Requests[id] = new Remembered(Hash256.Zero, null, null);
    }

    private static int[] Counts(Memory memory) =>
    [
        memory.Accounts.Count, memory.AccountsById.Count, memory.Subjects.Count, memory.Holds.Count,
        memory.Requests.Count,
    ];

    private static AccountState Account(int id) =>
        new(id, new AccountKey(1, Chart.OnHand, new Id((UInt128)id), Sku), AccountLimits.None);
}
