using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Sampan.Kernel;

namespace Sampan.Sandbox.Carrier;

/// <summary>What was booked, and what was reported of it since the start.</summary>
internal sealed record BookedConsignment(string Tracking, string Reference, string From, string To, long Cartons);

/// <summary>
/// A consignment's number is made from the name of its booking, so the same booking has the same number in every run
/// and nothing needs to be written down. What the status page lists is only what this run has seen.
/// </summary>
internal sealed class ConsignmentBook
{
    private const int Shown = 50;
    private const long MostGrams = 1_000_000_000;

    private readonly ConcurrentDictionary<string, BookedConsignment> _booked = [];
    private readonly ConcurrentQueue<string> _reports = [];

    public IReadOnlyList<BookedConsignment> Booked =>
        [.. _booked.Values.OrderBy(consignment => consignment.Tracking, StringComparer.Ordinal).Take(Shown)];

    public IReadOnlyList<string> Reports => [.. _reports.Reverse()];

    public Outcome<BookedConsignment> Book(string key, BookedConsignment wanted, long grossGrams)
    {
        if (wanted.Cartons <= 0 || grossGrams is <= 0 or > MostGrams) return CarrierRefusals.WeightOutOfRange;
        string hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return _booked.GetOrAdd(key, wanted with { Tracking = $"SBX-{hash[..4]}-{hash[4..8]}-{hash[8..12]}" });
    }

    public void Note(string report)
    {
        _reports.Enqueue(report);
        while (_reports.Count > Shown) _ = _reports.TryDequeue(out _);
    }
}
