using Sampan.Academy;
using Sampan.Web.Parts;

namespace Sampan.Web.Academy;

/// <summary>Reasons of moderation by the names that forms send: <c>off_topic</c>.</summary>
internal static class ModerationWords
{
    /// <summary>Null for a name that is none of them.</summary>
    internal static ModerationReason? Named(string? name) => Enum.GetValues<ModerationReason>()
        .Cast<ModerationReason?>().FirstOrDefault(why => Show.Key(why!.Value) == name);
}
