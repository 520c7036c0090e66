using Microsoft.EntityFrameworkCore;
using Sampan.Finance.Bank;
using Sampan.Finance.Rows;
using Sampan.Storage;
using Sampan.Storage.Entities;

namespace Sampan.Finance;

/// <summary>
/// Opens the lenders' mandates of an installation, and what sellers have shown of their bank accounts. What it
/// hands out is safe to share between requests.
/// </summary>
public static class FinanceFactory
{
    /// <summary>Makes the tables where they are missing.</summary>
    public static async Task Prepare(Database database)
    {
        await Changes.Prepare(database);
        await Schema.Apply(database, typeof(FinanceFactory).Assembly, "mandates");
        await Schema.Apply(database, typeof(FinanceFactory).Assembly, "bank_records");
    }

    public static IBankRecords BankRecords(Database database) => new BankRecordStore(database);

    public static IMandates Mandates(Database database)
    {
        var options = new DbContextOptionsBuilder<FinanceContext>();
        _ = options.UseSampan(database);
        return new MandateDesk(() => new FinanceContext(options.Options), () => Changes.Newest(database));
    }
}
