using Sampan.Identity;
using Sampan.Kernel;

namespace Sampan.Host.Demo.Year;

/// <summary>The letter boxes of the year's buyers keep nothing: the letters are nobody's to read later.</summary>
internal sealed class YearMail : IMail
{
    public Task<Refusal?> Send(string to, Letter letter, Instant now) => Task.FromResult<Refusal?>(null);
}
