using System.Data.Common;
using System.Globalization;
using Sampan.Storage;

namespace Sampan.Council.Observatory;

internal sealed class PublicFigureRows(Database database) : IPublicFigures
{
    public async Task Keep(IReadOnlyList<PublicFigure> figures)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbTransaction transaction = await connection.BeginTransactionAsync();
        foreach (PublicFigure figure in figures)
        {
            await using DbCommand keep = connection.Command(
                "INSERT INTO public_figure (series, period, value, unit, source, address, read_on) " +
                "VALUES (@series, @period, @value, @unit, @source, @address, @read) ON CONFLICT (series, period) " +
                "DO UPDATE SET value = excluded.value, unit = excluded.unit, source = excluded.source, " +
                "address = excluded.address, read_on = excluded.read_on",
                ("series", figure.Series), ("period", figure.Period),
                ("value", figure.Value.ToString(CultureInfo.InvariantCulture)), ("unit", figure.Unit),
                ("source", figure.Source), ("address", figure.Address.ToString()), ("read", figure.Read.Text()));
            _ = await keep.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
    }

    public async Task<IReadOnlyList<PublicFigure>> All()
    {
        await using DbConnection connection = await database.Connect();
        return await connection
            .Command(
                "SELECT series, period, value, unit, source, address, read_on FROM public_figure " +
                "ORDER BY series, period DESC")
            .Rows(row => new PublicFigure(
                row.GetString(0), row.GetString(1), decimal.Parse(row.GetString(2), CultureInfo.InvariantCulture),
                row.GetString(3), row.GetString(4), new Uri(row.GetString(5)), Dates.Parse(row.GetString(6)).Value));
    }
}
