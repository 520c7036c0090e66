using System.Text.Json.Serialization;

namespace Sampan.Council;

[JsonConverter(typeof(JsonStringEnumConverter<Side>))]
public enum Side
{
    /// <summary>Ministries, customs, agencies.</summary>
    Public = 1,

    /// <summary>Firms, chambers, carriers, banks.</summary>
    Private,
}

/// <summary>
/// A place in the working group for a term. Who sits there is known by organisation and office; the person's name stays
/// out of the record.
/// </summary>
/// <param name="Chair">Calls meetings, notes who is there, and hands obstacles on.</param>
public sealed record Seat(Id Id, Id Person, Side Side, string Organisation, string Office, bool Chair, Period Term)
{
    /// <summary>It was ended before its term began.</summary>
    public bool IsEmpty => Term.Until < Term.From;
}
