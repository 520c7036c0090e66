using System.CommandLine;
using System.Globalization;
using Sampan.Border;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan classify</c>: reads goods, one JSON object a line, and writes for each the codes that may fit. A line
/// that cannot be read gets a line that says why, and the rest go on; the exit code is then 1.
/// </summary>
internal static class ClassifyCommand
{
    private static readonly Option<int> Top =
        new("--top") { Description = "how many codes a line, 1 to 50", DefaultValueFactory = _ => 10 };
    private static readonly Option<bool> Jsonl =
        new("--jsonl") { Description = "write one JSON object a line; else a table for reading" };
    private static readonly Option<FileInfo?> From =
        new("--nomenclature") { Description = "a file to classify by, in place of the one that was imported" };

    internal static Command Classify()
    {
        var command = new Command("classify", "Suggests the six digits of goods: reads JSON lines from standard input.")
        {
            Top, Jsonl, From,
        };
        command.SetAction((parsed, cancel) => Run(parsed, cancel));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        int top = parsed.GetValue(Top);
        if (top is < 1 or > 50) return CommandLine.Refuse(HostRefusals.TopOutOfRange.With(("top", Number(top))));
        Outcome<Known> known = parsed.GetValue(From) is { } file
            ? ImportNomenclatureCommand.Read(file, null).Map(read => new Known(read, []))
            : await OfInstallation(parsed.GetValue(CommandLine.DatabaseUrl)!);
        if (known.IsRefused) return CommandLine.Refuse(known.Refusal);
        if (known.Value.Nomenclature is null)
            await Console.Error.WriteLineAsync(
                "No nomenclature is loaded: classified by words of trade alone. " +
                "./sampan import nomenclature loads one.");
        IClassifier classifier = BorderFactory.Classifier(known.Value.Nomenclature, known.Value.Confirmed);

        bool asJson = parsed.GetValue(Jsonl) || parsed.GetValue(CommandLine.Json);
        if (asJson)
            return await AnswerLines.AsJson(
                line => AskedGoods.Read(line).Map(asked => AsJson(classifier, asked, top)), cancel);
        return await AnswerLines.AsText(
            line => AskedGoods.Read(line).Map(asked => AsText(classifier, asked, top)), cancel);
    }

    private static async Task<Outcome<Known>> OfInstallation(string url)
    {
        Outcome<Database> opened = Database.OpenExisting(url);
        if (opened.Refusal?.Code == StorageRefusals.DatabaseMissing) return new Known(null, []);
        if (opened.IsRefused) return opened.Refusal;
        await using Database database = opened.Value;
        await BorderFactory.Prepare(database);
        Outcome<Nomenclature> inUse = await BorderFactory.Nomenclatures(database).InUse();
        return new Known(inUse.IsRefused ? null : inUse.Value, await BorderFactory.ConfirmedCodes(database).All());
    }

    private static object AsJson(IClassifier classifier, AskedGoods asked, int top) => new
    {
        id = asked.Id,
        candidates = classifier.Classify(asked.Goods, top).Select(found => new
        {
            hs6 = found.Code.Digits,
            score = found.Score,
            why = ReasonText.Of(found.Why),
        }),
    };

    private static string AsText(IClassifier classifier, AskedGoods asked, int top)
    {
        var table = new TextTable("code", ">score", "why");
        foreach (Candidate found in classifier.Classify(asked.Goods, top))
            table.Add(found.Code.ToString(), Number(found.Score), ReasonText.Of(found.Why));
        return $"{asked.Id}: {asked.Goods.Title}\n{table}";
    }

    /// <summary>What the classifier is made from.</summary>
    private sealed record Known(Nomenclature? Nomenclature, IReadOnlyList<ConfirmedCode> Confirmed);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
