using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Identity;
using Sampan.Kernel;

namespace Sampan.Tests.Journeys.Site;

/// <summary>
/// What a person with an account sees of what was bought with its address, and nothing of anybody else's.
/// </summary>
public sealed class BuyerDeskTests(OneSite one) : IClassFixture<OneSite>
{
    private RunningSite Site => one.Site;

    [Fact]
    public async Task Orders_of_the_proven_address_are_listed_the_newest_first_and_lead_to_their_pages()
    {
        (Offered first, Visitor buyer) = await Bought();
        Assert.Equal([first.Reference], References(await buyer.Open("/orders")));
        Assert.Contains("data-state=\"Placed\"", buyer.Page.Text, StringComparison.Ordinal);
        Answer order = (await buyer.Press("handler=Open")).Done();
        Assert.Contains(first.Reference, order.Text, StringComparison.Ordinal);
        // The link that its buyer was sent stays good beside it.
        _ = (await Site.Get($"/o/{first.Token}")).Done();
    }

    [Fact]
    public async Task Somebody_elses_order_is_neither_listed_nor_opened()
    {
        (Offered foreign, _) = await Bought();
        (Offered own, Visitor reader) = await Bought();
        Assert.Equal([own.Reference], References(await reader.Open("/orders")));
        string token = PageForms.TokenOf(reader.Page);
        foreach (string order in (string[])[foreign.Order, Id.New(Site.Now).ToString(), "no order"])
        {
            Answer answer = await reader.Post(
                "/orders?handler=Open", ("order", order), ("__RequestVerificationToken", token));
            Assert.Equal(404, answer.Code);
        }
    }

    [Fact]
    public async Task An_address_that_nobody_has_proven_shows_nothing_until_it_is()
    {
        Offered offered = await Site.MakeOffer(20);
        _ = await Site.Accept(offered);
        string email = $"{offered.Order}@buyer.example";
        var reader = new Visitor(Site, (await Site.SignIn(await Site.NewPerson(email))).Cookies);
        Answer page = (await reader.Open("/orders")).Done();
        Assert.Empty(References(page));
        Assert.Contains("data-unproven", page.Text, StringComparison.Ordinal);
        Answer forced = await reader.Post("/orders?handler=Open", ("order", offered.Order),
            ("__RequestVerificationToken", PageForms.TokenOf(page)));
        Assert.Equal(404, forced.Code);

        _ = (await reader.Open("/sign-up/confirm?return=/orders")).Done();
        _ = (await reader.Press("handler=Again")).Done();
        Answer proven = await reader.Press("/sign-up/confirm", ("code", await Site.CodeFor(email)));
        Assert.Equal([offered.Reference], References(proven));
    }

    [Fact]
    public async Task Nobody_sees_the_page_without_signing_in_and_a_foreign_return_is_ignored()
    {
        Answer asked = (await Site.Get("/orders")).Done(302);
        Assert.Contains("/sign-in?return=%2Forders", asked.Header("Location"), StringComparison.Ordinal);
        (_, Visitor reader) = await Bought();
        Answer confirmed = await Site.Get(
            "/sign-up/confirm?return=//elsewhere.example", new Credentials { Cookies = reader.Cookies });
        Assert.Equal("/sign-up/firm", confirmed.Done(302).Header("Location"));
    }

    /// <summary>An accepted order, and its buyer with an account of the same address.</summary>
    private async Task<(Offered, Visitor)> Bought()
    {
        Offered offered = await Site.MakeOffer(20);
        _ = await Site.Accept(offered);
        Id person = await Site.NewPerson($"{offered.Order}@buyer.example");
        await using (AsyncServiceScope scope = Site.Services.CreateAsyncScope())
            Assert.Null(await scope.ServiceProvider.GetRequiredService<IPeople>().ConfirmEmail(person));
        return (offered, new Visitor(Site, (await Site.SignIn(person)).Cookies));
    }

    private static string[] References(Answer page) =>
        [.. Regex.Matches(page.Text, "data-order=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];
}
