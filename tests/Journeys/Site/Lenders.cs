using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Host.Bank;
using Sampan.Host.Demo;
using Sampan.Identity;
using Sampan.Journeys.Payments;
using Sampan.Kernel;

namespace Sampan.Tests.Journeys.Site;

/// <summary>Lenders of a site, who join and pay in as people do.</summary>
internal static partial class Lenders
{
    internal static readonly (string Field, string Value)[] Rule =
    [
        ("name", "Fruit to Japan"), ("currency", "THB"), ("stages", "Secured"), ("lanes", "TH-JP, th-sg"),
        ("chapters", "08 20"), ("advance-percent", "60"), ("least", "1000"), ("most", "500000"), ("tenor-days", "90"),
        ("rate-bps", "12.5"), ("late-bps", "3"), ("fee-bps", "1"), ("fee-least", "20"), ("limit-total", "900000"),
        ("evidence", "PayoutAccount"), ("evidence", "TaxId"), ("score-least", "0"), ("valid-from", "2026-01-01"),
        ("valid-until", "2036-01-01"),
    ];

    /// <summary>Somebody new opens a firm that lends, on the page where sellers open theirs.</summary>
    internal static async Task<(Credentials Lender, string Lending)> Join(RunningSite site)
    {
        string email = $"{Guid.NewGuid():N}@lender.example";
        Id person = await site.NewPerson(email);
        await using (AsyncServiceScope scope = site.Services.CreateAsyncScope())
            _ = await scope.ServiceProvider.GetRequiredService<IPeople>().ConfirmEmail(person);
        Credentials lender = await site.SignIn(person);
        Answer opened = await site.Fill("/sign-up/firm?kind=lender", "/sign-up/firm", lender,
            ("kind", "lender"), ("name-local", "ผู้ให้กู้"), ("name-latin", $"Lender {email[..6]}"), ("country", "TH"),
            ("house", "1"), ("province", "TH-10"), ("postcode", "10500"), ("subdistrict-local", "สีลม"),
            ("subdistrict-latin", "Si Lom"), ("district-local", "บางรัก"), ("district-latin", "Bang Rak"));
        Assert.Equal(302, opened.Code);
        string desk = opened.Header("Location")!.Split('?')[0];
        Assert.Equal($"{desk}/lending", (await site.Get(desk, lender)).Header("Location"));
        return (lender, $"{desk}/lending");
    }

    /// <summary>From the bank, with the reference and the name that the lender's page shows.</summary>
    internal static async Task PayIn(RunningSite site, string lending, Credentials lender, string amount)
    {
        Answer page = (await site.Get(lending, lender)).Done();
        string reference = ReferenceMark().Match(page.Text).Groups[1].Value;
        Id firm = Id.Parse(lending.Split('/')[2]).Value;
        Firm own = (await site.Services.GetRequiredService<IFirms>().Firm(firm)).Value;
        BankAccount account = site.Services.GetRequiredService<BankAccount>();
        using var bank = new HttpClient { BaseAddress = site.Bank.Address };
        foreach (string payer in (string[])["Somebody Else", own.Details.NameLatin.ToUpperInvariant()])
        {
            var transfer = new SandboxTransfer(account, Money.Parse(amount, account.Currency).Value, reference)
            {
                PayerName = payer,
            };
            Assert.Null(await transfer.HandIn(bank));
            await site.Round();
        }
    }

    internal static async Task NameTaxId(RunningSite site, string taxId)
    {
        IFirms firms = site.Services.GetRequiredService<IFirms>();
        Id owner = await site.PersonByEmail(DemoWorld.SellerEmail);
        Firm firm = (await firms.Firm(site.Shop.Firm)).Value;
        Outcome<Firm> changed = await firms.Change(
            owner, firm.Id, firm.Version, firm.Details with { TaxId = taxId }, site.Now);
        Assert.False(changed.IsRefused, changed.ToString());
    }

    [GeneratedRegex("id=\"reference\"><strong>(SP-[^<]+)<")]
    internal static partial Regex ReferenceMark();
}
