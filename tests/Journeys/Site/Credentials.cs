namespace Sampan.Tests.Journeys.Site;

/// <summary>What a caller shows of himself with each request.</summary>
internal sealed record Credentials
{
    public static readonly Credentials None = new();

    /// <summary>A firm's or a carrier's key.</summary>
    public string? Bearer { get; init; }

    public string? Cookies { get; init; }

    /// <summary>What our own pages send along with a session.</summary>
    public string? FormToken { get; init; }

    /// <summary>The token of an order's link, sent as a header.</summary>
    public string? Link { get; init; }

    public string? Language { get; init; }

    public void AddTo(HttpRequestMessage request)
    {
        if (Bearer is not null) request.Headers.Add("Authorization", $"Bearer {Bearer}");
        if (Cookies is not null) request.Headers.Add("Cookie", Cookies);
        if (FormToken is not null) request.Headers.Add("RequestVerificationToken", FormToken);
        if (Link is not null) request.Headers.Add("Sampan-Order-Link", Link);
        if (Language is not null) request.Headers.Add("Accept-Language", Language);
    }
}
