using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Ledger.Loop;

namespace Sampan.Tests.Rules.Ledger;

public sealed class SweepsUnderWayTests
{
    [Fact]
    public async Task A_sweep_that_is_under_way_is_not_sent_a_second_time()
    {
        var sweeps = new SweepsUnderWay();
        var arrived = new TaskCompletionSource<bool>();
        List<long> sent = [];
        Task<bool> Send(OutboxRow sweep)
        {
            sent.Add(sweep.Transfer);
            return arrived.Task;
        }
        Task first = sweeps.Run(Sweep(1), Send, NullLogger.Instance);
        Assert.True(sweeps.Run(Sweep(1), Send, NullLogger.Instance).IsCompletedSuccessfully);
        Task other = sweeps.Run(Sweep(2), Send, NullLogger.Instance);
        Assert.Equal([1L, 2L], sent);
        arrived.SetResult(false);
        await Task.WhenAll(first, other);
        // One that failed is read from the outbox again, and sent again.
        await sweeps.Run(Sweep(1), Send, NullLogger.Instance);
        Assert.Equal([1L, 2L, 1L], sent);
    }

    [Fact]
    public async Task Settled_is_when_the_last_has_arrived_however_it_ended()
    {
        var sweeps = new SweepsUnderWay();
        Assert.True(sweeps.Settled().IsCompleted);
        TaskCompletionSource<bool> one = new(), other = new();
        Task first = sweeps.Run(Sweep(1), _ => one.Task, NullLogger.Instance);
        Task second = sweeps.Run(Sweep(2), _ => other.Task, NullLogger.Instance);
        Task settled = sweeps.Settled();
        one.SetException(new InvalidOperationException("a bug"));
        await first;
        Assert.False(settled.IsCompleted);
        other.SetResult(false);
        await Task.WhenAll(second, settled, sweeps.Settled());
    }

    /// <summary>Or two of them would send each other for ever.</summary>
    [Fact]
    public async Task What_could_not_be_written_is_sent_again_only_when_anything_could()
    {
        var sweeps = new SweepsUnderWay();
        List<long> sent = [];
        Task<bool> Fail(OutboxRow sweep)
        {
            sent.Add(sweep.Transfer);
            return Task.FromResult(true);
        }
        await sweeps.Run(Sweep(1), Fail, NullLogger.Instance);
        await sweeps.Run(Sweep(1), Fail, NullLogger.Instance);
        Assert.Equal([1L], sent);
        Assert.True(sweeps.Forgive());
        Assert.False(sweeps.Forgive());
        await sweeps.Run(Sweep(1), Fail, NullLogger.Instance);
        Assert.Equal([1L, 1L], sent);
    }

    private static OutboxRow Sweep(long transfer) =>
        new(transfer, 1, new AccountKey(2, Chart.Arrivals, new Id(50), Commodity.Money(Currency.Thb, test: true)), 700);
}
