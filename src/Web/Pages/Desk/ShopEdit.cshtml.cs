using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Market;
using Sampan.Web.Access;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Web.Pages.Desk;

/// <summary>The firm's shop: its address and its words.</summary>
[AllowedTo(Caller.Member, Permission.EditListings)]
public sealed class ShopEditModel(IFirms firms, IMarket market) : DeskPage(firms)
{
    [BindProperty(Name = "slug")]
    public string? Slug { get; set; }

    [BindProperty(Name = "version")]
    public int Version { get; set; }

    public Shop? Shop { get; private set; }

    /// <summary>The words of the form, per language: typed, or stored, or proposed for a new shop.</summary>
    private Dictionary<string, Wording> _words = [];

    public async Task OnGet()
    {
        await Find();
        if (Shop is null)
        {
            foreach (string language in ListingForm.Languages)
            {
                string name = Texts.In(language).FirmName(Firm.Details);
                if (language == "en" || name != Firm.Details.NameLatin) _words[language] = new Wording(name, "");
            }
            return;
        }
        (Slug, Version, _words) = (Shop.Slug, Shop.Version, new(Shop.Words));
    }

    public async Task<IActionResult> OnPost()
    {
        await Find();
        _words = ListingWords.Typed(field => FormReader.Typed(Request.Form, field), Shop?.Words);
        // A second sending of the form that opened the shop finds it open: it saves the same words on it again.
        bool again = Version == 0 && Shop is not null && Shop.Slug == Slug;
        Outcome<Shop> saved = await market.SaveShop(
            new SaveShop(Firm.Id, Shop?.Id ?? Id.None, again ? Shop!.Version : Version, Slug ?? "", _words), Now);
        if (!saved.IsRefused) return Redirect($"/desk/{Firm.Id}/listings?done=shop");
        Version = Shop?.Version ?? 0;
        return Say(saved.Refusal);
    }

    private async Task Find() => Shop = await market.ShopsOf(Firm.Id) is [var first, ..] ? first : null;

    internal Wording Words(string language) => _words.GetValueOrDefault(language, new Wording("", ""));
}
