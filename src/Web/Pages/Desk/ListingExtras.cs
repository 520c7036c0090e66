using Sampan.Border;
using Sampan.Identity;
using Sampan.Market;

namespace Sampan.Web.Pages.Desk;

/// <summary>What a listing has beside its terms: pictures, a confirmed code, and the guide to another.</summary>
public sealed class ListingExtras(
    IPictures pictures, ICodeGuides guides, IConfirmedCodes confirmed, IPeople people)
{
    internal IPictures Pictures => pictures;

    internal ICodeGuides Guides => guides;

    /// <summary>
    /// The code confirmed last, and the address of who did; a dash where the person is no longer known.
    /// </summary>
    internal async Task<(ConfirmedCode Code, string By)?> ConfirmedBy(Id firm, Id listing)
    {
        if (await confirmed.Of(firm, listing) is not { } code) return null;
        Outcome<PersonCard> person = await people.Person(code.Person);
        return (code, person.IsRefused ? "–" : person.Value.Email);
    }
}
