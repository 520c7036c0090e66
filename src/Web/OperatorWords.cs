namespace Sampan.Web;

/// <summary>
/// What whoever runs this installation says of himself, from the settings. What is not said is shown as not said.
/// </summary>
/// <param name="Fees">What is charged beside the platform's fee, in the operator's words.</param>
/// <param name="Complaints">Where a complaint is sent.</param>
public sealed record OperatorWords(string? Name, string? Fees, string? Complaints)
{
    public static OperatorWords None { get; } = new(null, null, null);
}
