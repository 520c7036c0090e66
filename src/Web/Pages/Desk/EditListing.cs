using Microsoft.AspNetCore.Mvc;
using Sampan.Border;
using Sampan.Identity;
using Sampan.Journeys.Offers;
using Sampan.Market;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>What the page of a new listing and that of an old one have in common.</summary>
[AllowedTo(Caller.Member, Permission.EditListings)]
public abstract class EditListing(IFirms firms, IMarket market, DoorPrices prices, ICodeGuides guides)
    : DeskPage(firms)
{
    public ListingForm Form { get; protected set; } = new();

    /// <summary>What the smallest order costs at each destination's door, or why that cannot be said.</summary>
    public IReadOnlyList<(Country To, Outcome<DoorPrice> Price)> Checks { get; private set; } = [];

    /// <summary>Codes for the words as they are typed, with what they were found in; null unless asked for.</summary>
    public (Nomenclature Nomenclature, IReadOnlyList<Candidate> Found)? Suggestions { get; private set; }

    /// <summary>The version that was looked at; 0 for a new listing.</summary>
    [BindProperty(Name = "version")]
    public int Version { get; set; }

    /// <summary>The listing that is edited: some rate cards answer for it alone.</summary>
    protected virtual Id Edited => Id.None;

    protected IMarket Market => market;

    /// <summary>
    /// Prices the listing as it is typed, stored or not: the border's refusals are the check of the codes. What could
    /// not be saved is refused as saving it would be.
    /// </summary>
    protected async Task<Refusal?> Check(ListingTerms terms)
    {
        if (ListingRules.Check(terms) is { } refusal) return refusal;
        var typed = new Listing
        {
            Id = Edited,
            Shop = Id.None,
            Firm = Firm.Id,
            Slug = Form["slug"],
            Terms = terms,
            ChangedAt = Now,
        };
        Checks = await prices.Everywhere(typed, Now.UtcDate);
        return null;
    }

    /// <summary>
    /// Suggests codes for what is typed; <c>nomenclature_not_loaded</c> where there is nothing to read.
    /// </summary>
    protected async Task<Refusal?> Suggest()
    {
        Outcome<CodeGuide> guide = await guides.Current();
        if (guide.IsRefused) return guide.Refusal;
        GoodsDescription goods = CodeWords.Of(ListingWords.Typed(field => Form[field], null).Values);
        Suggestions = (guide.Value.Nomenclature, CodeWords.Suggested(guide.Value.Classifier, goods));
        return null;
    }
}
