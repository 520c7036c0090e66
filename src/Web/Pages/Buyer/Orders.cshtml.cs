using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Journeys.Buyers;
using Sampan.Trade;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Buyer;

/// <summary>
/// The buyer's desk: every order whose buyer proved the address of the account that is signed in, and a way into each.
/// Somebody else's order is no order.
/// </summary>
[AllowedTo(Caller.SignedIn)]
public sealed class OrdersModel(IPeople people, BuyerOrders orders) : SampanPage
{
    private const int PageSize = 25;
    private const int LastPage = 1000;

    /// <summary>"page" itself is a word of the router.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public string? Number { get; set; }

    /// <summary>The order that a form opens.</summary>
    [BindProperty(Name = "order")]
    public string? OrderId { get; set; }

    public PersonCard Person { get; private set; } = null!;

    public IReadOnlyList<TradeRecord> Orders { get; private set; } = [];

    public int Shown { get; private set; }

    public bool More { get; private set; }

    public async Task<IActionResult> OnGet() => await Load() is { } refused ? Refuse(refused) : Page();

    /// <summary>Makes a link of the person's own, good for a day, and leads on to it.</summary>
    public async Task<IActionResult> OnPostOpen()
    {
        if (await Load() is { } refused) return Refuse(refused);
        Outcome<Id> order = Id.Parse(OrderId);
        Outcome<string> link = order.IsRefused ? order.Refusal : await orders.IssueLink(Person, order.Value);
        return link.IsRefused ? NotFound() : Redirect($"/o/{link.Value}");
    }

    private async Task<Refusal?> Load()
    {
        ViewData["Private"] = true;
        Outcome<PersonCard> person = await people.Person(PersonId);
        if (person.IsRefused) return person.Refusal;
        Person = person.Value;
        bool read = int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        Shown = read ? Math.Clamp(number, 1, LastPage) : 1;
        (Orders, More) = await orders.Of(Person, (Shown - 1) * PageSize, PageSize);
        return null;
    }
}
