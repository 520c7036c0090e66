using Microsoft.AspNetCore.Mvc;
using Sampan.Council;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Observatory;

/// <summary>One table of the months that its address names; the newest where it names none.</summary>
public sealed class TableModel(IObservatory observatory) : SampanPage
{
    public TableName Name { get; private set; }

    /// <summary>Null before there is any month.</summary>
    public TableView? View { get; private set; }

    public MonthSpan Open { get; private set; }

    /// <summary>The part of the address that names these months for good.</summary>
    public string Query { get; private set; } = "";

    public FloorRule Floor => observatory.Floor;

    public async Task<IActionResult> OnGet(string table)
    {
        Outcome<TableName> name = TableWords.Parse(table);
        if (name.IsRefused) return NotFound();
        Name = name.Value;
        if (await observatory.Out() is not { } open) return Page();
        Open = open;
        Outcome<MonthSpan> asked = MonthsAsked.Of(Name, Request.Query, open);
        Outcome<ObservedTable> found = asked.IsRefused
            ? asked.Refusal
            : await observatory.Table(Name, asked.Value);
        MonthSpan newest = MonthsAsked.Newest(Name, open);
        ObservedTable shown = found.IsRefused ? (await observatory.Table(Name, newest)).Value : found.Value;
        View = new TableView(shown, observatory.Money);
        Query = MonthsAsked.Query(shown.Months);
        return found.IsRefused ? Say(found.Refusal) : Page();
    }
}
