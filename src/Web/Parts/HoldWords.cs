using Sampan.Trade;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>Goods that customs hold: what is missing, and whom the platform asks to see to it.</summary>
internal static class HoldWords
{
    /// <summary>
    /// <c>buyer</c> for what an importer gets, <c>seller</c> for papers of the country of origin, <c>customs</c> while
    /// nothing is missing. The list is part of the published rules (docs/orders.md).
    /// </summary>
    internal static string Actor(HoldReason reason) => reason switch
    {
        HoldReason.ImportPermit or HoldReason.DutyUnpaid => "buyer",
        HoldReason.Examination => "customs",
        _ => "seller",
    };

    internal static string Hold(this Texts text, HoldReason reason) => text[$"hold.{Show.Key(reason)}"];

    /// <summary>Who has to do what so that the goods go on.</summary>
    internal static string HeldNext(this Texts text, GoodsHeld held) => text.Of(
        $"next.held_{Actor(held.Reason)}", ("missing", text.Hold(held.Reason)), ("on", text.Date(held.On)));
}
