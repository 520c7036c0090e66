using System.Text.Json;
using Sampan.Finance;
using Sampan.Host.Bank;
using Sampan.Identity;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;

namespace Sampan.Host.Demo;

/// <summary>
/// A lender of the demo as <c>data/demo/lenders.json</c> states it: the firm, its owner's sign-in, what it pays in, and
/// its mandates in the form a lender downloads.
/// </summary>
internal sealed record DemoLender(string Owner, DemoFirm Firm, string Deposit, IReadOnlyList<JsonElement> Mandates)
{
    internal static IReadOnlyList<DemoLender> All { get; } = ReadFile();

    internal FirmDetails Details => Firm.Details with { Kind = FirmKind.Lender };

    private static IReadOnlyList<DemoLender> ReadFile()
    {
        using Stream file = typeof(DemoLender).Assembly.GetManifestResourceStream("lenders.json")!;
        return JsonSerializer.Deserialize(file, DemoShopJson.Default.IReadOnlyListDemoLender)!;
    }
}

/// <summary>
/// The demo's lenders: invented firms that lend sandbox money by their mandates. Loading them again changes nothing.
/// </summary>
internal sealed class DemoLenders(
    DemoWorld world, IFirms firms, IMandates mandates, IJournal journal, IOrderAddresses addresses,
    BankAccount account)
{
    /// <summary>Opens the firms that are not there yet and writes their mandates.</summary>
    internal async Task<Refusal?> Load(Instant now)
    {
        foreach (DemoLender lender in DemoLender.All)
        {
            Outcome<PersonCard> owner = await world.Person(lender.Owner, "th", now);
            if (owner.IsRefused) return owner.Refusal;
            if ((await firms.FirmsOf(owner.Value.Id)).Count > 0) continue;
            Outcome<Firm> firm = await firms.Open(owner.Value.Id, lender.Details, now);
            if (firm.IsRefused) return firm.Refusal;
            if (await firms.SetPayout(owner.Value.Id, firm.Value.Id, lender.Firm.Payout) is { } unpaid) return unpaid;
            foreach (JsonElement mandate in lender.Mandates)
            {
                MandateTerms terms = MandateFile.Read(mandate.GetRawText(), out var wrong) ??
                    throw new InvalidOperationException($"lenders.json: {wrong[0].Field} {wrong[0].Refusal}.");
                Outcome<StoredMandate> saved = await mandates.Save(
                    new SaveMandate(firm.Value.Id, Id.None, 0, firm.Value.Sandbox, terms), now);
                if (saved.IsRefused) return saved.Refusal;
            }
        }
        return null;
    }

    /// <summary>What those that have paid nothing in yet hand in at the sandbox bank.</summary>
    internal async Task<IReadOnlyList<SandboxTransfer>> Deposits(Instant now)
    {
        var transfers = new List<SandboxTransfer>();
        foreach (DemoLender lender in DemoLender.All)
        {
            if (await FirmOf(lender, now) is not { } firm) continue;
            if ((await journal.Accounts(firm)).Any(a => a.Key.Kind == Chart.Wallet)) continue;
            transfers.Add(new SandboxTransfer(
                account, Money.Parse(lender.Deposit, account.Currency).Value,
                $"{await addresses.ReferenceOf(firm, now)}")
            {
                PayerName = lender.Firm.NameLatin,
                PayerAccount = lender.Firm.PayoutNumber,
            });
        }
        return transfers;
    }

    /// <summary>Null while it is not loaded.</summary>
    internal async Task<Id?> FirmOf(DemoLender lender, Instant now)
    {
        Outcome<PersonCard> owner = await world.Person(lender.Owner, "th", now);
        if (owner.IsRefused) return null;
        return (await firms.FirmsOf(owner.Value.Id)) is [{ } own, ..] ? own.Id : null;
    }
}
