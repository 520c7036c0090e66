using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Journeys.Offers;

namespace Sampan.Web.Parts;

/// <summary>
/// What a visitor means to buy. It lies in a cookie of his own browser, sealed: nothing is kept here for somebody who
/// only looks around, and nothing in it is a price. One line for each product and country.
/// </summary>
/// <param name="Id">The cart's name: a checkout that is sent twice is known by it.</param>
/// <param name="Lines">In the order in which they were put in.</param>
/// <param name="Ordered">Links of the orders that were made of it at <paramref name="OrderedAt"/>.</param>
public sealed record Cart(Id Id, IReadOnlyList<CartLine> Lines, IReadOnlyList<string> Ordered, Instant OrderedAt)
{
    /// <summary>What fits a cookie, and as many orders as one code may place.</summary>
    public const int MostLines = 12;

    /// <summary>A shared computer should not show yesterday's orders.</summary>
    private static readonly TimeSpan OrderedShown = TimeSpan.FromHours(12);

    public static Cart New(Instant now) => new(Id.New(now), [], [], default);

    /// <summary>Sets the units of a product for a country; a press more changes nothing.</summary>
    public Outcome<Cart> Put(CartLine line)
    {
        int at = Lines.ToList().FindIndex(known => known.Listing == line.Listing && known.To == line.To);
        if (at < 0 && Lines.Count >= MostLines) return WebRefusals.CartFull.With(("most", $"{MostLines}"));
        return this with
        {
            Lines = at < 0
                ? [.. Lines, line]
                : [.. Lines.Select((known, i) => i == at ? line with { Id = known.Id } : known)],
        };
    }

    public Cart WithUnits(Id line, long units) =>
        this with { Lines = [.. Lines.Select(known => known.Id == line ? known with { Units = units } : known)] };

    public Cart Without(params IReadOnlyCollection<Id> lines) =>
        this with { Lines = [.. Lines.Where(line => !lines.Contains(line.Id))] };

    public Cart WithOrdered(IEnumerable<string> links, Instant now) => this with
    {
        Ordered = [.. OrderedUntil(now).Concat(links).TakeLast(MostLines)],
        OrderedAt = now,
    };

    /// <summary>The links that are still shown.</summary>
    public IReadOnlyList<string> OrderedUntil(Instant now) => now < OrderedAt + OrderedShown ? Ordered : [];

    /// <summary>One record a line, fields parted by spaces, of which none has any.</summary>
    internal string Write() => string.Join('\n',
    [
        $"{Id} {OrderedAt.Microseconds.ToString(CultureInfo.InvariantCulture)}",
        .. Lines.Select(line => string.Create(CultureInfo.InvariantCulture,
            $"{line.Id} {line.Listing} {line.Units} {line.To.Code} {line.Card}")),
        .. Ordered,
    ]);

    /// <summary>Null for what <see cref="Write"/> has not written.</summary>
    internal static Cart? Read(string text)
    {
        string[] records = text.Split('\n');
        string[] head = records[0].Split(' ');
        CultureInfo invariant = CultureInfo.InvariantCulture;
        if (head.Length != 2 || Id.Parse(head[0]) is not { IsRefused: false } id) return null;
        if (!long.TryParse(head[1], NumberStyles.None, invariant, out long orderedAt)) return null;
        var lines = new List<CartLine>();
        foreach (string[] fields in records.Skip(1).Select(record => record.Split(' ')).Where(f => f.Length == 5))
        {
            (Outcome<Id> line, Outcome<Id> listing) = (Id.Parse(fields[0]), Id.Parse(fields[1]));
            (Outcome<Country> to, Outcome<Id> card) = (Country.Parse(fields[3]), Id.Parse(fields[4]));
            bool whole = long.TryParse(fields[2], NumberStyles.None, invariant, out long units);
            if (!whole || line.IsRefused || listing.IsRefused || to.IsRefused || card.IsRefused) return null;
            lines.Add(new CartLine(line.Value, listing.Value, units, to.Value, card.Value));
        }
        return new Cart(
            id.Value, lines, [.. records.Skip(1).Where(record => !record.Contains(' '))], new Instant(orderedAt));
    }
}

/// <summary>The cart of a request, and how the answer keeps it.</summary>
public static class CartCookie
{
    private const string Item = "sampan.cart";

    private static readonly SealedCookie Kept = new("sampan-cart", TimeSpan.FromDays(30));

    /// <summary>The browser's cart; an empty one where there is none or where it cannot be opened.</summary>
    public static Cart Cart(this HttpContext context)
    {
        if (context.Items[Item] is Cart known) return known;
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        Cart cart = (Kept.Read(context) is { } text ? Parts.Cart.Read(text) : null)
            ?? Parts.Cart.New(Instant.From(clock.GetUtcNow()));
        context.Items[Item] = cart;
        return cart;
    }

    internal static void Keep(this HttpContext context, Cart cart)
    {
        context.Items[Item] = cart;
        Kept.Write(context, cart.Write());
    }
}
