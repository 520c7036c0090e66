using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Buyers;
using Sampan.Journeys.Offers;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages;

/// <summary>
/// From a cart to orders, for one country at a time: who buys, then the code from the letter. The details travel in the
/// second form; nothing is kept until the code was right. What could not be ordered stays in the cart, and what was
/// typed is there again.
/// </summary>
public sealed class CheckoutModel(CartReader reader, CheckOut checkOut, IOrderAddresses addresses, OrderDesk desk)
    : SampanPage
{
    /// <summary>
    /// Who buys, until everything is ordered: a number may have to be changed in the cart first. Only details that were
    /// checked are kept, so they fit.
    /// </summary>
    private static readonly SealedCookie Kept = new("sampan-buyer", lasts: null);

    /// <summary>The cart as it was before it was ordered.</summary>
    private IReadOnlyList<ShownLine> _shown = [];

    [BindProperty(Name = "to", SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    /// <summary>As typed, one line of the address a line.</summary>
    [BindProperty(Name = "address")]
    public string? Address { get; set; }

    [BindProperty(Name = "place")]
    public string? Place { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    /// <summary>Each parcel with the total that its buyer was shown: see <see cref="ShownParcel.Seen"/>.</summary>
    [BindProperty(Name = "seen")]
    public IReadOnlyList<string> Seen { get; set; } = [];

    /// <summary>Where these orders go; null when the cart is empty.</summary>
    public Country? Destination { get; private set; }

    public CartView View { get; private set; } = new([]);

    /// <summary>Orders that were made of this cart a while ago, with their links.</summary>
    public IReadOnlyList<(TradeRecord Record, string Link)> Ordered { get; private set; } = [];

    /// <summary>What was to be ordered just now and was refused.</summary>
    public IReadOnlyList<(AgreedParcel Parcel, Refusal Why)> NotOrdered { get; private set; } = [];

    /// <summary>The letter with the code has been sent: the second form is shown.</summary>
    public bool CodeIsSent { get; private set; }

    public BuyerDetails Details => new(Email?.Trim() ?? "", Name?.Trim() ?? "", TypedLines.Of(Address));

    /// <summary>The form as it was last filled in, also after a look at the cart.</summary>
    public async Task OnGet()
    {
        await Load();
        if (Kept.Read(HttpContext)?.Split('\0') is not [var name, var address, var place, var email]) return;
        (Name, Address, Place, Email) = (name, address, place, email);
    }

    public async Task<IActionResult> OnPostCode()
    {
        await Load();
        if (View.Ready.Count == 0) return Redirect("/cart");
        Refusal? refused = await checkOut.SendCode(HttpContext.Cart().Id, Details, Town, Write);
        if (refused is not null) return Refuse(refused);
        string address = string.Join('\n', Details.Address);
        Kept.Write(HttpContext, string.Join('\0', Details.Name, address, Town, Details.Email));
        CodeIsSent = true;
        return Page();
    }

    /// <summary>Back to the first form with what was typed.</summary>
    public async Task OnPostEdit() => await Load();

    public async Task<IActionResult> OnPostOrder()
    {
        Cart cart = HttpContext.Cart();
        IReadOnlyList<AgreedParcel> agreed =
            [.. Seen.Select(seen => Agreed(cart, seen)).OfType<AgreedParcel>().Take(Cart.MostLines)];
        // Nothing of it is in the cart any more: it was ordered a moment ago, and the page shows it.
        if (agreed.Count == 0) return Redirect("/checkout");
        Outcome<IReadOnlyList<CheckedOutParcel>> done = await checkOut.Run(
            new CheckOut.Command(cart.Id, KeyOfForm, agreed, Details, Town, Digits(Code)), WriteLink);
        if (done.IsRefused)
        {
            await Load();
            CodeIsSent = true;
            return Refuse(done.Refusal);
        }
        string[] links =
            [.. done.Value.Where(parcel => !parcel.Order.IsRefused).Select(parcel => parcel.Order.Value.LinkToken)];
        Id[] gone =
        [
            .. done.Value
                .Where(parcel => !parcel.Order.IsRefused || parcel.Order.Refusal.Code == JourneyRefusals.LineOrdered)
                .SelectMany(parcel => parcel.Parcel.Lines).Select(line => line.Id),
        ];
        if (gone.Length > 0) HttpContext.Keep(cart.Without(gone).WithOrdered(links, Now));
        if (links.Length == done.Value.Count)
        {
            Kept.Delete(HttpContext);
            return Redirect(links.Length == 1 ? $"/o/{links[0]}" : "/checkout");
        }
        _shown = (await reader.Read(cart, Now.UtcDate)).Lines;
        await Load();
        NotOrdered =
        [
            .. done.Value.Where(parcel => parcel.Order.IsRefused)
                .Select(parcel => (parcel.Parcel, parcel.Order.Refusal!)),
        ];
        Response.StatusCode = Problems.StatusOf(NotOrdered[0].Why.Code.Kind);
        return Page();
    }

    /// <summary>The products of a parcel that was to be ordered.</summary>
    public string Titles(AgreedParcel parcel) => string.Join(", ", parcel.Lines.Select(line =>
        _shown.FirstOrDefault(shown => shown.Line.Id == line.Id)?.Priced.Listing is { } goods
            ? Text.Words(goods.Terms.Words).Title
            : Text["cart.gone"]));

    private string Town => Place?.Trim() ?? "";

    private static string Digits(string? code) => (code ?? "").Replace(" ", "", StringComparison.Ordinal);

    private async Task Load()
    {
        ViewData["Private"] = true;
        Response.Headers.CacheControl = "no-cache, no-store";
        Cart cart = HttpContext.Cart();
        CartView whole = await reader.Read(cart, Now.UtcDate);
        Outcome<Country> asked = Country.Parse(To);
        Destination = !asked.IsRefused && whole.Countries.Contains(asked.Value)
            ? asked.Value
            : whole.Countries.Select(country => (Country?)country).FirstOrDefault();
        if (Destination is { } to)
        {
            View = whole.To(to);
            HttpContext.IsAbout(to);
        }
        var ordered = new List<(TradeRecord, string)>();
        foreach (string link in cart.OrderedUntil(Now))
        {
            Outcome<Id> order = await addresses.OrderByLink(link, Now);
            if (!order.IsRefused && await desk.Load(order.Value) is { } record) ordered.Add((record, link));
        }
        Ordered = ordered;
    }

    /// <summary>Null for what <see cref="ShownParcel.Seen"/> has not written, and for gone lines.</summary>
    private static AgreedParcel? Agreed(Cart cart, string seen)
    {
        string[] fields = seen.Split(' ');
        if (fields.Length < 3) return null;
        Outcome<Currency> currency = Currency.Parse(fields[1]);
        bool isWhole = long.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out long minor);
        if (currency.IsRefused || !isWhole) return null;
        // Of a line that was removed meanwhile nothing is ordered: the total then differs, and that is refused by name.
        CartLine[] lines = [.. cart.Lines.Where(line => fields.Skip(2).Contains(line.Id.ToString()))];
        return lines.Length == 0 ? null : new AgreedParcel(lines, new Money(minor, currency.Value));
    }

    private Letter WriteLink(OrderTerms terms, string token) => BuyerLetters.Link(Text, Site, terms, token, Now);

    private Letter Write(string code) => BuyerLetters.CartCode(Text, Site, View, code);
}
