namespace Sampan.Host.Commands;

/// <summary>
/// A bar on standard error while something long works; silent when nobody watches a terminal.
/// </summary>
internal sealed class TerminalProgress : IDisposable
{
    private const int Width = 30;

    private readonly string _what;
    private readonly bool _shown;
    private long _drawn = -1;

    private TerminalProgress(string what, bool shown) => (_what, _shown) = (what, shown);

    /// <param name="what">What is counted, as <c>entries</c>.</param>
    internal static TerminalProgress Start(string what, bool quiet) => new(what, !quiet && !Console.IsErrorRedirected);

    /// <param name="read">How many are done, and of how many, in what the work reports.</param>
    internal IProgress<T> Of<T>(Func<T, (long Done, long All)> read) => new Reports<T>(this, read);

    internal void Finish()
    {
        if (_shown) Console.Error.Write("\r\u001b[K");
    }

    public void Dispose() => Finish();

    private void Draw(long done, long all)
    {
        if (!_shown) return;
        long percent = Math.Min(100, done * 100 / Math.Max(1, all));
        // A terminal is slow, and the eye sees a hundred steps.
        if (percent == _drawn) return;
        _drawn = percent;
        string bar = new string('#', (int)(percent * Width / 100)).PadRight(Width, '.');
        Console.Error.Write(FormattableString.Invariant($"\r[{bar}] {percent,3} %  {done:N0} {_what}"));
    }

    private sealed class Reports<T>(TerminalProgress progress, Func<T, (long Done, long All)> read) : IProgress<T>
    {
        public void Report(T value)
        {
            (long done, long all) = read(value);
            progress.Draw(done, all);
        }
    }
}
