using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>
/// The nomenclature in use and a classifier over it, which has learned from what was confirmed so far.
/// </summary>
public sealed record CodeGuide(Nomenclature Nomenclature, IClassifier Classifier);

/// <summary>What the pages that look for a code ask.</summary>
public interface ICodeGuides
{
    /// <summary>As of now; <c>nomenclature_not_loaded</c> where there is nothing to look in.</summary>
    Task<Outcome<CodeGuide>> Current();
}
