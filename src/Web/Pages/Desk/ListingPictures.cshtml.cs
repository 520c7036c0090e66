using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Market;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>The pictures of one listing. Each act is a form of its own, so that none waits for another.</summary>
[AllowedTo(Caller.Member, Permission.EditListings)]
[RequestSizeLimit(LargestUpload)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestUpload)]
public sealed class ListingPicturesModel(IFirms firms, IMarket market, IPictures pictures, IPictureReader reader)
    : DeskPage(firms)
{
    /// <summary>Well above the largest picture: it is the reader that refuses, in words, and loses nothing.</summary>
    private const long LargestUpload = 64L * 1024 * 1024;

    public Listing Listing { get; private set; } = null!;

    public IReadOnlyList<Picture> Pictures { get; private set; } = [];

    /// <summary>What was typed beside a file that was refused, by language.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; private set; } = new Dictionary<string, string>();

    private string Here => $"/desk/{Firm.Id}/listings/{Listing.Id}/pictures";

    public async Task<IActionResult> OnGet(string listing) =>
        await Find(listing) is { } unknown ? Refuse(unknown) : Page();

    public async Task<IActionResult> OnPost(string listing, IFormFile? file)
    {
        if (await Find(listing) is { } unknown) return Refuse(unknown);
        Typed = Words();
        if (file is not { Length: > 0 }) return Say(WebRefusals.FileMissing.With(("field", "file")));
        await using Stream stream = file.OpenReadStream();
        Outcome<PreparedPicture> read = await reader.Read(stream, HttpContext.RequestAborted);
        if (read.IsRefused) return Say(FormReader.About("file", read.Refusal));
        Outcome<Picture> added = await pictures.Add(new AddPicture(Firm.Id, Listing.Id, read.Value, Typed), Now);
        return added.IsRefused ? Say(added.Refusal) : Redirect($"{Here}?done=picture");
    }

    public async Task<IActionResult> OnPostWords(string listing, string? picture) =>
        await Act(listing, picture, "described", chosen => pictures.Describe(chosen, Words(), Now));

    public async Task<IActionResult> OnPostEarlier(string listing, string? picture) =>
        await Act(listing, picture, "moved", chosen => pictures.Move(chosen, 1, Now));

    public async Task<IActionResult> OnPostLater(string listing, string? picture) =>
        await Act(listing, picture, "moved", chosen => pictures.Move(chosen, -1, Now));

    public async Task<IActionResult> OnPostRemove(string listing, string? picture) =>
        await Act(listing, picture, "removed", chosen => pictures.Remove(chosen, Now));

    private async Task<IActionResult> Act(
        string listing, string? picture, string done, Func<PictureOf, Task<Refusal?>> act)
    {
        if (await Find(listing) is { } unknown) return Refuse(unknown);
        Picture? chosen = Pictures.FirstOrDefault(one => one.Hash.ToString() == picture);
        Refusal? refusal = chosen is null
            ? MarketRefusals.PictureUnknown
            : await act(new PictureOf(Firm.Id, Listing.Id, chosen.Hash));
        return refusal is null ? Redirect($"{Here}?done={done}#pictures") : Say(refusal);
    }

    private async Task<Refusal?> Find(string listing)
    {
        Outcome<Id> id = Id.Parse(listing);
        if (id.IsRefused) return MarketRefusals.ListingUnknown;
        Outcome<Listing> own = await market.ListingOf(Firm.Id, id.Value);
        if (own.IsRefused) return own.Refusal;
        Listing = own.Value;
        Pictures = await pictures.Of(Listing.Id);
        return null;
    }

    /// <summary>What was typed, in each language in which something was.</summary>
    private Dictionary<string, string> Words() => ListingForm.Languages
        .Select(language => (language, text: Request.Form[$"words-{language}"].ToString().Trim()))
        .Where(typed => typed.text.Length > 0)
        .ToDictionary(typed => typed.language, typed => typed.text.ReplaceLineEndings(" "));
}
