using Microsoft.EntityFrameworkCore;
using Sampan.Storage.Entities;

namespace Sampan.Finance.Rows;

/// <summary>Mandates in rows that are only added.</summary>
internal sealed class MandateDesk(Func<FinanceContext> open, Func<Task<long>> newestChange) : IMandates
{
    /// <summary>Of one lender: each is asked about every order.</summary>
    private const int MostMandates = 200;

    private sealed record Kept(long Seq, IReadOnlyList<Mandate> Mandates);

    private Kept? _inForce;

    public async Task<Outcome<StoredMandate>> Save(SaveMandate command, Instant now)
    {
        await using FinanceContext finance = open();
        string terms = MandateFile.Write(command.Terms);
        MandateRow? found = null;
        if (command.Mandate.IsNone)
        {
            // The same form sent twice finds its own mandate. Two at once may step over the limit by one.
            MandateRow[] own = await Newest(finance).Where(m => m.Lender == command.Lender && !m.Stopped)
                .ToArrayAsync();
            if (own.FirstOrDefault(m => m.Terms == terms) is { } same) return Read(same);
            if (own.Length >= MostMandates) return FinanceRefusals.MandatesFull.With(("most", $"{MostMandates}"));
        }
        else
        {
            found = await Find(finance, command.Lender, command.Mandate);
            if (found is null) return FinanceRefusals.MandateUnknown;
            bool sameMoney = found.Sandbox == command.Sandbox && Read(found).Terms.Currency == command.Terms.Currency;
            if (!sameMoney) return FinanceRefusals.MandateMoneyFixed;
            if (found.Terms == terms && !found.Stopped) return Read(found);
            if (found.Version != command.Version) return FinanceRefusals.MandateMoved;
        }
        return await Add(finance, new MandateRow
        {
            Id = found?.Id ?? Id.New(now),
            Version = (found?.Version ?? 0) + 1,
            Lender = command.Lender,
            Sandbox = command.Sandbox,
            Terms = terms,
            Stopped = false,
            SavedAt = now,
        });
    }

    public async Task<Outcome<StoredMandate>> Stop(Id lender, Id mandate, int version, Instant now)
    {
        await using FinanceContext finance = open();
        if (await Find(finance, lender, mandate) is not { } found) return FinanceRefusals.MandateUnknown;
        if (found.Stopped) return Read(found);
        if (found.Version != version) return FinanceRefusals.MandateMoved;
        return await Add(finance, found with { Version = version + 1, Stopped = true, SavedAt = now });
    }

    public async Task<IReadOnlyList<StoredMandate>> Of(Id lender)
    {
        await using FinanceContext finance = open();
        MandateRow[] rows = await Newest(finance).Where(m => m.Lender == lender)
            .OrderByDescending(m => m.Id).ToArrayAsync();
        return [.. rows.Select(Read)];
    }

    public async Task<Outcome<StoredMandate>> MandateOf(Id lender, Id mandate)
    {
        await using FinanceContext finance = open();
        return Found(await Find(finance, lender, mandate));
    }

    public async Task<IReadOnlyList<Mandate>> InForce()
    {
        // Asked before the rows are read: what is saved in between is found the next time.
        long seq = await newestChange();
        if (_inForce is { } kept && kept.Seq == seq) return kept.Mandates;
        await using FinanceContext finance = open();
        var names = await Newest(finance).Where(m => !m.Stopped).OrderBy(m => m.Id)
            .Select(m => new { m.Id, m.Version }).ToArrayAsync();
        // Most changes are of something else, and texts are long: only what is not in memory is fetched.
        Dictionary<(Id, int), Mandate> known = (_inForce?.Mandates ?? []).ToDictionary(m => (m.Id, m.Version));
        Id[] unread = [.. names.Where(name => !known.ContainsKey((name.Id, name.Version))).Select(name => name.Id)];
        MandateRow[] rows = unread.Length == 0
            ? []
            : await Newest(finance).Where(m => unread.Contains(m.Id)).ToArrayAsync();
        foreach (MandateRow row in rows) known[(row.Id, row.Version)] = Read(row).Mandate;
        // One that was saved anew in between is found the next time.
        IReadOnlyList<Mandate> mandates =
            [.. names.Select(name => known.GetValueOrDefault((name.Id, name.Version))).OfType<Mandate>()];
        _inForce = new Kept(seq, mandates);
        return mandates;
    }

    private static IQueryable<MandateRow> Newest(FinanceContext finance) => finance.Mandates.AsNoTracking()
        .Where(m => !finance.Mandates.Any(later => later.Id == m.Id && later.Version > m.Version));

    private static Task<MandateRow?> Find(FinanceContext finance, Id lender, Id mandate) =>
        Newest(finance).SingleOrDefaultAsync(m => m.Id == mandate && m.Lender == lender);

    private static async Task<Outcome<StoredMandate>> Add(FinanceContext finance, MandateRow row)
    {
        _ = finance.Mandates.Add(row);
        try
        {
            await finance.SaveNoting(row.SavedAt, ("mandate", row.Id));
            return Read(row);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return FinanceRefusals.MandateMoved;
        }
    }

    private static Outcome<StoredMandate> Found(MandateRow? row) =>
        row is null ? FinanceRefusals.MandateUnknown : Read(row);

    /// <summary>The table holds only what we wrote.</summary>
    private static StoredMandate Read(MandateRow row)
    {
        MandateTerms terms = MandateFile.Read(row.Terms, out _) ??
            throw new InvalidOperationException($"Mandate {row.Id} version {row.Version} cannot be read.");
        return new StoredMandate(
            new Mandate(row.Id, row.Version, row.Lender, row.Sandbox, terms), row.Stopped, row.SavedAt);
    }
}
