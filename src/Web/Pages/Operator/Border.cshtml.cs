using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Sampan.Border;
using Sampan.Journeys.Payments;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Operator;

/// <summary>What quotes are computed from: tariff books with the days they are known for, and exchange rates.</summary>
[RequestSizeLimit(LargestUpload)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestUpload)]
public sealed class BorderModel(IBorder border, ITariffShelf shelf, BankAccount account) : SampanPage
{
    /// <summary>A little above the largest schedule the importer takes: it is the importer that refuses.</summary>
    private const long LargestUpload = 70L * 1024 * 1024;

    [BindProperty(Name = "currency", SupportsGet = true)]
    public string? RateCurrency { get; set; }

    [BindProperty(Name = "rate")]
    public string? Rate { get; set; }

    [BindProperty(Name = "into")]
    public string? Into { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "until")]
    public string? Until { get; set; }

    [BindProperty(Name = "source")]
    public string? Source { get; set; }

    [BindProperty(Name = "country")]
    public string? BookCountry { get; set; }

    [BindProperty(Name = "publisher")]
    public string? Publisher { get; set; }

    [BindProperty(Name = "load")]
    public string? Load { get; set; }

    /// <summary>Which of the two forms was sent, so that only that one shows what was typed.</summary>
    public string Sent { get; private set; } = "";

    public IReadOnlyList<BookIdentity> Books { get; private set; } = [];

    public IReadOnlyList<ExchangeRate> Rates { get; private set; } = [];

    /// <summary>The currencies that some country of import charges in, with their names.</summary>
    public IReadOnlyList<(string Code, string Words)> Charged =>
        [.. border.Lanes.Select(lane => lane.Currency.Code).Distinct().Select(code => (code, code))];

    public ImportedBook? Imported { get; private set; }

    public bool IsLoaded { get; private set; }

    public Task OnGet() => Read();

    public async Task<IActionResult> OnPostRate()
    {
        Sent = "rate";
        var read = new FormReader();
        Currency currency = read.Take("currency", Currency.Parse(RateCurrency));
        decimal rate = read.Take("rate", FormReader.Figure("rate", Rate));
        Currency into = read.Take("into", Currency.Parse(Into));
        Period validity = Validity(read);
        Refusal? refusal = read.Refusal ?? CheckSource();
        if (refusal is null) await shelf.PutRate(new ExchangeRate(currency, into, rate, validity, Source!.Trim()), Now);
        if (refusal is null) return Redirect($"/operator/border?done=rate&currency={currency}#rates");
        await Read();
        return Say(refusal);
    }

    public async Task<IActionResult> OnPostTariff(IFormFile? file)
    {
        Sent = "tariff";
        Outcome<ImportedBook> imported = await Import(file);
        if (!imported.IsRefused)
        {
            Imported = imported.Value;
            IsLoaded = Load == "yes";
            if (IsLoaded) await shelf.Put(Imported.Book, Now);
        }
        await Read();
        return imported.IsRefused ? Say(imported.Refusal) : Page();
    }

    private async Task<Outcome<ImportedBook>> Import(IFormFile? file)
    {
        var read = new FormReader();
        Country country = read.Take("country", Country.Parse(BookCountry));
        Period validity = Validity(read);
        if ((read.Refusal ?? CheckSource()) is { } refusal) return refusal;
        if (file is not { Length: > 0 }) return WebRefusals.FileMissing;
        var identity = new BookIdentity(country, validity, (Publisher ?? "").Trim(), Source!.Trim());
        await using Stream stream = file.OpenReadStream();
        return border.ImportTariff(identity, FormatOf(country), stream);
    }

    /// <summary>The one format that is known for a country; where none is, the importer says so.</summary>
    private string FormatOf(Country country) =>
        border.Lanes.FirstOrDefault(lane => lane.To == country)?.Format ?? "";

    private Period Validity(FormReader read)
    {
        var validity = new Period(read.Take("from", TypedDay.Parse(From)), read.Take("until", TypedDay.Parse(Until)));
        if (validity.Until >= validity.From) return validity;
        _ = read.Take<Period>(
            "until", BorderRefusals.PeriodBackwards.With(("period", $"{validity}")));
        return validity;
    }

    private Refusal? CheckSource() => string.IsNullOrWhiteSpace(Source) ? BorderRefusals.SourceMissing : null;

    private async Task Read()
    {
        Books = await shelf.Books();
        Outcome<Currency> asked = Currency.Parse(RateCurrency);
        Rates = await shelf.Rates(asked.IsRefused ? account.Currency : asked.Value);
        RateCurrency = asked.IsRefused ? account.Currency.Code : asked.Value.Code;
    }
}
