namespace Sampan.Tests.Journeys;

internal static class Wait
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Looks again until it is so. The bound only keeps a broken test from hanging; nothing is timed.
    /// </summary>
    public static Task Until(Func<bool> isSo, CancellationToken cancellation) =>
        Until(() => Task.FromResult(isSo()), cancellation);

    public static async Task Until(Func<Task<bool>> isSo, CancellationToken cancellation)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bound.CancelAfter(Patience);
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await isSo()) _ = await pulse.WaitForNextTickAsync(bound.Token);
    }
}
