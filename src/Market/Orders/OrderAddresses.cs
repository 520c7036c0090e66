using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Sampan.Kernel;
using Sampan.Market.Rows;
using Sampan.Storage.Entities;

namespace Sampan.Market.Orders;

internal sealed class OrderAddresses(Func<MarketContext> open) : IOrderAddresses
{
    /// <summary>24 random bytes: nobody guesses one, and 32 characters still fit one line of a letter.</summary>
    private const int TokenBytes = 24;

    public Task<string> IssueLink(Id order, Instant now, Instant expires) => Issue(order, now, expires, alone: false);

    public Task<string> RenewLink(Id order, Instant now, Instant expires) => Issue(order, now, expires, alone: true);

    private async Task<string> Issue(Id order, Instant now, Instant expires, bool alone)
    {
        string token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        await using MarketContext market = open();
        if (alone) market.Links.RemoveRange(await market.Links.Where(link => link.OrderId == order).ToListAsync());
        _ = market.Links.Add(
            new OrderLink { Token = Hash(token), OrderId = order, CreatedAt = now, ExpiresAt = expires });
        await market.SaveNoting(now, ("order_link", order));
        return token;
    }

    public async Task<Outcome<Id>> OrderByLink(string token, Instant now)
    {
        // The secret is looked up by its hash, so that the time of a lookup tells nothing about it.
        Hash256 hash = Hash(token);
        await using MarketContext market = open();
        OrderLink? link = await market.Links.AsNoTracking().SingleOrDefaultAsync(l => l.Token == hash);
        if (link is null) return MarketRefusals.LinkUnknown;
        if (now >= link.ExpiresAt) return MarketRefusals.LinkExpired;
        return link.OrderId;
    }

    public async Task<PaymentReference> ReferenceOf(Id order, Instant now)
    {
        // Ends: a round fails only if the order got its reference meanwhile, or if one in 34 thousand million was
        // drawn twice.
        while (true)
        {
            await using MarketContext market = open();
            OrderReference? known = await market.References.AsNoTracking()
                .SingleOrDefaultAsync(r => r.OrderId == order);
            if (known is not null) return PaymentReference.Parse(known.Reference).Value;
            var reference = PaymentReference.New();
            _ = market.References.Add(
                new OrderReference { Reference = reference.Characters, OrderId = order, CreatedAt = now });
            try
            {
                await market.SaveNoting(now, ("order_reference", order));
                return reference;
            }
            catch (DbUpdateException exception) when (exception.IsTaken())
            {
                continue;
            }
        }
    }

    public async Task<Outcome<Id>> OrderByReference(string text)
    {
        if (!PaymentReference.Parse(text).TryGet(out PaymentReference reference, out Refusal? refusal)) return refusal;
        await using MarketContext market = open();
        OrderReference? known = await market.References.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Reference == reference.Characters);
        return known is null ? MarketRefusals.ReferenceUnknown.Text(text) : known.OrderId;
    }

    private static Hash256 Hash(string token) => Hash256.Of(Encoding.UTF8.GetBytes(token));
}
