using Sampan.Market;

namespace Sampan.Web.Parts;

/// <summary>What became of an uploaded rate card: what the file says, and where it was stored if it was.</summary>
public sealed record RateCardUpload(ReadCard File, StoredCard? Stored);
