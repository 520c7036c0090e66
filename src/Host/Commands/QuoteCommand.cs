using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan quote</c>: what the border charges, line by line with its law; or a written quote again.
/// </summary>
internal static class QuoteCommand
{
    private static readonly Option<string> From = new("--from") { DefaultValueFactory = _ => "TH" };
    private static readonly Option<string> To = new("--to") { DefaultValueFactory = _ => "JP" };
    private static readonly Option<string> Hs = new("--hs") { Description = "the importing country's code: 080450090" };
    private static readonly Option<string[]> Goods = Amount("--goods-value", "price of the goods: 120000 THB");
    private static readonly Option<string[]> Freight = Amount("--freight", "carriage to the port of import: 9000 THB");
    private static readonly Option<string[]> Insurance = Amount("--insurance", "0 THB when uninsured");
    private static readonly Option<string[]> Onward = Amount("--onward", "the price's part for carriage after arrival");
    private static readonly Option<string[]> Weight = new("--weight", "--quantity")
    {
        Description = "500kg, 40l, 1200pcs; may be given once per kind",
        AllowMultipleArgumentsPerToken = true,
    };
    private static readonly Option<string> Term = new("--incoterm") { DefaultValueFactory = _ => "DAP" };
    private static readonly Option<string> Date = new("--date") { Description = "day of the import declaration" };
    private static readonly Option<string> Preference = new("--preference")
    {
        Description = "none, jtepa, ajcep or rcep: claimed with proof of origin",
        DefaultValueFactory = _ => "none",
    };
    private static readonly Option<string> InsideQuota =
        new("--quota") { Description = "inside or outside, where the rate asks" };
    private static readonly Option<bool> StatedUse =
        new("--stated-use") { Description = "the goods are for the use a ◎ line describes" };
    private static readonly Option<bool> SugarLevy =
        new("--sugar-levy-outside") { Description = "you know that a sugar levy is due beside the quote" };
    private static readonly Option<string[]> Part =
        new("--part") { Description = "battery=1.20: what a part is worth, where the rate asks" };
    private static readonly Option<string[]> Content =
        new("--content") { Description = "total_sugars=120kg: what the goods contain, where the rate asks" };
    private static readonly Option<string> By =
        new("--transport") { Description = "sea, air, land or post, where a charge depends on it" };
    private static readonly Option<string> TaxClass =
        new("--tax-class") { Description = "standard or reduced; else it follows from the code" };
    private static readonly Option<string[]> Choice =
        new("--choice") { Description = "wto=2: the second of a cell's rates fits; 0 for none" };
    private static readonly Option<string[]> StandardPrice = new("--standard-price")
    {
        Description = "GOODS=YEN=SOURCE: a standard import price the rate asks for",
    };
    private static readonly Option<bool> Assume =
        new("--assume-unchanged") { Description = "go on past known-until; not binding" };
    private static readonly Option<FileInfo> Replay = new("--replay") { Description = "compute a written quote again" };

    internal static Command Quote()
    {
        var command = new Command("quote", "Duty and tax at the border, each line with its rule and source.")
        {
            From, To, Hs, Goods, Freight, Insurance, Onward, Weight, Term, Date, Preference, InsideQuota, StatedUse,
                SugarLevy,
            Part, Content, By, TaxClass, Choice, StandardPrice, Assume, Replay,
        };
        command.SetAction((parsed, _) => parsed.GetValue(Replay) is { } file ? RunReplay(parsed, file) : Run(parsed));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        Outcome<QuoteRequest> request = Request(parsed);
        if (request.IsRefused) return CommandLine.Refuse(request.Refusal);
        IBorder border = IBorder.Create();
        Outcome<Shelf> shelf = await Shelf.Open(parsed.GetValue(CommandLine.DatabaseUrl)!, border, forWriting: false);
        if (shelf.IsRefused) return CommandLine.Refuse(shelf.Refusal);
        await using Shelf opened = shelf.Value;
        Outcome<TariffBook> book = await opened.Tariffs.For(request.Value.To, request.Value.Date);
        if (book.IsRefused) return CommandLine.Refuse(book.Refusal);
        Outcome<BorderQuote> quote = border.Quote(
            request.Value, book.Value, await opened.Tariffs.Rates(request.Value.GoodsValue.Currency));
        return quote.IsRefused ? CommandLine.Refuse(quote.Refusal) : Show(parsed, border, quote.Value);
    }

    private static async Task<int> RunReplay(ParseResult parsed, FileInfo file)
    {
        if (!file.Exists) return CommandLine.Refuse(HostRefusals.FileMissing.With(("file", file.FullName)));
        byte[] json = await File.ReadAllBytesAsync(file.FullName);
        // A quote written to a file usually ends in the line break of whoever wrote it.
        json = json.AsSpan().TrimEnd("\r\n"u8).ToArray();
        IBorder border = IBorder.Create();
        Outcome<Shelf> shelf = await Shelf.Open(parsed.GetValue(CommandLine.DatabaseUrl)!, border, forWriting: false);
        if (shelf.IsRefused) return CommandLine.Refuse(shelf.Refusal);
        await using Shelf opened = shelf.Value;
        if (BookHash(json) is not { } hash) return CommandLine.Refuse(
            BorderRefusals.QuoteMalformed.With(("what", file.Name)));
        Outcome<TariffBook> book = await opened.Tariffs.ByHash(hash);
        if (book.IsRefused) return CommandLine.Refuse(book.Refusal);
        Outcome<ReplayedQuote> replayed = border.Replay(json, book.Value);
        if (replayed.IsRefused) return CommandLine.Refuse(replayed.Refusal);
        if (!replayed.Value.IsSame)
            return CommandLine.Refuse(HostRefusals.ReplayDiffers.With(("where", replayed.Value.FirstDifference!)));
        if (!parsed.GetValue(CommandLine.Json)) Console.Error.WriteLine("The same, to the byte.");
        return Show(parsed, border, replayed.Value.Quote);
    }

