using Sampan.Kernel;

namespace Sampan.Border.Classification;

/// <summary>Keeps the guide until another nomenclature is in use or somebody has confirmed a code.</summary>
internal sealed class CodeGuides(INomenclatures shelf, IConfirmedCodes confirmed) : ICodeGuides
{
    private volatile Known? _known;

    public async Task<Outcome<CodeGuide>> Current()
    {
        Outcome<Nomenclature> inUse = await shelf.InUse();
        if (inUse.IsRefused) return inUse.Refusal;
        long count = await confirmed.Count();
        Known? known = _known;
        bool isSameVersion = known?.Guide.Nomenclature.Hash == inUse.Value.Hash;
        if (isSameVersion && known!.Confirmed == count) return known.Guide;

        CodeIndex index = isSameVersion ? known!.Index : CodeIndex.Of(inUse.Value);
        var guide = new CodeGuide(
            inUse.Value, new Classifier(index, new ConfirmedWords(await confirmed.All())));
        _known = new Known(guide, index, count);
        return guide;
    }

    private sealed record Known(CodeGuide Guide, CodeIndex Index, long Confirmed);
}
