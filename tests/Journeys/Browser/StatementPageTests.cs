using Microsoft.Playwright;
using Sampan.Host.Demo;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Browser;

/// <summary>The desk's accounts as a seller sees them: Thai on a phone, English on a desk, light and dark.</summary>
public sealed class StatementPageTests
{
    [Fact]
    public async Task Balances_holds_and_movements_are_read_by_phone_and_desk_in_both_languages()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        Offered paid = await site.Paid();
        Offered unpaid = await site.MakeOffer(40);
        _ = await site.Accept(unpaid);
        foreach ((string language, int width, bool dark) in (IEnumerable<(string, int, bool)>)
            [("th-TH", 390, false), ("en-GB", 1280, false), ("en-GB", 390, true), ("th-TH", 1280, true)])
        {
            string name = $"statement-{language[..2]}-{width}-{(dark ? "dark" : "light")}";
            await using Reader seller = await Reader.Open(name, language, width, 844, dark: dark);
            await SignIn(site, seller);
            await seller.Page.ClickAsync($"nav a[href='/desk/{site.Firm}/statement']");
            await seller.Look("first");
            Assert.Equal(0, await seller.Page.EvaluateAsync<int>(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"));
            string held = $"section[aria-labelledby=held] a:text('{unpaid.Reference}')";
            Assert.Equal(1, await seller.Page.Locator(held).CountAsync());
            // The firm has stock of several products, in no order that a test could know.
            string onHand = (await seller.Page
                .Locator($"#f-account option[value^=onhand][value*='stock:{site.Mango.Id}']")
                .GetAttributeAsync("value"))!;
            _ = await seller.Page.SelectOptionAsync("#f-account", onHand);
            await seller.Page.ClickAsync("form[action*=statement] button");
            await seller.Look("stock");
            Assert.Equal(0, await seller.Page.Locator("a[href*=Camt]").CountAsync());
            await seller.Page.ClickAsync($"tbody a:text('{paid.Reference}')");
            Assert.EndsWith(paid.Order, seller.Page.Url, StringComparison.Ordinal);
        }
    }

    /// <summary>A period is chosen and both files are taken without any script.</summary>
    [Fact]
    public async Task Without_javascript_a_period_is_chosen_and_the_files_are_taken()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        _ = await site.Paid();
        await using Reader seller = await Reader.Open("statement-plain", "th-TH", 390, 844, javaScript: false);
        await SignIn(site, seller);
        string page = $"{site.Http.BaseAddress}desk/{site.Firm}/statement";
        _ = await seller.Page.GotoAsync(page);
        // The order's money is not the firm's own account; its address shows it all the same.
        Ledger.AccountKey escrow = (await site.Journal.Accounts((await site.Journal.Cards(
            new Ledger.CardQuery("order") { Seller = site.Shop.Firm }))[0].Subject))
            .Single(a => a.Key.Kind.Name == "escrow").Key;
        _ = await seller.Page.GotoAsync($"{page}?account={escrow}");
        await seller.Page.FillAsync("#f-from", "2026-01-01");
        await seller.Page.ClickAsync("form[action*=statement] button");
        Assert.Contains("from=2026-01-01", seller.Page.Url, StringComparison.Ordinal);
        foreach ((string link, string begins) in (IEnumerable<(string, string)>)
            [("Csv", "line,seq,"), ("Camt", "<?xml version=\"1.0\"")])
        {
            IDownload file = await seller.Page.RunAndWaitForDownloadAsync(
                () => seller.Page.ClickAsync($"a[href*='handler={link}']"));
            string text = await File.ReadAllTextAsync((await file.PathAsync())!);
            Assert.StartsWith(begins, text, StringComparison.Ordinal);
        }
        // Backwards: the page says why and keeps what was typed.
        _ = await seller.Page.GotoAsync($"{page}?from=2026-02-01&to=2026-01-01");
        Assert.Equal("period_reversed", await seller.Page.Locator("#refused").GetAttributeAsync("data-code"));
        Assert.Equal("2026-02-01", await seller.Page.InputValueAsync("#f-from"));
        // An account of another book is none.
        IResponse? foreign = await seller.Page.GotoAsync($"{page}?account={escrow with { Book = 1 }}");
        Assert.Equal(404, foreign!.Status);
    }

    [Fact]
    public async Task A_new_firm_reads_what_will_stand_here()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        Kernel.Id person = await site.NewPerson("new@demo.sampan.example");
        Identity.Firm firm = (await ((Identity.IFirms)site.Services.GetService(typeof(Identity.IFirms))!)
            .Open(person, DemoShop.First.Firm.Details, site.Now)).Value;
        await using Reader seller = await Reader.Open("statement-empty", "en-GB", 390, 844);
        await SignIn(site, seller, "new@demo.sampan.example", "a long enough password");
        _ = await seller.Page.GotoAsync($"{site.Http.BaseAddress}desk/{firm.Id}/statement");
        await seller.Look("empty");
        Assert.Equal(1, await seller.Page.Locator(".empty").CountAsync());
    }

    private static async Task SignIn(
        RunningSite site, Reader reader, string email = DemoWorld.SellerEmail, string password = DemoWorld.Password)
    {
        _ = await reader.Page.GotoAsync($"{site.Http.BaseAddress}sign-in");
        await reader.Page.FillAsync("input[name=email]", email);
        await reader.Page.FillAsync("input[name=password]", password);
        await reader.Page.ClickAsync("main form button.button");
    }
}
