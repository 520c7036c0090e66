using System.CommandLine;
using System.Globalization;
using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan import tax-table FILE</c>: holds a table of the world's sales taxes against the rates known here.
/// Nothing is loaded from it; the exit code is 1 when it contradicts the law.
/// </summary>
internal static class CheckTaxTableCommand
{
    private const long MostBytes = 4 << 20;

    private static readonly Argument<FileInfo> File = new("FILE");
    private static readonly Option<bool> CheckOnly =
        new("--check") { Description = "what is done in any case: nothing is loaded from such a table" };

    internal static Command TaxTable()
    {
        var command = new Command(
            "tax-table", "Checks a table of sales taxes (JSON) against known law. It is never loaded.")
            { File, CheckOnly };
        command.SetAction((parsed, cancel) => Run(parsed, cancel));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        Outcome<byte[]> file = await InputFile.Read(parsed.GetValue(File)!, MostBytes, cancel);
        if (file.IsRefused) return CommandLine.Refuse(file.Refusal);
        Outcome<TaxTableReport> report = IBorder.Create().CheckTaxTable(file.Value);
        if (report.IsRefused) return CommandLine.Refuse(report.Refusal);
        if (parsed.GetValue(CommandLine.Json)) CommandLine.Write(Document(report.Value));
        else Print(report.Value);
        return report.Value.Contradictions.Count == 0 ? 0 : 1;
    }

    private static object Document(TaxTableReport report) => new
    {
        countries = report.Countries,
        agreeing = report.Agreeing.Select(country => country.Code),
        notVouched = report.NotVouched,
        contradictions = report.Contradictions.Select(found => new
        {
            country = found.Country.Code,
            days = found.Days.ToString(),
            table = found.Table,
            law = found.Law,
            instrument = found.Citation.Instrument,
            source = found.Citation.Source,
        }),
    };

    private static void Print(TaxTableReport report)
    {
        foreach (TaxContradiction found in report.Contradictions)
            Console.WriteLine(
                $"{found.Country.Code} {found.Days}: the table says {Percent(found.Table)}, "
                + $"the law {Percent(found.Law)}: {found.Citation.Instrument} ({found.Citation.Source})");
        if (report.Agreeing.Count > 0)
            Console.WriteLine($"agrees with what is known of {string.Join(", ", report.Agreeing.Select(c => c.Code))}");
        Console.WriteLine(
            $"{report.NotVouched} of {report.Countries} countries: nothing is known here, so nothing is said");
        Console.WriteLine("Nothing was loaded: such a table is never a source of a quote.");
    }

    private static string Percent(decimal? rate) =>
        rate is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0.####} %") : "nothing";
}
