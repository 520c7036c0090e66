using Sampan.Academy;
using Sampan.Identity;
using Sampan.Journeys.Practice;

namespace Sampan.Journeys.Learning;

/// <summary>
/// Forgets a person, and what the person typed that lies outside the vault: a practice firm's details, and posts that
/// are not published. Doing it again does the rest where it was broken off.
/// </summary>
public sealed class ErasePerson(IPeople people, IFirms firms, IQuestions questions)
{
    /// <summary>Refuses <c>person_unknown</c>; <c>post_moved</c> where an operator decided meanwhile.</summary>
    public async Task<Refusal?> Run(Id person, Instant now)
    {
        if (await people.Erase(person, now) is { } refusal) return refusal;
        if (await questions.Forget(person) is { } moved) return moved;
        if ((await firms.Firm(Firm.PracticeOf(person))).IsRefused) return null;
        return (await firms.Practise(person, PracticeGoods.Firm, PracticeGoods.Account, now)).Refusal;
    }
}
