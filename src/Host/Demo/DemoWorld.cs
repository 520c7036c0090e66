using Sampan.Border;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Market;

namespace Sampan.Host.Demo;

/// <summary>
/// The demo's people, shop and figures: invented persons and a sandbox firm, real tariff rates of five Japanese lines.
/// Loading it again changes nothing.
/// </summary>
internal sealed class DemoWorld(
    IServiceScopeFactory scopes, IFirms firms, IMarket market, ITariffShelf shelf, DemoOffers offers)
{
    /// <summary>Everybody in the demo has this password; production has neither the people nor the password.</summary>
    internal const string Password = "sampan demo only";
    internal const string SellerEmail = "mali@demo.sampan.example";
    internal const string OperatorEmail = "operator@demo.sampan.example";

    internal async Task<Outcome<Shop>> Load(IBorder border, Instant now)
    {
        Outcome<Shop> known = await market.ShopBySlug(DemoGoods.ShopSlug);
        if (!known.IsRefused) return known;
        return await LoadFigures(border, now) is { } unloaded ? unloaded : await Load(now);
    }

    /// <summary>The world without the tariff figures: as it was before they were known.</summary>
    internal async Task<Outcome<Shop>> Load(Instant now)
    {
        Outcome<Shop> known = await market.ShopBySlug(DemoGoods.ShopSlug);
        if (!known.IsRefused) return known;
        Outcome<PersonCard> seller = await Person(SellerEmail, "th", now);
        if (seller.IsRefused) return seller.Refusal;
        if (await Operator(now) is { } refusedOperator) return refusedOperator;
        Outcome<Firm> firm = await firms.Open(seller.Value.Id, DemoGoods.Firm, now);
        if (firm.IsRefused) return firm.Refusal;
        if (await firms.SetPayout(seller.Value.Id, firm.Value.Id, DemoGoods.Payout) is { } unpaid) return unpaid;
        if (await LoadCards(now) is { } uncarried) return uncarried;
        Outcome<Shop> shop = await market.SaveShop(
            new SaveShop(firm.Value.Id, Id.None, 0, DemoGoods.ShopSlug, DemoGoods.ShopWords), now);
        if (shop.IsRefused) return shop.Refusal;
        foreach (DemoListing goods in DemoGoods.Listings())
        {
            if (await offers.Offer(shop.Value, goods, now) is { } refused) return refused;
        }
        return shop;
    }

    internal async Task<Refusal?> LoadFigures(IBorder border, Instant now)
    {
        await using Stream file = typeof(DemoWorld).Assembly.GetManifestResourceStream("jp-dried-fruit.csv")!;
        Outcome<ImportedBook> book = border.ImportTariff(DemoGoods.Book, "jp-csv", file);
        if (book.IsRefused) return book.Refusal;
        await shelf.Put(book.Value.Book, now);
        await shelf.PutRate(DemoGoods.Rate);
        return null;
    }

    /// <summary>Three invented carriers, for every shop of the demo.</summary>
    private async Task<Refusal?> LoadCards(Instant now)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IFreightCards cards = scope.ServiceProvider.GetRequiredService<IFreightCards>();
        foreach (string name in DemoGoods.RateCards)
        {
            await using Stream file = typeof(DemoWorld).Assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            RateCard card = RateCardFile.Read(bytes.ToArray()).Card!;
            Outcome<StoredCard> stored = await cards.Save(new SaveCard(Id.None, Id.None, 0, card), now);
            if (stored.IsRefused) return stored.Refusal;
        }
        return null;
    }

    private async Task<Outcome<PersonCard>> Person(string email, string language, Instant now)
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
