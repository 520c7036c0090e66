using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sampan.Council;
using Sampan.Web.Access;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>
/// The observatory's tables as files, under the address of the page with <c>.csv</c> or <c>.json</c> behind the table.
/// They are the same in every language, and what a chart draws can be drawn again from them.
/// </summary>
internal static class TableFiles
{
    /// <summary>Columns that every file has, beside those of its table; <c>key</c> stands for its own.</summary>
    internal static readonly IReadOnlyList<string> Common = ["months", "key", "shown_months", "money"];

    private static readonly JsonWriterOptions s_indented = new() { Indented = true };

    private static readonly Texts s_words = Texts.In("en");

    internal static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder files = routes.MapGroup("/observatory").AllowedTo(Who.Anyone);
        _ = files.MapGet("/dictionary.json", (IObservatory observatory) =>
            Results.Bytes(Dictionary(observatory.Floor), "application/json")).ExcludeFromDescription();
        _ = files.MapGet("/{table}.csv", (string table, HttpRequest asked, IObservatory observatory) =>
            File(table, asked, observatory, Csv, "text/csv; charset=utf-8")).ExcludeFromDescription();
        _ = files.MapGet("/{table}.json", (string table, HttpRequest asked, IObservatory observatory) =>
            File(table, asked, observatory, Json, "application/json")).ExcludeFromDescription();
    }

    private static async Task<IResult> File(
        string table, HttpRequest asked, IObservatory observatory,
        Func<ObservedTable, IObservatory, byte[]> write, string type)
    {
        Outcome<TableName> name = TableWords.Parse(table);
        if (name.IsRefused || await observatory.Out() is not { } open) return Results.NotFound();
        Outcome<MonthSpan> months = MonthsAsked.Of(name.Value, asked.Query, open);
        if (months.IsRefused) return Refused(months.Refusal);
        Outcome<ObservedTable> found = await observatory.Table(name.Value, months.Value);
        return found.IsRefused ? Refused(found.Refusal) : Results.Bytes(write(found.Value, observatory), type);
    }

    private static IResult Refused(Refusal refusal) => Results.Text(
        s_words.Refusal(refusal), "text/plain", Encoding.UTF8, Problems.StatusOf(refusal.Code.Kind));

    internal static byte[] Csv(ObservedTable table, IObservatory observatory)
    {
        var text = new StringBuilder();
        _ = text.AppendJoin(',', Header(table)).Append("\r\n");
        foreach (ObservedRow row in table.Rows)
            _ = text.AppendJoin(',', Values(table, row, observatory.Money)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static IEnumerable<string> Header(ObservedTable table)
    {
        yield return "months";
        yield return TableWords.KeyName(table.Name);
        if (table.Name == TableName.ChapterDestination) yield return "destination";
        yield return "shown_months";
        foreach (Column column in table.Columns) yield return Show.Key(column);
        yield return "money";
    }

    /// <summary>No value holds a comma or a quotation mark: keys are codes and slugs.</summary>
    private static IEnumerable<string> Values(ObservedTable table, ObservedRow row, Commodity money)
    {
        yield return Months(table.Months);
        yield return row.Key;
        if (table.Name == TableName.ChapterDestination) yield return row.Across;
        yield return row.Months.ToString(CultureInfo.InvariantCulture);
        foreach (Column column in table.Columns) yield return Value(column, row.Figures, money);
        yield return money.Code;
    }

    private static string Months(MonthSpan months) => months.Months == 1 ? $"{months.From}" : $"{months}";

    /// <summary>Plain figures: <c>1234.50</c>; nothing where hidden.</summary>
    private static string Value(Column column, CellFigures? figures, Commodity money)
    {
        if (figures?.Value(column) is not { } value) return "";
        return column switch
        {
            Column.Goods or Column.FreightAndInsurance or Column.Fee => money.AmountText(value),
            Column.CostPerThousand => (value / 10m).ToString("0.0", CultureInfo.InvariantCulture),
            _ => value.ToString(CultureInfo.InvariantCulture),
        };
    }

    internal static byte[] Json(ObservedTable table, IObservatory observatory) => Written(json =>
    {
        json.WriteString("table", TableWords.Address(table.Name));
        json.WriteString("months", Months(table.Months));
        json.WriteString("definition", s_words.Counts(table.Name));
        json.WriteString("source", "journal");
        json.WriteString("money", observatory.Money.Code);
        json.WriteString("dictionary", "/observatory/dictionary.json");
        json.WriteNumber("hidden", table.Hidden);
        json.WriteNumber("hidden_months", table.HiddenMonths);
        Write(json, observatory.Floor);
        json.WriteStartArray("rows");
        foreach (ObservedRow row in table.Rows)
        {
            json.WriteStartObject();
            foreach ((string name, string value) in Header(table).Zip(Values(table, row, observatory.Money)).Skip(1))
                if (value.Length > 0) json.WriteString(name, value);
                else json.WriteNull(name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static byte[] Dictionary(FloorRule floor) => Written(json =>
    {
        Write(json, floor);
        json.WriteStartObject("tables");
        foreach (TableName table in Enum.GetValues<TableName>())
            json.WriteString(TableWords.Address(table), s_words.Counts(table));
        json.WriteEndObject();
        json.WriteStartObject("columns");
        foreach (string name in Common.Concat(Enum.GetValues<Column>().Select(column => Show.Key(column))))
            json.WriteString(name, s_words[$"observatory.means.{name}"]);
        json.WriteEndObject();
        json.WriteStartObject("not_known");
        json.WriteString("preference_use", s_words["observatory.preference_why"]);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, FloorRule floor)
    {
        json.WriteStartObject("floor");
        json.WriteNumber("least_sellers", floor.LeastSellers);
        json.WriteNumber("most_percent_of_one", floor.MostOfOne);
        json.WriteNumber("most_percent_of_two", floor.MostOfTwo);
        json.WriteEndObject();
    }

    private static byte[] Written(Action<Utf8JsonWriter> members)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, s_indented))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }
}
