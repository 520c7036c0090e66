using System.CommandLine;
using System.Globalization;
using Sampan.Border;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Host.Commands;

/// <summary><c>./sampan import tariff|rate|nomenclature</c>: what the border's quotes are computed from.</summary>
internal static class ImportCommands
{
    private static readonly Option<string> Country =
        new("--country") { Required = true, Description = "two letters: JP, SG" };
    private static readonly Option<string> Format =
        new("--format") { Required = true, Description = "jp-csv for JP, lines-csv for SG" };
    private static readonly Option<string> From =
        new("--valid-from") { Required = true, Description = "first day, YYYY-MM-DD" };
    private static readonly Option<string> Until =
        new("--known-until") { Required = true, Description = "last day the figures are known for" };
    private static readonly Option<string> Source =
        new("--source") { Required = true, Description = "where and when the file was obtained" };
    private static readonly Option<string> Publisher =
        new("--publisher") { Required = true, Description = "who publishes the rates: Japan Customs" };
    private static readonly Option<bool> CheckOnly = new("--check") { Description = "report, and load nothing" };
    private static readonly Argument<FileInfo> File = new("FILE");
    private static readonly Option<string> Money = new("--currency") { Required = true, Description = "THB" };
    private static readonly Option<string> Into =
        new("--into") { Required = true, Description = "the importing country's currency: JPY" };
    private static readonly Option<decimal> PerUnit =
        new("--rate") { Required = true, Description = "units of --into for one unit of --currency" };

    internal static Command Import()
    {
        var tariff = new Command("tariff", "Loads a country's tariff schedule and reports every cell not understood.")
        {
            Country, Format, From, Until, Source, Publisher, CheckOnly, File,
        };
        tariff.SetAction((parsed, _) => Tariff(parsed));
        var rate = new Command(
            "rate", "Notes a published exchange rate for the days it is valid.")
            { Money, Into, PerUnit, From, Until, Source };
        rate.SetAction((parsed, _) => Rate(parsed));
        return new Command("import", "Loads what quotes are computed from, and what others have published.")
        {
            tariff, rate, ImportNomenclatureCommand.Nomenclature(), ImportFiguresCommand.Figures(),
            ImportSanctionsCommand.Sanctions(), CheckTaxTableCommand.TaxTable(),
        };
    }

    private static async Task<int> Tariff(ParseResult parsed)
    {
        Outcome<Country> country = Kernel.Country.Parse(parsed.GetValue(Country));
        if (country.IsRefused) return CommandLine.Refuse(country.Refusal);
        Outcome<Period> validity = Validity(parsed);
        if (validity.IsRefused) return CommandLine.Refuse(validity.Refusal);
        FileInfo file = parsed.GetValue(File)!;
        if (!file.Exists) return CommandLine.Refuse(HostRefusals.FileMissing.With(("file", file.FullName)));

        bool json = parsed.GetValue(CommandLine.Json);
        IBorder border = IBorder.Create();
        var identity = new BookIdentity(
            country.Value, validity.Value, parsed.GetValue(Publisher)!, parsed.GetValue(Source)!);
        using var progress = TerminalProgress.Start("rows", quiet: json);
        Outcome<ImportedBook> imported;
        await using (FileStream stream = file.OpenRead())
            imported = border.ImportTariff(
                identity, parsed.GetValue(Format)!, stream, progress.Of<ImportProgress>(p => (p.Rows, p.Of)));
        progress.Finish();
        if (imported.IsRefused) return CommandLine.Refuse(imported.Refusal);
        Outcome<Loaded> loaded = await Shelved(parsed, border, imported.Value.Book);
        if (loaded.IsRefused) return CommandLine.Refuse(loaded.Refusal);
        BookChanges? changes = loaded.Value.Changes;
        if (json) CommandLine.Write(Document(imported.Value, changes));
        else Console.Write(Text(imported.Value) + changes?.Text());
        return 0;
    }

