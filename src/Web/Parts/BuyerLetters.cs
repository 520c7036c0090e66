using Sampan.Identity;
using Sampan.Trade;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>The letters of an order to its buyer, whether it was accepted on a page or through the API.</summary>
public static class BuyerLetters
{
    public static Letter Code(Texts text, SiteOptions site, OrderTerms terms, string code) => new(
        text.Of("mail.code_subject", ("code", code), ("reference", terms.Reference)),
        text.Of(
            "mail.code_body", ("code", code), ("reference", terms.Reference), ("site", site.Name),
            ("total", text.Money(terms.Total))));

    /// <summary>One code for every order of a checkout.</summary>
    internal static Letter CartCode(Texts text, SiteOptions site, CartView cart, string code) => new(
        text.Of("mail.cart_code_subject", ("code", code)),
        text.Of(
            "mail.cart_code_body", ("code", code), ("says", cart.Says(text)), ("site", site.Name),
            ("total", string.Join(" + ", cart.PayNow.Select(text.Money)))));

    /// <summary>What was accepted, what to pay by when, and the only way back to it.</summary>
    public static Letter Link(Texts text, SiteOptions site, OrderTerms terms, string token, Instant now) => new(
        text.Of("mail.link_subject", ("reference", terms.Reference)),
        text.Of(
            "mail.link_body", ("reference", terms.Reference), ("title", text.Goods(terms)),
            ("total", text.Money(terms.Deposit)),
            ("until", text.At(terms.To).Moment(now + TimeSpan.FromDays(terms.Deadlines.Pay))), ("site", site.Name),
            ("link", site.OrderLink(token))));
}
