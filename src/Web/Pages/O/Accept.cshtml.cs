using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Buyers;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.O;

/// <summary>
/// Accepting an offer in two steps: who you are, then the code from the letter. The details travel in the second form;
/// nothing is kept until the code was right.
/// </summary>
public sealed class AcceptModel(IOrderAddresses addresses, OrderDesk desk, BuyerDesk buyers)
    : OrderLinkPage(addresses, desk)
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    /// <summary>As typed, one line of the address a line.</summary>
    [BindProperty(Name = "address")]
    public string? Address { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    /// <summary>The letter with the code has been sent: the second form is shown.</summary>
    public bool CodeIsSent { get; private set; }

    public BuyerDetails Details => new(Email?.Trim() ?? "", Name?.Trim() ?? "", TypedLines.Of(Address));

    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        return Record.State == OrderState.Offered ? Page() : Redirect(Home);
    }

    public async Task<IActionResult> OnPostCode()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        Refusal? refused = BuyerDesk.Check(Details) ?? await buyers.SendCode(Record.Order, Details.Email, Write);
        if (refused is not null) return Refuse(refused);
        CodeIsSent = true;
        return Page();
    }

    /// <summary>Back to the first form with what was typed.</summary>
    public async Task<IActionResult> OnPostEdit() => await Load() is { } unknown ? Refuse(unknown) : Page();

    public async Task<IActionResult> OnPostAccept()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        CodeIsSent = true;
        BuyerDetails details = Details;
        string code = (Code ?? "").Replace(" ", "", StringComparison.Ordinal);
        Ledger.Request request = FormRequest(
            "accept", Record.Order, details.Email, details.Name, string.Join('\n', details.Address));
        Outcome<AcceptedOrder> accepted = await buyers.Accept(request, Record.Order, details, code, WriteLink);
        if (accepted.IsRefused) return await Answer(accepted.Refusal);
        return Redirect($"/o/{accepted.Value.LinkToken}");
    }

    private Letter WriteLink(string token) => BuyerLetters.Link(Text, Site, Record.Terms, token, Now);

    private Letter Write(string code) => BuyerLetters.Code(Text, Site, Record.Terms, code);
}
