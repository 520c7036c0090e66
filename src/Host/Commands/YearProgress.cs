namespace Sampan.Host.Commands;

/// <summary>
/// How far the year has been played, on standard error: one line that changes on a terminal, else a line now and then.
/// </summary>
internal sealed class YearProgress : IProgress<(int Done, int All)>
{
    private const int Parts = 10;

    private readonly bool _terminal = !Console.IsErrorRedirected;
    private int _said = -1;

    public void Report((int Done, int All) value)
    {
        int part = _terminal ? value.Done : value.Done * Parts / value.All;
        if (part == _said) return;
        _said = part;
        string text = $"Playing a simulated year: {value.Done} of {value.All} orders";
        if (!_terminal) Console.Error.WriteLine(text);
        else Console.Error.Write(value.Done == value.All ? $"\r{text}\n" : $"\r{text}");
    }
}
