namespace Sampan.Web.Docs;

/// <summary>For whom a paper is written first; the order is that of the navigation.</summary>
internal enum Audience
{
    Trader,
    Lender,
    Developer,
    Operator,

    /// <summary>A decision record: found from the list of decisions, not from the navigation.</summary>
    Decision,
}

internal sealed record DocHeading(int Level, string Id, string Title);

/// <summary>What stands under one heading, as a search finds it.</summary>
/// <param name="Address">Page and anchor.</param>
/// <param name="Page">The title of the page it is on.</param>
internal sealed record DocSection(string Address, string Page, string Title, string Text);

/// <summary>A paper, rendered.</summary>
internal sealed record DocPage
{
    public required string Name { get; init; }

    public required Audience Audience { get; init; }

    public required string Title { get; init; }

    public required string Html { get; init; }

    /// <summary>Without the title.</summary>
    public required IReadOnlyList<DocHeading> Headings { get; init; }

    public required IReadOnlyList<DocSection> Sections { get; init; }

    public string Address => $"/docs/{Name}";
}
