using System.Collections.Concurrent;
using Sampan.Identity;
using Sampan.Kernel;

namespace Sampan.Host.Demo.Year;

/// <summary>
/// The letter boxes of the year's buyers: each holds its newest letter, in memory. The letters of a year that was
/// played are nobody's to read later.
/// </summary>
internal sealed class YearMail : IMail
{
    private readonly ConcurrentDictionary<string, Letter> _boxes = new(StringComparer.OrdinalIgnoreCase);

    public Task<Refusal?> Send(string to, Letter letter, Instant now)
    {
        _boxes[to] = letter;
        return Task.FromResult<Refusal?>(null);
    }

    internal Letter NewestTo(string address) => _boxes[address];
}
