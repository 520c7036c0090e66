using Sampan.Web.Parts;

namespace Sampan.Web.Pages;

public sealed class IndexModel : SampanPage;
