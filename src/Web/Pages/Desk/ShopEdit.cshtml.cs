using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Market;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>The firm's shop: its address and its words.</summary>
[AllowedTo(Caller.Member, Permission.EditListings)]
public sealed class ShopEditModel(IFirms firms, IMarket market) : DeskPage(firms)
{
    [BindProperty(Name = "slug")]
    public string? Slug { get; set; }

    [BindProperty(Name = "title-th")]
    public string? TitleTh { get; set; }

    [BindProperty(Name = "description-th")]
    public string? DescriptionTh { get; set; }

    [BindProperty(Name = "title-en")]
    public string? TitleEn { get; set; }

    [BindProperty(Name = "description-en")]
    public string? DescriptionEn { get; set; }

    [BindProperty(Name = "version")]
    public int Version { get; set; }

    public Shop? Shop { get; private set; }

    public async Task OnGet()
    {
        await Find();
        if (Shop is null)
        {
            (TitleTh, TitleEn) = (Firm.Details.NameLocal, Firm.Details.NameLatin);
            return;
        }
        (Slug, Version) = (Shop.Slug, Shop.Version);
        (TitleTh, DescriptionTh) = Words("th");
        (TitleEn, DescriptionEn) = Words("en");
    }

    public async Task<IActionResult> OnPost()
    {
        await Find();
        var words = new Dictionary<string, Wording>(Shop?.Words ?? new Dictionary<string, Wording>());
        Put(words, "th", TitleTh, DescriptionTh);
        Put(words, "en", TitleEn, DescriptionEn);
        // A second sending of the form that opened the shop finds it open: it saves the same words on it again.
        bool again = Version == 0 && Shop is not null && Shop.Slug == Slug;
        Outcome<Shop> saved = await market.SaveShop(
            new SaveShop(Firm.Id, Shop?.Id ?? Id.None, again ? Shop!.Version : Version, Slug ?? "", words), Now);
        if (!saved.IsRefused) return Redirect($"/desk/{Firm.Id}/listings?done=shop");
        Version = Shop?.Version ?? 0;
        return Say(saved.Refusal);
    }

    private async Task Find() => Shop = await market.ShopsOf(Firm.Id) is [var first, ..] ? first : null;

    private (string Title, string Description) Words(string language) =>
        Shop!.Words.TryGetValue(language, out Wording? words) ? (words.Title, words.Description) : ("", "");

    private static void Put(Dictionary<string, Wording> words, string language, string? title, string? description)
    {
        if (title is null && description is null) _ = words.Remove(language);
        else words[language] = new Wording((title ?? "").Trim(), (description ?? "").Trim().ReplaceLineEndings("\n"));
    }
}
