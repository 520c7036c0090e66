using Sampan.Ledger;
using Sampan.Market;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Web.Pages.Desk;

/// <summary>What the accounts of a firm are called on its own desk, goods by their titles.</summary>
public sealed class StatementWords
{
    private readonly Texts _text;
    private readonly Dictionary<Commodity, string> _goods;

    private StatementWords(Texts text, Dictionary<Commodity, string> goods) => (_text, _goods) = (text, goods);

    public static async Task<StatementWords> Read(Texts text, IMarket market, Id firm)
    {
        var goods = new Dictionary<Commodity, string>();
        foreach (Shop shop in await market.ShopsOf(firm))
        {
            foreach (Listing listing in await market.ListingsOf(shop.Id, onlyActive: false))
                goods[Commodity.Stock(listing.Id)] = text.Words(listing.Terms.Words).Title;
        }
        return new StatementWords(text, goods);
    }

    /// <summary>Where something is, as <c>Earned, not yet sent</c>.</summary>
    public string Place(AccountKind kind) =>
        _text.Has($"statement.place.{kind.Name}") ? _text[$"statement.place.{kind.Name}"] : _text.Account(kind);

    public string Account(AccountKey key) => $"{Place(key.Kind)}: {Counts(key.Commodity)}";

    /// <summary>What is counted: a currency, or a product's title.</summary>
    public string Counts(Commodity commodity)
    {
        if (commodity.Kind != CommodityKind.Money) return _goods.GetValueOrDefault(commodity, commodity.Code);
        string currency = commodity.Currency.Code;
        return _text.Marked(commodity, currency);
    }

    /// <summary>An amount with its sign: what came in, or what left.</summary>
    public string Change(Commodity commodity, Movement movement) => movement.Credit > 0
        ? $"+{_text.Amount(commodity, movement.Credit)}"
        : $"−{_text.Amount(commodity, movement.Debit)}";
}
