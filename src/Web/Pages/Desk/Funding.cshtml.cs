using Microsoft.AspNetCore.Mvc;
using Sampan.Finance;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Funding;
using Sampan.Journeys.Observing;
using Sampan.Trade;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>
/// What lenders would lend on an order, side by side; one of them whole, for the amount the seller wants; and the loan
/// once one is taken.
/// </summary>
[AllowedTo(Caller.Member, Permission.ApplyForCredit)]
public sealed class FundingModel(
    IFirms firms, OrderDesk desk, FundingOffers offers, BorrowOnOrder borrowing, NoteAsking asking)
    : OrderPage(firms, desk)
{
    /// <summary>The mandate whose offer is looked at.</summary>
    [BindProperty(Name = "mandate", SupportsGet = true)]
    public string? MandateId { get; set; }

    [BindProperty(Name = "principal", SupportsGet = true)]
    public string? Principal { get; set; }

    [BindProperty(Name = "version")]
    public int Version { get; set; }

    /// <summary>What was shown as to be paid back, in minor units.</summary>
    [BindProperty(Name = "total")]
    public long Total { get; set; }

    [BindProperty(Name = "sure")]
    public string? Sure { get; set; }

    public FundingAnswer? Answer { get; private set; }

    /// <summary>The offer that is looked at, for the amount that was asked for.</summary>
    public FundingOffer? Chosen { get; private set; }

    /// <summary>The most that it would lend.</summary>
    public Money Most { get; private set; }

    public IReadOnlyDictionary<Id, Firm> Lenders { get; private set; } = new Dictionary<Id, Firm>();

    /// <summary>What is owed today on the loan that was taken.</summary>
    public LoanBalance Owed { get; private set; }

    /// <summary>Whether the order can still bring money by itself.</summary>
    public bool BringsMore => Record.State is OrderState.Paid or OrderState.Shipped or OrderState.Delivered
        or OrderState.Disputed or OrderState.Missing or OrderState.RefusedAtDoor
        || (Record.IsParted && Now.UtcDate <= Record.RestDueOn) || Record.Claim is { Refused: null, Paid: null };

    public string Lender(Id firm) =>
        Lenders.TryGetValue(firm, out Firm? lender) ? Text.FirmName(lender.Details) : $"{firm}";

    public async Task<IActionResult> OnGet(string order)
    {
        if (await Look(order) is { } unknown) return Refuse(unknown);
        return Choose() is { } refusal ? Say(refusal) : Page();
    }

    public async Task<IActionResult> OnPost(string order)
    {
        if (await Look(order) is { } unknown) return Refuse(unknown);
        Outcome<Id> mandate = Id.Parse(MandateId);
        if (mandate.IsRefused) return Again(JourneyRefusals.OfferGone);
        Outcome<Money> principal = Money.Parse(Principal?.Trim(), Record.Terms.Total.Currency);
        if (principal.IsRefused) return Again(FormReader.About("principal", principal.Refusal));
        if (Sure != "yes") return Again(WebRefusals.ConfirmationMissing);
        Outcome<TradeRecord> taken = await borrowing.Run(new BorrowOnOrder.Command(
            FormRequest("borrow", Firm.Id, order, MandateId, Principal, $"{Version}", $"{Total}"), Record.Order,
            mandate.Value, Version, principal.Value, principal.Value with { Minor = Total }));
        if (!taken.IsRefused) return Redirect($"{Address}/funding?done=taken");
        // Somebody was faster, or a day has passed: the offers are shown as they are now.
        _ = await Look(order);
        return Again(taken.Refusal);
    }

    /// <summary>What was agreed, signed; with <paramref name="part"/> <c>sig</c> its signature.</summary>
    public async Task<IActionResult> OnGetAgreement(
        string order, string? part, [FromServices] LoanAgreements agreements)
    {
        if (await Find(order) is { } unknown) return Refuse(unknown);
        return LoanFile.Of(this, await agreements.Of(Record.Order), part);
    }

    private IActionResult Again(Refusal refusal)
    {
        _ = Choose();
        return Say(refusal);
    }

    private async Task<Refusal?> Look(string order)
    {
        if (await Find(order) is { } unknown) return unknown;
        var wanted = new List<Id>();
        if (Record.Loan is { } loan)
        {
            Owed = LoanBalance.On(Now.UtcDate, loan.Terms, loan.Repaid);
            wanted.Add(loan.Terms.Lender);
        }
        else
        {
            Outcome<FundingAnswer> answer = await offers.For(Record);
            if (answer.IsRefused) return answer.Refusal;
            Answer = answer.Value;
            await asking.Of(Record, Answer);
            wanted.AddRange(Answer.Offers.Select(offer => offer.Mandate.Lender));
            wanted.AddRange(Answer.Declines.Select(decline => decline.Mandate.Lender));
        }
        var lenders = new Dictionary<Id, Firm>();
        foreach (Id id in wanted.Distinct())
            if ((await Firms.Firm(id)) is { IsRefused: false } firm) lenders[id] = firm.Value;
        Lenders = lenders;
        return null;
    }

    /// <summary>The offer that the address names, for the amount in it or for the most it lends.</summary>
    private Refusal? Choose()
    {
        if (Answer is null || string.IsNullOrEmpty(MandateId)) return null;
        FundingOffer? offer = Answer.Offers.FirstOrDefault(o => $"{o.Mandate.Id}" == MandateId);
        if (offer is null) return JourneyRefusals.OfferGone;
        (Chosen, Most) = (offer, offer.Terms.Principal);
        if (string.IsNullOrWhiteSpace(Principal)) Principal = Most.AmountText;
        Outcome<Money> typed = Money.Parse(Principal.Trim(), Most.Currency);
        if (typed.IsRefused) return FormReader.About("principal", typed.Refusal);
        Money least = offer.Mandate.Terms.Least;
        if (typed.Value < least || typed.Value > Most)
            return FormReader.About("principal", JourneyRefusals.PrincipalOutOfRange.With(
                ("least", Text.Money(least)), ("most", Text.Money(Most))));
        Chosen = FundingOffers.Priced(
            offer.Mandate, FundingRule.Terms(offer.Mandate, Answer.Case, Id.None, typed.Value));
        return null;
    }
}
