using System.Diagnostics;
using Npgsql;
using Sampan.Storage;
using Sampan.Tests.Tools.Crasher.Wire;

namespace Sampan.Tests.Tools.Crasher;

/// <summary>
/// One blow at one phase: SIGKILL to this process, or to the database's process that serves it. It falls at the first
/// fitting moment after a number of answers that the seed gives, and the phase is printed just before.
/// </summary>
internal sealed class Blow(string url, string phase, int seed, bool atBackend, TextWriter output)
{
    /// <summary>In the middle of a commit means: so long after it was sent, at most.</summary>
    private const int CommitMicroseconds = 3000;

    /// <summary>After its backend is gone the process must show that it goes on.</summary>
    private const int AnswersAfter = 30;

    private readonly Lock _lock = new();
    private readonly int _after = phase == "after insert book" ? 0 : new Random(seed).Next(40);
    private readonly int _moments = new Random(seed).Next(1, phase switch
    {
        Phase.Opening => 40,
        Phase.Repairing => 60,
        _ => 10,
    });
    private int _answers, _met, _last = int.MaxValue;
    private bool _isOpen, _isBroken, _hasFallen, _isOfClients;

    /// <summary>Asked at every moment; false breaks the connection there.</summary>
    internal bool Watch(Moment moment)
    {
        lock (_lock)
        {
            if (_hasFallen) return true;
            Follow(moment);
            bool isTime = phase switch
            {
                Phase.Opening or Phase.Repairing => !_isOpen && ++_met == _moments,
                Phase.Answered => false,
                Phase.Recovering => _isBroken && ++_met == _moments,
                _ => IsArmed && Phase.Fits(phase, moment) && (_isOfClients || moment.Name != Moment.Commit),
            };
            if (isTime) Fall(moment);
            if (phase != Phase.Recovering || _isBroken || !IsArmed || !moment.IsWrite || moment.IsDone) return true;
            _isBroken = true;
            return false;
        }
    }

    /// <summary>A commit that is struck writes what somebody waits for, not only the arrival of a sweep.</summary>
    private void Follow(Moment moment)
    {
        if (moment.Name is Moment.Begin or "update outbox") _isOfClients = false;
        if (moment is { Name: "insert entry", IsDone: true }) _isOfClients = true;
    }

    private bool IsArmed => _isOpen && _answers >= _after;

    /// <summary>The ledger is open, or repaired: a blow that was to fall by then falls now.</summary>
    internal void Opened()
    {
        lock (_lock)
        {
            _isOpen = true;
            if (phase is Phase.Opening or Phase.Repairing && !_hasFallen) Fall(default);
        }
    }

    internal void Answered()
    {
        lock (_lock)
        {
            _answers++;
            if (phase == Phase.Answered && IsArmed || _answers == _last) Fall(default);
        }
    }

    private void Fall(Moment moment)
    {
        _hasFallen = true;
        if (_last == int.MaxValue) output.WriteLine($"struck {phase}");
        if (atBackend && _last == int.MaxValue)
        {
            _last = _answers + AnswersAfter;
            var terminated = Task.Run(() => Terminate(moment.Backend));
            if (phase != Phase.DuringCommit) terminated.GetAwaiter().GetResult();
        }
        else if (phase == Phase.DuringCommit && !atBackend)
        {
            new Thread(() => KillAfter(new Random(seed).Next(CommitMicroseconds))).Start();
        }
        else
        {
            Kill();
        }
    }

    private async Task Terminate(int backend)
    {
        await using var connection = new NpgsqlConnection($"{url};Pooling=false");
        await connection.OpenAsync();
        _ = await connection.Execute($"SELECT pg_terminate_backend({backend}, 10000)");
    }

    private static void KillAfter(int microseconds)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalMicroseconds < microseconds) { }
        Kill();
    }

    /// <summary>SIGKILL: nothing of this process runs after it.</summary>
    private static void Kill() => Process.GetCurrentProcess().Kill();
}
