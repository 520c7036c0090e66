using Sampan.Trade;

namespace Sampan.Web.Parts;

/// <summary>What is wrong with goods, by the names that forms and the API send: <c>not_as_described</c>.</summary>
internal static class Faults
{
    internal static IReadOnlyList<GoodsFault> All { get; } = Enum.GetValues<GoodsFault>();

    /// <summary>Null for a name that is none of them.</summary>
    internal static GoodsFault? Named(string? name) => Show.Named<GoodsFault>(name);

    /// <summary>What customs miss, by the name a carrier sends: <c>import_permit</c>. Null for none of them.</summary>
    internal static HoldReason? Hold(string? name) => Show.Named<HoldReason>(name);
}
