using Sampan.Border;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Market;

namespace Sampan.Host.Demo;

/// <summary>
/// The demo's people, shops and figures: invented persons and sandbox firms, real tariff rates of their goods.
/// Loading it again changes nothing.
/// </summary>
internal sealed class DemoWorld(
    IServiceScopeFactory scopes, IFirms firms, IMarket market, ITariffShelf shelf, DemoOffers offers)
{
    /// <summary>Everybody in the demo has this password; production has neither the people nor the password.</summary>
    internal const string Password = "sampan demo only";
    internal const string SellerEmail = "mali@demo.sampan.example";
    internal const string OperatorEmail = "operator@demo.sampan.example";
    internal const string LenderEmail = "lender@demo.sampan.example";
    internal const string MentorEmail = "mentor@demo.sampan.example";

    /// <summary>
    /// Loads what is not there yet of <paramref name="shops"/>, and gives the first of them. Figures come only beside a
    /// new shop: what somebody changed in a whole demo stays as it is.
    /// </summary>
    internal async Task<Outcome<Shop>> Load(IBorder border, Instant now, IReadOnlyList<DemoShop> shops)
    {
        bool isWhole = true;
        foreach (DemoShop shop in shops) isWhole &= !(await market.ShopBySlug(shop.Slug)).IsRefused;
        if (!isWhole && await LoadFigures(border, now) is { } unloaded) return unloaded;
        return await Load(now, shops);
    }

    /// <summary>
    /// The world without the tariff figures: as it was before they were known. Each shop was opened a minute before the
    /// one that stands ahead of it in the list: a market shows the newest first.
    /// </summary>
    internal async Task<Outcome<Shop>> Load(Instant now, IReadOnlyList<DemoShop> shops)
    {
        for (int i = 0; i < shops.Count; i++)
        {
            if (!(await market.ShopBySlug(shops[i].Slug)).IsRefused) continue;
            if (await Operator(now) is { } unmanned) return unmanned;
            if (await LoadCards(now) is { } uncarried) return uncarried;
            if (await Open(shops[i], now + TimeSpan.FromMinutes(-i)) is { } refused) return refused;
        }
        return await market.ShopBySlug(shops[0].Slug);
    }

    private async Task<Refusal?> Open(DemoShop demo, Instant now)
    {
        Outcome<PersonCard> owner = await Person(demo.Owner, "th", now);
        if (owner.IsRefused) return owner.Refusal;
        Outcome<Firm> firm = await firms.Open(owner.Value.Id, demo.Firm.Details, now);
        if (firm.IsRefused) return firm.Refusal;
        if (await firms.SetPayout(owner.Value.Id, firm.Value.Id, demo.Firm.Payout) is { } unpaid) return unpaid;
        Outcome<Shop> shop = await market.SaveShop(
            new SaveShop(firm.Value.Id, Id.None, 0, demo.Slug, demo.Words), now);
        return shop.IsRefused ? shop.Refusal : await offers.Offer(shop.Value, demo, now);
    }

    internal async Task<Refusal?> LoadFigures(IBorder border, Instant now)
    {
        foreach ((BookIdentity identity, string name) in DemoFigures.Books)
        {
            await using Stream file = DemoFigures.Open(name);
            string format = border.Lanes.Single(lane => lane.To == identity.Country).Format;
            Outcome<ImportedBook> book = border.ImportTariff(identity, format, file);
            if (book.IsRefused) return book.Refusal;
            await shelf.Put(book.Value.Book, now);
        }
        foreach (ExchangeRate rate in DemoFigures.Rates) await shelf.PutRate(rate, now);
        return null;
    }

    /// <summary>
    /// Three invented carriers, for every shop of the demo. Where the house has cards they stay as they are.
    /// </summary>
    private async Task<Refusal?> LoadCards(Instant now)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IFreightCards cards = scope.ServiceProvider.GetRequiredService<IFreightCards>();
        if ((await cards.Of(Id.None)).Count > 0) return null;
        foreach (RateCard card in DemoFigures.RateCards())
        {
            Outcome<StoredCard> stored = await cards.Save(new SaveCard(Id.None, Id.None, 0, card), now);
            if (stored.IsRefused) return stored.Refusal;
        }
        return null;
    }

    /// <summary>The invented person with this address, who is made where there is none.</summary>
    internal async Task<Outcome<PersonCard>> Person(string email, string language, Instant now)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IPeople people = scope.ServiceProvider.GetRequiredService<IPeople>();
        Outcome<PersonCard> known = await people.PersonByEmail(email);
        if (!known.IsRefused) return known;
        Outcome<PersonCard> person = await people.Register(new NewPerson(email, Password, language), now);
        if (!person.IsRefused) _ = await people.ConfirmEmail(person.Value.Id);
        return person;
    }

    private async Task<Refusal?> Operator(Instant now)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IFirstOperator first = scope.ServiceProvider.GetRequiredService<IFirstOperator>();
        Outcome<string> code = await first.Invite(now);
        if (code.IsRefused) return code.Refusal.Code == IdentityRefusals.OperatorExists ? null : code.Refusal;
        return (await first.Create(code.Value, new NewPerson(OperatorEmail, Password, "en"), now)).Refusal;
    }
}
