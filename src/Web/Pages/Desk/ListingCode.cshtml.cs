using Microsoft.AspNetCore.Mvc;
using Sampan.Border;
using Sampan.Identity;
using Sampan.Market;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>
/// The way to a listing's code: suggestions from its own words, or chapter, heading and subheading in turn, and at the
/// end the word of somebody who has read what the code says.
/// </summary>
[AllowedTo(Caller.Member, Permission.EditListings)]
public sealed class ListingCodeModel(IFirms firms, IMarket market, ICodeGuides guides, IConfirmedCodes confirmed)
    : DeskPage(firms)
{
    /// <summary>Where in the tree the page stands: nothing, a chapter, a heading or a subheading.</summary>
    [BindProperty(Name = "at", SupportsGet = true)]
    public string? At { get; set; }

    [BindProperty(Name = "ground")]
    public string? Ground { get; set; }

    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    /// <summary>The version of the listing that was looked at.</summary>
    [BindProperty(Name = "version")]
    public int Version { get; set; }

    public Listing Listing { get; private set; } = null!;

    /// <summary>Null where no nomenclature is loaded.</summary>
    public Nomenclature? Nomenclature { get; private set; }

    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];

    /// <summary>From the chapter down to where the page stands.</summary>
    public IReadOnlyList<HsNode> Path { get; private set; } = [];

    /// <summary>What can be chosen next; at a subheading, its neighbours and itself.</summary>
    public IReadOnlyList<HsNode> Choices { get; private set; } = [];

    public HsNode? Chosen => Path.Count > 0 && Path[^1].Code.Digits.Length == 6 ? Path[^1] : null;

    /// <summary>Destinations whose own code belongs to another subheading than the chosen one.</summary>
    public IReadOnlyList<Country> LinesOfOtherCode =>
    [
        .. Listing.Terms.TariffLines.Where(line => line.Value.Subheading != Chosen?.Code.Digits)
            .Select(line => line.Key),
    ];

    public async Task<IActionResult> OnGet(string listing)
    {
        if (await Find(listing) is { } unknown) return Refuse(unknown);
        Version = Listing.Version;
        return Page();
    }

    public async Task<IActionResult> OnPost(string listing)
    {
        if (await Find(listing) is { } unknown) return Refuse(unknown);
        if (Nomenclature is null) return Say(BorderRefusals.NomenclatureNotLoaded);
        if (Chosen is null) return Say(BorderRefusals.HsCodeNotInNomenclature.With(("code", At ?? "")));
        bool isGround = Enum.TryParse(Ground, out ConfirmedBy ground) && Enum.IsDefined(ground);
        if (!isGround) return Say(BorderRefusals.GroundMissing.With(("field", "ground")));
        GoodsDescription goods = CodeWords.Of(Listing.Terms.Words.Values);
        var code = new ConfirmedCode(
            Listing.Id, Firm.Id, PersonId, Now, Nomenclature.Hash, Chosen.Code, ground, (Note ?? "").Trim(),
            $"{goods.Title} {goods.Description}");
        if (ConfirmedCode.Check(code, Nomenclature) is { } wrong) return Say(FormReader.About("note", wrong));
        if (await Save(Chosen.Code) is { } refusal) return Say(refusal);
        _ = await confirmed.Confirm(code, Nomenclature);
        return Redirect($"/desk/{Firm.Id}/listings/{Listing.Id}?done=code#code");
    }

    /// <summary>
    /// The listing goes under the code, unless it does already. A destination's own code stays only where it belongs
    /// to the new one; the page has said so.
    /// </summary>
    private async Task<Refusal?> Save(HsCode code)
    {
        if (Listing.Terms.HsCode.Subheading == code.Digits) return null;
        Dictionary<Country, HsCode> lines = Listing.Terms.TariffLines
            .Where(line => line.Value.Subheading == code.Digits).ToDictionary();
        Outcome<Listing> saved = await market.SaveListing(
            new SaveListing(
                Firm.Id, Listing.Shop, Listing.Id, Version, Listing.Slug,
                Listing.Terms with { HsCode = code, TariffLines = lines }),
            Now);
        return saved.Refusal;
    }

    private async Task<Refusal?> Find(string listing)
    {
        Outcome<Id> id = Id.Parse(listing);
        if (id.IsRefused) return MarketRefusals.ListingUnknown;
        Outcome<Listing> own = await market.ListingOf(Firm.Id, id.Value);
        if (own.IsRefused) return own.Refusal;
        Listing = own.Value;
        Outcome<CodeGuide> guide = await guides.Current();
        if (guide.IsRefused) return null;
        Nomenclature = guide.Value.Nomenclature;
        Candidates = CodeWords.Suggested(
            guide.Value.Classifier, CodeWords.Of(Listing.Terms.Words.Values));
        Stand(Nomenclature);
        return null;
    }

    private void Stand(Nomenclature nomenclature)
    {
        Outcome<HsCode> at = HsCode.Parse(At);
        bool isNode = !at.IsRefused && nomenclature.Find(at.Value) is { IsForGoods: true };
        if (!isNode)
        {
            Choices = [.. nomenclature.Chapters.Where(chapter => chapter.IsForGoods)];
            return;
        }
        string digits = at.Value.Digits;
        Path = [.. Enumerable.Range(1, digits.Length / 2)
            .Select(pairs => nomenclature.Find(HsCode.Parse(digits[..(2 * pairs)]).Value)!)];
        Choices = nomenclature.Under(Chosen is null ? at.Value : Path[^2].Code);
    }
}
