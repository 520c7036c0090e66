using Microsoft.Extensions.DependencyInjection;
using Sampan.Web.Docs;
using Sampan.Web.Kept;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Docs;

/// <summary>What the pages of the documentation have at hand. They change with the program only.</summary>
[Kept(Shows.Nothing)]
public abstract class DocsPage : SampanPage
{
    internal DocShelf Shelf => HttpContext.RequestServices.GetRequiredService<DocShelf>();

    internal ApiReference Reference => HttpContext.RequestServices.GetRequiredService<ApiReference>();

    internal RefusalCatalogue Catalogue => HttpContext.RequestServices.GetRequiredService<RefusalCatalogue>();
}
