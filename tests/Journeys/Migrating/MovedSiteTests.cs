using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Host.Demo;
using Sampan.Identity;
using Sampan.Journeys.Payments;
using Sampan.Journeys.Practice;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Journeys.Academy;
using Sampan.Tests.Journeys.Commands;
using Sampan.Tests.Journeys.Site;
using Sampan.Trade;

namespace Sampan.Tests.Journeys.Migrating;

/// <summary>A site with orders in every state is moved in the middle of its work and goes on with it.</summary>
public sealed class MovedSiteTests
{
    [Fact]
    public async Task A_practice_trade_goes_on_where_it_stood()
    {
        await using CommandRun sampan = await CommandRun.Create(Engine.Sqlite);
        await using SiteDatabase target = await SiteDatabase.Create(Engine.Postgres, sampan.Folder);
        RunningSite before = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Id person = await before.NewPerson("novice@trade.example");
        TradeRecord? stood = await Practising.Until(before, person, PracticeStep.Ship);
        await using RunningSite site = await before.MoveTo(target, async () =>
            _ = (await sampan.Run("migrate", "--database", before.DatabaseUrl, "--to", target.Url)).Done());
        TradeRecord? done = await Practising.Until(site, person, PracticeStep.Done);
        Assert.Equal((stood?.Order, 3), (done?.Order, done?.Payouts.Count));
        await site.Services.GetRequiredService<ILedger>().Settled();
        Assert.Equal([], (await site.Journal.Audit()).Findings);
    }

    [Fact]
    public async Task A_site_goes_on_where_it_stood()
    {
        await using CommandRun sampan = await CommandRun.Create(Engine.Sqlite);
        await using SiteDatabase target = await SiteDatabase.Create(Engine.Postgres, sampan.Folder);
        RunningSite before = await RunningSite.Start(Engine.Sqlite);
        Answer made = (await before.Post(OrdersOf(before), before.OfferOf(40), before.Seller, "made before")).Done(201);
        Offered early = await before.MakeOffer(20);
        object ship = new { carrier = "Demo", tracking = "T-1", on = before.Today() };
        _ = (await before.Post(before.OrderUrl(early, "/ship"), ship, before.Seller, "too early"))
            .Refused(409, "order_not_paid");
        Offered accepted = await before.MakeOffer(60), paid = await before.Paid(80), shipped = await before.Paid(100);
        _ = await before.Accept(accepted);
        await before.Ship(shipped);
        byte[] invoice = (await before.Get(before.OrderUrl(shipped, "/invoice.xml"), before.Seller)).Done().Bytes;
        Assert.Contains(Trades.BuyerName, Encoding.UTF8.GetString(invoice), StringComparison.Ordinal);
        Credentials session = await before.SignIn(DemoWorld.SellerEmail);
        string escrow = before.Services.GetRequiredService<BankAccount>().Number;
        Checkpoint kept = await before.Services.GetRequiredService<ICheckpoints>().Make(before.Now);

        await using RunningSite site = await before.MoveTo(target, async () =>
        {
            // The buyer knows nothing of it and pays.
            await before.PayInBank(accepted, to: escrow);
            _ = (await sampan.Run("migrate", "--database", before.DatabaseUrl, "--to", target.Url)).Done();
        });

        Answer again = (await site.Post(OrdersOf(site), site.OfferOf(40), site.Seller, "made before")).Done(201);
        Assert.Equal(made.Text, again.Text);
        _ = (await site.Post(site.OrderUrl(early, "/ship"), ship, site.Seller, "too early"))
            .Refused(409, "order_not_paid");
        Assert.Equal(invoice, (await site.Get(site.OrderUrl(shipped, "/invoice.xml"), site.Seller)).Done().Bytes);
        _ = await site.WaitFor(accepted, "Paid");
        await site.Ship(paid, "DAC-2");
        await site.Ship(accepted, "DAC-3");
        await SignInWorks(site, session);

        Assert.Equal([], (await site.Journal.Audit()).Findings);
        Assert.Equal([], (await site.Journal.VerifyChain(kept)).Findings);
        // Each of three payments was read once: the statement goes on behind the last line that was read.
        long payments = await DemoInstallation.Ask(
            target.Url, "SELECT count(*) FROM ledger_entry WHERE kind = 'payment.received'", row => row.GetInt64(0));
        Assert.Equal(3, payments);
    }

    private static async Task SignInWorks(RunningSite site, Credentials session)
    {
        await using AsyncServiceScope scope = site.Services.CreateAsyncScope();
        IPeople people = scope.ServiceProvider.GetRequiredService<IPeople>();
        Assert.False((await people.CheckPassword(DemoWorld.SellerEmail, DemoWorld.Password)).IsRefused);
        Assert.Equal(
            IdentityRefusals.SignInRefused,
            (await people.CheckPassword(DemoWorld.SellerEmail, "another password")).Refusal?.Code);
        // Who was signed in still is.
        Answer who = (await site.Get("/api/v1/session", session)).Done();
        Assert.Contains(site.Firm, who.Text, StringComparison.Ordinal);
        _ = await site.SignIn(DemoWorld.OperatorEmail);
    }

    private static string OrdersOf(RunningSite site) => $"/api/v1/firms/{site.Firm}/orders";
}
