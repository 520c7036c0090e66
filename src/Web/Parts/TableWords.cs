using System.Globalization;
using Sampan.Academy;
using Sampan.Council;
using Sampan.Identity;
using Sampan.Market;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>The observatory's tables as people read them.</summary>
internal static class TableWords
{
    /// <summary>As addresses name it: <c>chapter-destination</c>.</summary>
    internal static string Address(TableName table) => Show.Key(table).Replace('_', '-');

    /// <summary>Refuses <c>table_unknown</c>.</summary>
    internal static Outcome<TableName> Parse(string? address)
    {
        foreach (TableName table in Enum.GetValues<TableName>())
            if (Address(table) == address) return table;
        return CouncilRefusals.TableUnknown;
    }

    /// <summary>What its rows are about, as the key of a text and the name of a file's column.</summary>
    internal static string KeyName(TableName table) => table switch
    {
        TableName.Month => "month",
        TableName.Chapter or TableName.ChapterDestination => "chapter",
        TableName.Province => "province",
        TableName.Size => "size",
        TableName.Held => "reason",
        TableName.Preference => "preference",
        TableName.Funding => "answer",
        TableName.Learning => "lesson",
        _ => "destination",
    };

    internal static string Title(this Texts text, TableName table) => text[$"observatory.table.{Show.Key(table)}"];

    internal static string Counts(this Texts text, TableName table) => text[$"observatory.counts.{Show.Key(table)}"];

    internal static string Column(this Texts text, Column column) => text[$"observatory.column.{Show.Key(column)}"];

    /// <summary>A year or a month, as the file of a public figure names it.</summary>
    internal static string Period(this Texts text, string period) =>
        Council.Month.Parse(period) is { IsRefused: false } month ? text.Month(month.Value)
        : int.TryParse(period, NumberStyles.None, CultureInfo.InvariantCulture, out int year) ? text.YearOf(year)
        : period;

    internal static string Plain(decimal value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);

    internal static string YearOf(this Texts text, int year) => (text.Language == "th" ? year + Show.BuddhistEra : year)
        .ToString(CultureInfo.InvariantCulture);

    internal static string Row(this Texts text, TableName table, ObservedRow row) =>
        table == TableName.ChapterDestination
            ? text.Of(
                "observatory.lane", ("chapter", text.Key(TableName.Chapter, row.Key)),
                ("country", text.Key(TableName.Destination, row.Across)))
            : text.Key(table, row.Key);

    internal static string Key(this Texts text, TableName table, string key) => key switch
    {
        ObservedTable.Rest => text["observatory.rest"],
        "" => text["observatory.not_said"],
        _ => table switch
        {
            TableName.Month => text.Month(Council.Month.Parse(key).Value),
            TableName.Chapter => text.Chapter(key),
            TableName.Province => Provinces.Name(text, Province.Parse(key).Value),
            TableName.Size => text[$"observatory.size.{key}"],
            TableName.Held => text[$"hold.{key}"],
            TableName.Preference => text.Preference(key),
            TableName.Funding => text[$"observatory.answer.{key}"],
            TableName.Learning => Course.FirstExport.Find(key)?.Texts[text.Language].Title ?? key,
            _ => Countries.Name(text, key),
        },
    };

    private static string Preference(this Texts text, string key) =>
        text[key is "unused" or "none_lower" or "unquoted" ? $"observatory.preference.{key}" : $"column.{key}"];

    private static string Chapter(this Texts text, string chapter) => text.Of(
        "observatory.chapter", ("number", chapter),
        ("goods", text[$"sector.{Show.Key(Sectors.Of(HsCode.Parse(chapter).Value))}"]));

    /// <summary>A number as people read it; a dash is for what a row does not have.</summary>
    internal static string Value(this Texts text, Column column, CellFigures figures, Commodity money)
    {
        long? value = figures.Value(column);
        return (value, column) switch
        {
            (null, _) => "–",
            ({ } amount, Council.Column.Goods or Council.Column.FreightAndInsurance or Council.Column.Fee) =>
                text.Amount(money, amount),
            ({ } tenths, Council.Column.CostPerThousand) => Tenths(tenths),
            ({ } number, _) => Show.Number(number),
        };
    }

    internal static string Tenths(long tenths) => (tenths / 10m).ToString("#,0.#", CultureInfo.InvariantCulture);
}
