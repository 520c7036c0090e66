namespace Sampan.Journeys;

/// <summary>
/// Why a step of a trade is refused, in the order in which the journeys check. Those that depend on how the order
/// stands are remembered with the request, so that a retry gets the same answer.
/// </summary>
public static class JourneyRefusals
{
    public static readonly RefusalCode OrderUnknown = new("order_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode UnitsNotPositive = new("units_not_positive", RefusalKind.Malformed);
    public static readonly RefusalCode UnitsBelowMinimum = new("units_below_minimum", RefusalKind.Refused);
    public static readonly RefusalCode LinesOutOfRange = new("lines_out_of_range", RefusalKind.Malformed);

    /// <summary>One order has one seller, one origin, one currency and one delivery term.</summary>
    public static readonly RefusalCode GoodsApart = new("goods_apart", RefusalKind.Refused);
    public static readonly RefusalCode TotalOverflows = new("total_overflows", RefusalKind.Malformed);
    public static readonly RefusalCode FreightUnknown = new("freight_unknown", RefusalKind.Refused);

    /// <summary>It costs something else by now than its buyer was shown.</summary>
    public static readonly RefusalCode PriceMoved = new("price_moved", RefusalKind.Conflict);
    public static readonly RefusalCode LineOrdered = new("line_ordered", RefusalKind.Conflict);
    public static readonly RefusalCode PlanOutOfRange = new("payment_plan_out_of_range", RefusalKind.Malformed);

    /// <summary>A deposit pays at least what is spent when the goods come back, and the fee.</summary>
    public static readonly RefusalCode DepositTooSmall = new("deposit_too_small", RefusalKind.Refused);
    public static readonly RefusalCode OfferExpired = new("offer_expired", RefusalKind.Refused);
    public static readonly RefusalCode OrderNotOpen = new("order_not_open", RefusalKind.Conflict);
    public static readonly RefusalCode OrderNotPlaced = new("order_not_placed", RefusalKind.Conflict);
    /// <summary>Whom it is about, and who is on a list, is told to operators only.</summary>
    public static readonly RefusalCode OrderHeldForScreening = new("order_held_for_screening", RefusalKind.Refused);
    public static readonly RefusalCode OrderNotPaid = new("order_not_paid", RefusalKind.Conflict);
    public static readonly RefusalCode OrderNotShipped = new("order_not_shipped", RefusalKind.Conflict);
    public static readonly RefusalCode OrderNotDelivered = new("order_not_delivered", RefusalKind.Conflict);
    public static readonly RefusalCode OrderNotRefused = new("order_not_refused", RefusalKind.Conflict);
    public static readonly RefusalCode OrderNotDisputed = new("order_not_disputed", RefusalKind.Conflict);
    public static readonly RefusalCode InvoiceAlreadyIssued = new("invoice_already_issued", RefusalKind.Conflict);
    public static readonly RefusalCode OrderCannotBeCancelled = new("order_cannot_be_cancelled", RefusalKind.Conflict);
    public static readonly RefusalCode PaymentNotOverdue = new("payment_not_overdue", RefusalKind.Refused);
    public static readonly RefusalCode PaymentAlreadyTaken = new("payment_already_taken", RefusalKind.Conflict);
    public static readonly RefusalCode PaymentCurrencyWrong = new("payment_currency_wrong", RefusalKind.Refused);
    public static readonly RefusalCode InspectionRunning = new("inspection_running", RefusalKind.Refused);
    public static readonly RefusalCode InspectionOver = new("inspection_over", RefusalKind.Refused);
    public static readonly RefusalCode RulingOutOfRange = new("ruling_out_of_range", RefusalKind.Malformed);
    public static readonly RefusalCode SilenceNotOver = new("silence_not_over", RefusalKind.Refused);
    public static readonly RefusalCode SilenceOver = new("silence_over", RefusalKind.Refused);
    public static readonly RefusalCode NothingOwed = new("nothing_owed", RefusalKind.Conflict);
    public static readonly RefusalCode LoanOpen = new("loan_open", RefusalKind.Refused);
    public static readonly RefusalCode NothingToPayOut = new("nothing_to_pay_out", RefusalKind.Refused);
    public static readonly RefusalCode PayoutNotDue = new("payout_not_due", RefusalKind.Refused);
    public static readonly RefusalCode PayoutNotListed = new("payout_not_listed", RefusalKind.NotFound);
    public static readonly RefusalCode PayoutNotWaiting = new("payout_not_waiting", RefusalKind.Conflict);
    public static readonly RefusalCode ShippingDateWrong = new("shipping_date_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode TextTooLong = new("order_text_too_long", RefusalKind.Malformed);
    public static readonly RefusalCode PlaceNotLatin = new("place_not_latin", RefusalKind.Malformed);
    public static readonly RefusalCode BuyerNameWrong = new("buyer_name_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode BuyerAddressWrong = new("buyer_address_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode TrackingUnknown = new("tracking_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode TrackingAmbiguous = new("tracking_ambiguous", RefusalKind.Conflict);
    public static readonly RefusalCode GoodsFurtherOn = new("goods_further_on", RefusalKind.Conflict);
    public static readonly RefusalCode GoodsHeld = new("goods_held", RefusalKind.Conflict);
    public static readonly RefusalCode GoodsNotAtBorder = new("goods_not_at_border", RefusalKind.Conflict);
    public static readonly RefusalCode GoodsNotYetMissing = new("goods_not_yet_missing", RefusalKind.Refused);
    public static readonly RefusalCode OrderNotLost = new("order_not_lost", RefusalKind.Conflict);
    public static readonly RefusalCode OrderNotInsured = new("order_not_insured", RefusalKind.Refused);
    public static readonly RefusalCode ClaimAlreadyOpened = new("claim_already_opened", RefusalKind.Conflict);
    public static readonly RefusalCode ClaimAlreadyAnswered = new("claim_already_answered", RefusalKind.Conflict);
    public static readonly RefusalCode ClaimUnanswered = new("claim_unanswered", RefusalKind.Refused);
    public static readonly RefusalCode OrderAlreadyPledged = new("order_already_pledged", RefusalKind.Conflict);
    public static readonly RefusalCode OrderNotFundable = new("order_not_fundable", RefusalKind.Refused);

    /// <summary>The lender changed it, its money went to another, or it costs something else by now.</summary>
    public static readonly RefusalCode OfferGone = new("offer_gone", RefusalKind.Conflict);
    public static readonly RefusalCode PrincipalOutOfRange = new("principal_out_of_range", RefusalKind.Malformed);

    // The proof of origin that a seller names with the goods.
    public static readonly RefusalCode OriginProgramUnknown = new("origin_program_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode OriginNumberWrong = new("origin_number_wrong", RefusalKind.Malformed);

    // A bank statement that a seller lets lenders' mandates look at.
    public static readonly RefusalCode ConsentMissing = new("bank_consent_missing", RefusalKind.Malformed);
    public static readonly RefusalCode BankAccountOther = new("bank_account_other", RefusalKind.Refused);
    public static readonly RefusalCode BankStatementShort = new("bank_statement_short", RefusalKind.Refused);
    public static readonly RefusalCode BankStatementOld = new("bank_statement_old", RefusalKind.Refused);
    public static readonly RefusalCode BankStatementAhead = new("bank_statement_ahead", RefusalKind.Refused);
    public static readonly RefusalCode WithdrawalNotPositive = new("withdrawal_not_positive", RefusalKind.Malformed);
    public static readonly RefusalCode PayoutAccountMissing = new("payout_account_missing", RefusalKind.Refused);
    public static readonly RefusalCode WalletShort = new("wallet_short", RefusalKind.Refused);
    public static readonly RefusalCode LoanUnknown = new("loan_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode LoanNotDue = new("loan_not_due", RefusalKind.Refused);
    public static readonly RefusalCode LineUnknown = new("line_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode LineNotWaiting = new("line_not_waiting", RefusalKind.Conflict);

    /// <summary>An example of a lesson says something that cannot be computed.</summary>
    public static readonly RefusalCode ExampleMalformed = new("example_malformed", RefusalKind.Malformed);

    // The practice trade's own; whatever else goes wrong in it is refused as in earnest.
    public static readonly RefusalCode PracticeUnitsWrong = new("practice_units_wrong", RefusalKind.Malformed);
    public static readonly RefusalCode PracticeChoiceMissing = new("practice_choice_missing", RefusalKind.Malformed);
    public static readonly RefusalCode PracticeNotCarried = new("practice_not_carried", RefusalKind.Refused);
    public static readonly RefusalCode PracticePaperWrong = new("practice_paper_wrong", RefusalKind.Refused);
    public static readonly RefusalCode PracticePaperRejected = new("practice_paper_rejected", RefusalKind.Refused);
    public static readonly RefusalCode PracticeClaimUnproven = new("practice_claim_unproven", RefusalKind.Refused);
    public static readonly RefusalCode PracticeAnswerLow = new("practice_answer_low", RefusalKind.Refused);

    // The policy lab.
    public static readonly RefusalCode PolicyLabBusy = new("policy_lab_busy", RefusalKind.Conflict);

    /// <summary><c>year</c>, <c>years</c> of which quoted trade is out.</summary>
    public static readonly RefusalCode PolicyYearUnknown = new("policy_year_unknown", RefusalKind.NotFound);

    // A paper that somebody has checked against its record.
    public static readonly RefusalCode PaperUnreadable = new("paper_unreadable", RefusalKind.Malformed);
    public static readonly RefusalCode PaperUnknown = new("paper_unknown", RefusalKind.NotFound);
}
