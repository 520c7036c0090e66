namespace Sampan.Host.Commands;

/// <summary>
/// A running count on standard error while something long works; silent when nobody watches a terminal.
/// </summary>
internal sealed class TerminalProgress : IProgress<long>, IDisposable
{
    private readonly string _what;
    private readonly bool _shown;

    private TerminalProgress(string what, bool shown) => (_what, _shown) = (what, shown);

    internal static TerminalProgress Start(string what, bool quiet) => new(what, !quiet && !Console.IsErrorRedirected);

    public void Report(long value)
    {
        if (_shown) Console.Error.Write(FormattableString.Invariant($"\r{value:N0} {_what}"));
    }

    /// <summary>The same count for work that reports in its own shape.</summary>
    internal IProgress<T> Of<T>(Func<T, long> count) => new Adapted<T>(this, count);

    internal void Finish()
    {
        if (_shown) Console.Error.Write("\r\u001b[K");
    }

    public void Dispose() => Finish();

    private sealed class Adapted<T>(TerminalProgress progress, Func<T, long> count) : IProgress<T>
    {
        public void Report(T value) => progress.Report(count(value));
    }
}
