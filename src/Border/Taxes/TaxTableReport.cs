using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>
/// A table of the world's sales taxes held against the rates that are known here with their law. Such tables are
/// convenient and wrong in places: nothing is ever loaded from one.
/// </summary>
/// <param name="Countries">In the table.</param>
/// <param name="Agreeing">Countries whose known rates the table states for every known day.</param>
/// <param name="NotVouched">Countries of which nothing is known here: the table may be right or wrong.</param>
public sealed record TaxTableReport(
    int Countries, IReadOnlyList<Country> Agreeing, IReadOnlyList<TaxContradiction> Contradictions, int NotVouched);

/// <summary>Days on which a table says something else than the law.</summary>
/// <param name="Table">Percent; null where the table says nothing.</param>
/// <param name="Law">Percent.</param>
public sealed record TaxContradiction(Country Country, Period Days, decimal? Table, decimal Law, Citation Citation);
