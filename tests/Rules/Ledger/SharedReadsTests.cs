using Sampan.Ledger.Reading;

namespace Sampan.Tests.Rules.Ledger;

public sealed class SharedReadsTests
{
    [Fact]
    public async Task Questions_asked_meanwhile_are_put_together_and_never_too_many()
    {
        var first = new TaskCompletionSource();
        List<int> sizes = [];
        var reads = new SharedReads<int, string>(async keys =>
        {
            sizes.Add(keys.Count);
            await first.Task;
            return keys.ToLookup(key => key, key => $"answer {key}");
        });
        // The first goes at once and alone; a hundred gather behind it.
        Task<List<string>>[] answers = [.. Enumerable.Range(0, 101).Select(reads.Read)];
        Assert.Equal([1], sizes);
        first.SetResult();
        for (int i = 0; i < answers.Length; i++) Assert.Equal([$"answer {i}"], await answers[i]);
        Assert.Equal([1, 64, 36], sizes);
        // Nobody waits any more: the next is asked at once again.
        Assert.Equal(["answer 7"], await reads.Read(7));
        Assert.Equal([1, 64, 36, 1], sizes);
    }

    [Fact]
    public async Task A_failure_is_the_answer_of_those_who_asked_and_of_no_others()
    {
        int asked = 0;
        var reads = new SharedReads<int, string>(keys => asked++ == 0
            ? Task.FromException<ILookup<int, string>>(new IOException("away"))
            : Task.FromResult(keys.ToLookup(key => key, key => $"{key}")));
        _ = await Assert.ThrowsAsync<IOException>(() => reads.Read(1));
        Assert.Equal(["2"], await reads.Read(2));
    }
}
