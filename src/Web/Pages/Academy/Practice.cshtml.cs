using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Offers;
using Sampan.Journeys.Practice;
using Sampan.Trade;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Academy;

/// <summary>The practice trade of whoever is signed in: what happens now, why, and what to do.</summary>
[AllowedTo(Caller.SignedIn)]
public sealed class PracticeModel(PracticeTrade practice, PracticeOffer offers) : SampanPage
{
    private const string Address = "/academy/practice";

    /// <summary>Begin anew although another is under way.</summary>
    [BindProperty(Name = "again", SupportsGet = true)]
    public string? Again { get; set; }

    /// <summary>What the sent form was shown on.</summary>
    [BindProperty(Name = "step")]
    public string? Shown { get; set; }

    [BindProperty(Name = "order")]
    public string? Order { get; set; }

    [BindProperty(Name = "units")]
    public string? Units { get; set; }

    [BindProperty(Name = "choice")]
    public string? Choice { get; set; }

    [BindProperty(Name = "amount")]
    public string? Amount { get; set; }

    public TradeRecord? Record { get; private set; }

    public PracticeStep Step { get; private set; }

    /// <summary>The order as it was priced; null before there is one.</summary>
    public DoorPrice? Price { get; private set; }

    /// <summary>The form that is shown: of the step, or that of a new offer.</summary>
    public PracticeStep Form => Again == "yes" || Step is PracticeStep.Ended ? PracticeStep.Offer : Step;

    public string Desk => $"/desk/{Firm.PracticeOf(PersonId)}";

    public async Task OnGet() => await Look();

    public async Task<IActionResult> OnPost()
    {
        // A form names the step it is about; one that names none was not ours.
        if (!Enum.TryParse(Shown, out PracticeStep step) || !Enum.IsDefined(step)) return Redirect(Address);
        Outcome<PracticeTrade.Act> act = Read(step);
        Refusal? refusal = act.IsRefused ? act.Refusal : (await practice.Run(act.Value)).Refusal;
        if (refusal is null) return Redirect(Address);
        await Look();
        if (step == PracticeStep.Offer) Again = "yes";
        return Say(IsAboutTyped(refusal) && Typed(step) is { } field ? FormReader.About(field, refusal) : refusal);
    }

    /// <summary>Whatever else stands in the way, as a bank that cannot be asked, no other figure mends.</summary>
    private static bool IsAboutTyped(Refusal refusal) => refusal.Code.Kind == RefusalKind.Malformed
        || refusal.Code == JourneyRefusals.UnitsBelowMinimum || refusal.Code == JourneyRefusals.PracticeAnswerLow
        || refusal.Code == JourneyRefusals.RulingOutOfRange;

    /// <summary>The field in which something is typed at this step; null where nothing is.</summary>
    private string? Typed(PracticeStep step) => step switch
    {
        PracticeStep.Offer => "units",
        PracticeStep.Claim when Choice == "offer" => "amount",
        _ => null,
    };

    private Outcome<PracticeTrade.Act> Read(PracticeStep step)
    {
        Outcome<Id> order = Id.Parse(Order);
        var act = new PracticeTrade.Act(PersonId, order.IsRefused ? Id.None : order.Value, step, KeyOfForm);
        if (step == PracticeStep.Offer)
        {
            Outcome<int> units = FormReader.WholeNumber("units", Units);
            return units.IsRefused ? units.Refusal : act with { Units = units.Value };
        }
        if (step == PracticeStep.Claim && Choice == "offer")
        {
            Outcome<Money> amount = Money.Parse((Amount ?? "").Trim(), Currency.Thb);
            return amount.IsRefused
                ? amount.Refusal
                : act with { Reply = PracticeReply.Offer, Offered = amount.Value };
        }
        return (step, Choice) switch
        {
            (PracticeStep.Short, "ship") => act with { ShipsShort = true },
            (PracticeStep.Paper, "invoice") => act with { Paper = PracticePaper.Invoice },
            (PracticeStep.Paper, "origin") => act with { Paper = PracticePaper.OriginCertificate },
            (PracticeStep.Claim, "refuse") => act with { Reply = PracticeReply.Refuse },
            (PracticeStep.Claim, "agree") => act with { Reply = PracticeReply.Agree },
            (PracticeStep.Short, not "ask") or (PracticeStep.Paper or PracticeStep.Claim, _) =>
                JourneyRefusals.PracticeChoiceMissing.With(("field", "choice")),
            _ => act,
        };
    }

    private async Task Look()
    {
        Record = await practice.Find(PersonId);
        Step = PracticeSteps.Of(Record, Now);
        if (Record is null) return;
        Outcome<DoorPrice> price = await offers.Price(
            Record.Seller, Record.Terms.Units, Record.History[0].At.UtcDate);
        if (!price.IsRefused) Price = price.Value;
    }
}