    private static async Task<int> Rate(ParseResult parsed)
    {
        Outcome<Currency> currency = Currency.Parse(parsed.GetValue(Money));
        if (currency.IsRefused) return CommandLine.Refuse(currency.Refusal);
        Outcome<Period> validity = Validity(parsed);
        if (validity.IsRefused) return CommandLine.Refuse(validity.Refusal);
        Outcome<Currency> into = Currency.Parse(parsed.GetValue(Into));
        if (into.IsRefused) return CommandLine.Refuse(into.Refusal);
        if (parsed.GetValue(PerUnit) <= 0) return CommandLine.Refuse(KernelRefusals.AmountMalformed.Text("0"));
        var rate = new ExchangeRate(
            currency.Value, into.Value, parsed.GetValue(PerUnit), validity.Value, parsed.GetValue(Source)!);
        Outcome<Shelf> shelf =
            await Shelf.Open(parsed.GetValue(CommandLine.DatabaseUrl)!, IBorder.Create(), forWriting: true);
        if (shelf.IsRefused) return CommandLine.Refuse(shelf.Refusal);
        await using Shelf opened = shelf.Value;
        await opened.Tariffs.PutRate(rate, Instant.From(TimeProvider.System.GetUtcNow()));
        if (parsed.GetValue(CommandLine.Json)) CommandLine.Write(new
        {
            currency = rate.Currency.ToString(),
            into = rate.Into.ToString(),
            perUnit = rate.PerUnit,
            validFrom = Dates.Text(rate.Validity.From),
            knownUntil = Dates.Text(rate.Validity.Until),
            source = rate.Source,
        });
        else Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"1 {rate.Currency} = {rate.PerUnit} {rate.Into}, {rate.Validity}, {rate.Source}"));
        return 0;
    }

    /// <summary>What the book changes is said before it is loaded; with --check it is not loaded.</summary>
    private static async Task<Outcome<Loaded>> Shelved(ParseResult parsed, IBorder border, TariffBook book)
    {
        bool isCheck = parsed.GetValue(CheckOnly);
        Outcome<Shelf> shelf =
            await Shelf.Open(parsed.GetValue(CommandLine.DatabaseUrl)!, border, forWriting: !isCheck);
        // A file can be checked where there is no installation.
        if (isCheck && shelf.Refusal?.Code == StorageRefusals.DatabaseMissing) return new Loaded(null);
        if (shelf.IsRefused) return shelf.Refusal;
        await using Shelf opened = shelf.Value;
        BookChanges? changes = await BookChanges.Of(opened.Database, opened.Tariffs, book);
        if (!isCheck) await opened.Tariffs.Put(book, Instant.From(TimeProvider.System.GetUtcNow()));
        return new Loaded(changes);
    }

    /// <param name="Changes">Null where no book of the country answered for that day before.</param>
    private sealed record Loaded(BookChanges? Changes);

    private static Outcome<Period> Validity(ParseResult parsed)
    {
        Outcome<DateOnly> from = Dates.Parse(parsed.GetValue(From));
        if (from.IsRefused) return from.Refusal;
        Outcome<DateOnly> until = Dates.Parse(parsed.GetValue(Until));
        if (until.IsRefused) return until.Refusal;
        return until.Value < from.Value ? BorderRefusals.PeriodBackwards : new Period(from.Value, until.Value);
    }

    private static object Document(ImportedBook imported, BookChanges? changes) => new
    {
        hash = imported.Book.Hash.ToString(),
        rows = imported.Report.Rows,
        lines = imported.Report.Lines,
        columns = imported.Report.Columns.Select(c =>
            new { column = c.Column.Name(), cells = c.Cells, computed = c.Computed, refused = c.Refused }),
        commonest = imported.Report.Commonest,
        changes = changes?.Document(),
        refused = imported.Report.Refused.Select(r => new { r.Row, r.Code, Column = r.Column.Name(), r.Text, r.Why }),
    };

    private static string Text(ImportedBook imported)
    {
        ImportReport report = imported.Report;
        var columns = new TextTable("column", ">cells", ">computed", ">refused", ">share");
        foreach (ColumnCount c in report.Columns)
            columns.Add(c.Column.Name(), Number(c.Cells), Number(c.Computed), Number(c.Refused), Share(c));
        string counted = $"{Number(report.Rows)} rows, {Number(report.Lines)} lines";
        string text = $"{counted}, book {imported.Book.Hash}\n\n{columns}";
        if (report.Refused.Count == 0) return text;
        var commonest = new TextTable(">times", "why", "as in");
        foreach (CommonRefusal common in report.Commonest)
            commonest.Add(Number(common.Count), common.Why, common.Example.ReplaceLineEndings(" / "));
        return $"{text}\nThe commonest cells not understood (all of them with --json):\n{commonest}";
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(ColumnCount count) =>
        (count.ComputedPerTenThousand / 100m).ToString("F2", CultureInfo.InvariantCulture) + " %";
}
