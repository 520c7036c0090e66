using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sampan.Market;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>
/// What is typed about a listing, field by field, exactly as it was typed: it can be shown again, compared with what
/// is stored, and read into <see cref="ListingTerms"/>.
/// </summary>
public sealed class ListingForm
{
    /// <summary>The languages a seller writes in here; what exists in others is kept.</summary>
    public static readonly IReadOnlyList<string> Languages = ["th", "en", "zh"];

    /// <summary>Fields of one value, in the order of the form.</summary>
    private static readonly string[] Single =
    [
        .. Languages.SelectMany(language => (string[])[$"title-{language}", $"description-{language}"]),
        "slug", "price", "currency", "sales-unit",
        "minimum", "lead-days", "incoterm", "units-per-carton", "unit-net-grams", "unit-gross-grams",
        "carton-gross-grams", "carton-length-cm", "carton-width-cm", "carton-height-cm", "hs-code", "origin", "active",
    ];

    private static readonly string[] LineFields = ["line-country", "line-code"];

    /// <summary>More destinations than a form is good for.</summary>
    private const int MostLines = 50;

    private readonly Dictionary<string, string> _typed = [];

    public string this[string field]
    {
        get => _typed.GetValueOrDefault(field, "");
        private set => _typed[field] = value;
    }

    /// <summary>Rows for destination codes: those that are filled and one more.</summary>
    public int Lines { get; private set; } = 1;

    public static ListingForm New(string currency)
    {
        var form = new ListingForm
        {
            ["currency"] = currency,
            ["sales-unit"] = "pcs",
            ["minimum"] = "1",
            ["lead-days"] = "7",
            ["incoterm"] = nameof(Incoterm.DAP),
            ["origin"] = Country.Thailand.Code,
            ["line-country-0"] = Country.Japan.Code,
            ["active"] = "yes",
        };
        return form;
    }

    public static ListingForm Of(Listing listing)
    {
        ListingTerms terms = listing.Terms;
        var form = new ListingForm();
        foreach (string language in Languages)
        {
            Wording words = terms.Words.TryGetValue(language, out Wording? known) ? known : new Wording("", "");
            (form[$"title-{language}"], form[$"description-{language}"]) = (words.Title, words.Description);
        }
        (form["slug"], form["currency"]) = (listing.Slug, terms.Price.Currency.Code);
        form["price"] = terms.Price.AmountText;
        (form["sales-unit"], form["incoterm"]) = (terms.SalesUnit, terms.Incoterm.ToString());
        (form["hs-code"], form["origin"]) = (terms.HsCode.ToString(), terms.Origin.Code);
        form["active"] = terms.Active ? "yes" : "";
        foreach ((string field, int number) in Numbers(terms)) form[field] = Written(number);
        foreach ((int i, (Country to, HsCode code)) in terms.TariffLines.OrderBy(line => line.Key.Code).Index())
            (form[$"line-country-{i}"], form[$"line-code-{i}"]) = (to.Code, code.ToString());
        form.Lines = terms.TariffLines.Count + 1;
        return form;
    }

    public static ListingForm Read(IFormCollection posted)
    {
        var form = new ListingForm();
        foreach (string field in Single) form[field] = FormReader.Typed(posted, field);
        form.Lines = form.ReadRows(posted, LineFields, "line-code");
        return form;
    }

    /// <summary>
    /// What was typed as terms, or the first reason why not. Words of other languages come from before.
    /// </summary>
    public Outcome<ListingTerms> Terms(ListingTerms? before)
    {
        var read = new FormReader();
        Currency currency = read.Take("currency", Currency.Parse(this["currency"]));
        if (read.Refusal is { } unknown) return unknown;
        var terms = new ListingTerms
        {
            Words = ListingWords.Typed(field => this[field], before?.Words),
            HsCode = read.Take("hs_code", HsCode.Parse(this["hs-code"])),
            TariffLines = TariffLines(read),
            Origin = read.Take("origin", Country.Parse(this["origin"].ToUpperInvariant())),
            SalesUnit = this["sales-unit"],
            Price = read.Take("price", Money.Parse(this["price"], currency)),
            Minimum = Number(read, "minimum"),
            UnitsPerCarton = Number(read, "units-per-carton"),
            CartonLengthCm = Number(read, "carton-length-cm"),
            CartonWidthCm = Number(read, "carton-width-cm"),
            CartonHeightCm = Number(read, "carton-height-cm"),
            UnitNetGrams = Number(read, "unit-net-grams"),
            UnitGrossGrams = Number(read, "unit-gross-grams"),
            CartonGrossGrams = Number(read, "carton-gross-grams"),
            Incoterm = read.Take("incoterm", Incoterms.Parse(this["incoterm"])),
            LeadDays = Number(read, "lead-days"),
            Active = this["active"] == "yes",
        };
        return read.Refusal is { } refusal ? refusal : terms;
    }

    /// <summary>The fields that differ, by name, with what stands here and what stands in the other.</summary>
    public IReadOnlyList<(string Field, string Here, string There)> Differences(ListingForm other) =>
    [
        .. _typed.Keys.Union(other._typed.Keys)
            .Where(field => Compared(field, this) != Compared(field, other))
            .Select(field => (field, this[field], other[field])),
    ];

    /// <summary>0804.50 and 080450 are one code, 120 and 120.00 one price.</summary>
    private static string Compared(string field, ListingForm form)
    {
        string text = form[field];
        if (field.Contains("code", StringComparison.Ordinal)) return text.Replace(".", "", StringComparison.Ordinal);
        bool isPrice = field.Contains("price", StringComparison.Ordinal);
        return isPrice && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal price)
            ? price.ToString("0.####", CultureInfo.InvariantCulture)
            : text;
    }

    private Dictionary<Country, HsCode> TariffLines(FormReader read)
    {
        var lines = new Dictionary<Country, HsCode>();
        foreach (int i in Filled("line-code", Lines))
        {
            Country to = read.Take(
                $"line_country_{i}", Country.Parse(this[$"line-country-{i}"].ToUpperInvariant()));
            lines[to] = read.Take($"line_code_{i}", HsCode.Parse(this[$"line-code-{i}"]));
        }
        return lines;
    }

    private int ReadRows(IFormCollection posted, string[] fields, string key)
    {
        int row = 0;
        // Rows that were emptied close up; the last one shown is always free.
        for (int sent = 0; sent <= MostLines && posted.ContainsKey($"{key}-{sent}"); sent++)
        {
            if (FormReader.Typed(posted, $"{key}-{sent}").Length == 0) continue;
            foreach (string field in fields) this[$"{field}-{row}"] = FormReader.Typed(posted, $"{field}-{sent}");
            row++;
        }
        return row + 1;
    }

    private IEnumerable<int> Filled(string key, int rows) =>
        Enumerable.Range(0, rows).Where(i => this[$"{key}-{i}"].Length > 0);

    private int Number(FormReader read, string field) =>
        read.Whole(field.Replace('-', '_'), this[field]);

    private static IEnumerable<(string Field, int Number)> Numbers(ListingTerms terms) =>
    [
        ("minimum", terms.Minimum), ("lead-days", terms.LeadDays), ("units-per-carton", terms.UnitsPerCarton),
        ("unit-net-grams", terms.UnitNetGrams), ("unit-gross-grams", terms.UnitGrossGrams),
        ("carton-gross-grams", terms.CartonGrossGrams), ("carton-length-cm", terms.CartonLengthCm),
        ("carton-width-cm", terms.CartonWidthCm), ("carton-height-cm", terms.CartonHeightCm),
    ];

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
