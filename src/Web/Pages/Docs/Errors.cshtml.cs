namespace Sampan.Web.Pages.Docs;

/// <summary>Every reason for which the program says no, in the reader's language.</summary>
public sealed class ErrorsModel : DocsPage;