    private static int Show(ParseResult parsed, IBorder border, BorderQuote quote)
    {
        Console.WriteLine(parsed.GetValue(CommandLine.Json)
            ? Encoding.UTF8.GetString(border.Write(quote))
            : border.Print(quote).TrimEnd());
        return 0;
    }

    /// <summary>The hash of the book a written quote names; null when the file is no quote.</summary>
    private static Hash256? BookHash(byte[] json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return Hash256.Parse(document.RootElement.GetProperty("book").GetProperty("hash").GetString());
        }
        catch (Exception unreadable) when (
            unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Outcome<QuoteRequest> Request(ParseResult parsed)
    {
        var read = new Reader();
        var request = new QuoteRequest
        {
            From = read.Take(Country.Parse(parsed.GetValue(From))),
            To = read.Take(Country.Parse(parsed.GetValue(To))),
            Code = read.Take(HsCode.Parse(parsed.GetValue(Hs))),
            Date = read.Take(Dates.Parse(parsed.GetValue(Date))),
            Term = read.Take(Incoterms.Parse(parsed.GetValue(Term))),
            GoodsValue = read.Take(ParseMoney(parsed.GetValue(Goods) ?? ["", ""])),
            Freight = read.Optional(parsed.GetValue(Freight), ParseMoney),
            Insurance = read.Optional(parsed.GetValue(Insurance), ParseMoney),
            OnwardCarriage = read.Optional(parsed.GetValue(Onward), ParseMoney),
            Quantities = [.. (parsed.GetValue(Weight) ?? []).Select(text => read.Take(Quantity.Parse(text)))],
            Claim = read.Take(ParseName<Preference>(parsed.GetValue(Preference)!)),
            Assurances = Stated(parsed),
            Parts = [.. (parsed.GetValue(Part) ?? []).Select(text => read.Take(ParsePart(parsed, text))!)],
            Contents = [.. (parsed.GetValue(Content) ?? []).Select(text => read.Take(ParseContent(text))!)],
            Transport = parsed.GetValue(By) is { } by ? read.Take(ParseName<Transport>(by)) : null,
            TaxClass = parsed.GetValue(TaxClass) is { } taxed ? read.Take(ParseName<TaxClass>(taxed)) : null,
            Choices = [.. (parsed.GetValue(Choice) ?? []).Select(text => read.Take(ParseChoice(text)))],
            StandardPrices = [.. (parsed.GetValue(StandardPrice) ?? []).Select(text => read.Take(ParsePrice(text))!)],
            AssumeUnchanged = parsed.GetValue(Assume),
        };
        return read.Refusal is { } refusal ? refusal : request;
    }

    private static Assurances Stated(ParseResult parsed) =>
        (parsed.GetValue(StatedUse) ? Assurances.StatedUse : Assurances.None)
        | (parsed.GetValue(SugarLevy) ? Assurances.SugarLevyOutside : Assurances.None)
        | parsed.GetValue(InsideQuota) switch
        {
            "inside" => Assurances.InsideQuota,
            "outside" => Assurances.OutsideQuota,
            _ => Assurances.None,
        };

    private static Outcome<Choice> ParseChoice(string text)
    {
        string[] parts = text.Split('=');
        bool isNumber = int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        if (parts.Length != 2 || !isNumber) return BorderRefusals.NameUnknown.Text(text);
        return ParseName<DutyColumn>(parts[0]).Map(column => new Choice(column, number));
    }

    /// <summary>In the currency of the goods' value.</summary>
    private static Outcome<PartValue> ParsePart(ParseResult parsed, string text)
    {
        string[] parts = text.Split('=', 2);
        if (parts.Length != 2) return BorderRefusals.NameUnknown.Text(text);
        return ParseMoney([parts[1], (parsed.GetValue(Goods) ?? ["", ""])[1]])
            .Map(value => new PartValue(parts[0], value));
    }

    private static Outcome<ContentOf> ParseContent(string text)
    {
        string[] parts = text.Split('=', 2);
        if (parts.Length != 2) return BorderRefusals.NameUnknown.Text(text);
        return Quantity.Parse(parts[1]).Map(quantity => new ContentOf(parts[0], quantity));
    }

    private static Outcome<StandardPrice> ParsePrice(string text)
    {
        string[] parts = text.Split('=', 3);
        return parts.Length == 3
            && decimal.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal yen)
            ? new StandardPrice(parts[0], yen, parts[2])
            : BorderRefusals.NameUnknown.Text(text);
    }

    private static Outcome<Money> ParseMoney(string[] words)
    {
        Outcome<Currency> currency = Currency.Parse(words[1]);
        return currency.IsRefused ? currency.Refusal : Money.Parse(words[0], currency.Value);
    }

    private static Outcome<T> ParseName<T>(string text) where T : struct, Enum =>
        Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value)
            ? value
            : BorderRefusals.NameUnknown.Text(text);

    private static Option<string[]> Amount(string name, string description) => new(name)
    {
        Description = description,
        Arity = new ArgumentArity(2, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Reads many values and keeps the first refusal among them.</summary>
    private sealed class Reader
    {
        internal Refusal? Refusal { get; private set; }

        internal T? Take<T>(Outcome<T> outcome)
        {
            if (!outcome.IsRefused) return outcome.Value;
            Refusal ??= outcome.Refusal;
            return default;
        }

        internal Money? Optional(string[]? words, Func<string[], Outcome<Money>> parse) =>
            words is null || words.Length == 0 ? null : Take(parse(words));
    }
}
