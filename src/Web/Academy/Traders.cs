using Sampan.Identity;

namespace Sampan.Web.Academy;

/// <summary>For which firm somebody learns: the first of the person's own that sells.</summary>
internal static class Traders
{
    /// <summary>Null for a visitor, and for who has no such firm.</summary>
    internal static async Task<Firm?> TraderOf(this IFirms firms, Id person) => person.IsNone
        ? null
        : (await firms.FirmsOf(person)).FirstOrDefault(own => own.Details.Kind == FirmKind.Seller);
}
