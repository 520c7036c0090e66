using Sampan.Council;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Observatory;

/// <summary>What each table and column means, for who reads the files.</summary>
public sealed class DictionaryModel(IObservatory observatory) : SampanPage
{
    public FloorRule Floor => observatory.Floor;
}
