namespace Sampan.Council;

/// <summary>The numbers of a cell that is shown.</summary>
/// <param name="Traders">
/// Sellers; of lessons, readers. Null of several months: who sold in two of them would be counted twice.
/// </param>
/// <param name="Cases">Orders, shipments, readings: whatever the table counts.</param>
/// <param name="Goods">Their price in minor units; as the next two 0 where the table is not about money.</param>
/// <param name="Fee">The platform's.</param>
/// <param name="MiddleDays">Null where the table is not about days.</param>
public sealed record CellFigures(
    int? Traders, long Cases, long Goods, long FreightAndInsurance, long Fee, int? MiddleDays)
{
    /// <summary>Tenths of what is paid beside each thousand of the goods; null without goods.</summary>
    public long? CostPerThousand =>
        Goods == 0 ? null : Rounding.Scale(checked(FreightAndInsurance + Fee), 10_000, Goods, RoundingRule.HalfUp);

    /// <summary>What stands in a column: minor units, tenths of a thousandth part, days or a count.</summary>
    public long? Value(Column column) => column switch
    {
        Column.Goods => Goods,
        Column.FreightAndInsurance => FreightAndInsurance,
        Column.Fee => Fee,
        Column.CostPerThousand => CostPerThousand,
        Column.MiddleDays => MiddleDays,
        Column.Sellers or Column.Readers => Traders,
        _ => Cases,
    };
}
