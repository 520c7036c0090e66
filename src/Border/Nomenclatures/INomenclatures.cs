using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>
/// The versions of the nomenclature that an installation has loaded. The one loaded last is in use; older ones stay,
/// because codes were confirmed by them.
/// </summary>
public interface INomenclatures
{
    /// <summary>
    /// Puts a version on the shelf and into use. The same file again changes nothing but which is in use.
    /// </summary>
    Task Put(Nomenclature nomenclature, Instant now);

    /// <summary>The version in use; <c>nomenclature_not_loaded</c> where none was ever loaded.</summary>
    Task<Outcome<Nomenclature>> InUse();

    /// <summary>All that were loaded, the one in use first.</summary>
    Task<IReadOnlyList<NomenclatureVersion>> Versions();
}
