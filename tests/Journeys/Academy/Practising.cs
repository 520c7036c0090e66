using Microsoft.Extensions.DependencyInjection;
using Sampan.Identity;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Practice;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Tests.Journeys.Site;
using Sampan.Trade;

namespace Sampan.Tests.Journeys.Academy;

/// <summary>
/// Brings a person's practice trade from where it stands to a step by what its trader does right, without pages.
/// </summary>
internal static class Practising
{
    public static async Task<TradeRecord?> Until(RunningSite site, Id person, PracticeStep wanted)
    {
        PracticeTrade practice = site.Services.GetRequiredService<PracticeTrade>();
        TradeRecord? record = await practice.Find(person);
        while (PracticeSteps.Of(record, site.Now) is var step && step != wanted)
        {
            Outcome<TradeRecord> done = wanted == PracticeStep.Ended && step == PracticeStep.Buyer
                ? await site.Services.GetRequiredService<CancelOrder>().Run(
                    new CancelOrder.Command(Request.Of("leave", $"{person}"), record!.Order, BySeller: true))
                : step == PracticeStep.Ship
                ? await site.Services.GetRequiredService<ShipOrder>().Run(new ShipOrder.Command(
                    Request.Of("ship", $"{person}"), record!.Order, PracticeGoods.Carrier, "P-1", site.Now.UtcDate))
                : await practice.Run(new PracticeTrade.Act(person, record?.Order ?? Id.None, step, $"{step}")
                {
                    Units = 200,
                    Paper = PracticePaper.Invoice,
                    Reply = PracticeReply.Agree,
                });
            if (step == PracticeStep.Way) await Mend(site, person);
            Assert.False(done.IsRefused, $"{step}: {done}");
            record = done.Value;
        }
        return record;
    }

    public static async Task Mend(RunningSite site, Id person)
    {
        IFirms firms = site.Services.GetRequiredService<IFirms>();
        Firm firm = (await firms.Firm(Firm.PracticeOf(person))).Value;
        Outcome<Firm> mended = await firms.Change(
            person, firm.Id, firm.Version, firm.Details with { TaxId = PracticeGoods.TaxId }, site.Now);
        Assert.False(mended.IsRefused, mended.ToString());
    }
}
