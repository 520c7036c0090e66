using System.Text.Json;
using Sampan.Identity;
using Sampan.Journeys.Offers;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Papers;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;

namespace Sampan.Journeys.Buyers;

/// <summary>
/// Who the buyer is, as papers and the bank need it. Sealed in the vault; the journal holds a commitment.
/// </summary>
public sealed record BuyerDetails(string Email, string Name, IReadOnlyList<string> Address);

/// <summary>An accepted order, and the address that from now on is the only one: the seller's copy has ended.</summary>
public sealed record AcceptedOrder(TradeRecord Record, string LinkToken);

/// <summary>
/// A buyer without an account: proves an e-mail address by a code, accepts the offer, and is known from then on only to
/// this order. Erasing the buyer makes the details unreadable and leaves the journal whole.
/// </summary>
public sealed class BuyerDesk(
    OrderDesk desk, ICodes codes, IVault vault, IMail mail, IOrderAddresses addresses, IProvenAddresses proven)
{
    private const string Purpose = "accept order";
    private const string DetailsKind = "buyer";
    private const string SaltKind = "buyer_salt";
    private const int MaxName = 100;
    private const int MaxLine = 80;
    private const int MaxLines = 6;

    private readonly PlaceOrder _place = new(desk);

    /// <summary>Sends the code. <paramref name="write"/> words the letter in the reader's language.</summary>
    public async Task<Refusal?> SendCode(Id order, string email, Func<string, Letter> write)
    {
        TradeRecord? record = await desk.Load(order);
        if (record is null) return JourneyRefusals.OrderUnknown;
        if (record.State != OrderState.Offered) return JourneyRefusals.OrderNotOpen.With(
            ("state", record.State.ToString()));
        return await codes.Send(new CodeKey(Purpose, email, order), write, desk.Now);
    }

    /// <summary>
    /// Accepts: the details are checked and sealed first, then the code is spent, then the stock is held. A repetition
    /// of the same request after the order was placed gets its first answer without another code.
    /// The link so far may have come from the seller, who must not be able to say that the goods have arrived: it ends,
    /// and only the buyer is told the new one, here and in a letter to the proven address.
    /// </summary>
    public async Task<Outcome<AcceptedOrder>> Accept(
        Request request, Id order, BuyerDetails details, string code, Func<string, Letter> write)
    {
        if (Check(details) is { } wrong) return wrong;
        TradeRecord? record = await desk.Load(order);
        if (record is null) return JourneyRefusals.OrderUnknown;
        if (record.State == OrderState.Offered && await codes.Redeem(
            new CodeKey(Purpose, details.Email, order), code, desk.Now) is { } refused) return refused;
        return await Take(request, record, details, write);
    }

    /// <summary>
    /// Accepts for whoever has proven the address already; the details were checked. The order is noted under the
    /// address before it is placed: noted and not placed does no harm, placed and not noted its buyer would miss.
    /// </summary>
    internal async Task<Outcome<AcceptedOrder>> Take(
        Request request, TradeRecord record, BuyerDetails details, Func<string, Letter> write)
    {
        Id order = record.Order;
        if (record.State == OrderState.Offered && await proven.Note(details.Email, order, desk.Now) is { } unnoted)
            return unnoted;
        Outcome<TradeRecord> placed = await Place(request, record, details);
        if (placed.IsRefused) return placed.Refusal;
        string token = await addresses.RenewLink(order, desk.Now, desk.Now + MakeOffer.LinkValidity);
        // A letter that cannot be sent now undoes nothing: the buyer has the address on the screen.
        _ = await mail.Send(details.Email, write(token), desk.Now);
        return new AcceptedOrder(placed.Value, token);
    }

    /// <summary>Seals who the buyer is and places the order; nobody is told. The details were checked.</summary>
    internal async Task<Outcome<TradeRecord>> Place(Request request, TradeRecord record, BuyerDetails details)
    {
        Id buyer = record.Order.Beside(Hash256.Of(request.Id.ToBytes()));
        if (record.State == OrderState.Offered && await Seal(buyer, details) is { } unsealed) return unsealed;
        Outcome<Hash256> seal = await SealOf(buyer);
        return await _place.Run(new PlaceOrder.Command(
            request, record.Order, buyer, seal.IsRefused ? Hash256.Zero : seal.Value));
    }

    /// <summary>The buyer of an order, for its papers; refuses <c>person_erased</c> or <c>vault_empty</c>.</summary>
    public Task<Outcome<BuyerDetails>> Details(Id buyer) => DetailsIn(vault, buyer);

    internal static async Task<Outcome<BuyerDetails>> DetailsIn(IVault vault, Id buyer)
    {
        Outcome<string> sealedText = await vault.Open(buyer, DetailsKind);
        return sealedText.Map(text => JsonSerializer.Deserialize<BuyerDetails>(text)!);
    }

    /// <summary>Whether papers and the bank can use what was entered; asked again when the order is accepted.</summary>
    public static Refusal? Check(BuyerDetails details)
    {
        if (details.Name.Trim().Length is 0 or > MaxName || !PaperText.IsLatin(details.Name))
            return JourneyRefusals.BuyerNameWrong.With(("limit", $"{MaxName}"));
        bool address = details.Address.Count is > 0 and <= MaxLines &&
            details.Address.All(line => line.Trim().Length is > 0 and <= MaxLine && PaperText.IsLatin(line));
        return address ? null
            : JourneyRefusals.BuyerAddressWrong.With(("lines", $"{MaxLines}"), ("limit", $"{MaxLine}"));
    }

    private async Task<Refusal?> Seal(Id buyer, BuyerDetails details)
    {
        byte[] salt = Commitment.NewSalt();
        return await vault.Seal(buyer, SaltKind, Convert.ToHexString(salt))
            ?? await vault.Seal(buyer, DetailsKind, JsonSerializer.Serialize(details));
    }

    private async Task<Outcome<Hash256>> SealOf(Id buyer)
    {
        Outcome<string> salt = await vault.Open(buyer, SaltKind);
        if (salt.IsRefused) return salt.Refusal;
        Outcome<string> details = await vault.Open(buyer, DetailsKind);
        return details.Map(text => Commitment.Of(text, Convert.FromHexString(salt.Value)));
    }
}
