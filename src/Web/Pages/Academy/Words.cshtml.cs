using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Academy;

/// <summary>The trade's words in three languages.</summary>
public sealed class WordsModel : SampanPage;
