using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sampan.Web.Access;

namespace Sampan.Web.Kept;

/// <summary>
/// When something last changed that pages show. What is kept of pages (whole ones in the output cache, drawn parts, and
/// what they read, <see cref="KeptReadings"/>) is kept under the stamp of what it shows, so after a change nobody finds
/// it any more; it goes by itself after some seconds.
/// </summary>
public sealed class KeptPages(ISiteNews news, SiteOptions site, ILogger<KeptPages> log) : IDisposable
{
    private static readonly Shows[] Kinds = [.. Enum.GetValues<Shows>().Where(kind => int.IsPow2((int)kind))];

    private readonly SemaphoreSlim _one = new(1);
    private readonly long[] _changes = new long[Kinds.Length];

    /// <summary>How long each of them is kept at most; zero: never.</summary>
    public TimeSpan Longest => site.KeepPagesFor;

    /// <summary>Grows whenever something of these kinds changes.</summary>
    public long Stamp(Shows shows)
    {
        long stamp = 0;
        for (int i = 0; i < Kinds.Length; i++)
            if (shows.HasFlag(Kinds[i])) stamp += Volatile.Read(ref _changes[i]);
        return stamp;
    }

    /// <summary>Whoever asks from now on sees what has changed by now.</summary>
    public async Task CatchUp(CancellationToken cancel = default)
    {
        if (Longest <= TimeSpan.Zero) return;
        await _one.WaitAsync(cancel);
        try
        {
            Shows changed = await news.Changed();
            for (int i = 0; i < Kinds.Length; i++)
                if (changed.HasFlag(Kinds[i])) _ = Interlocked.Increment(ref _changes[i]);
        }
        finally
        {
            _ = _one.Release();
        }
    }

    /// <summary>
    /// Who has sent a form sees what it did on the next page. Programs wait for the next round instead: a thousand
    /// orders a second would leave nothing kept.
    /// </summary>
    internal Task AfterForms(HttpContext context, Func<Task> next)
    {
        // An error's page is drawn for the same form again.
        bool isFirst = context.Features.Get<IStatusCodeReExecuteFeature>() is null;
        if (isFirst && !context.Request.IsSafe() && !context.IsApi()) context.Response.OnStarting(CatchUpOrWait);
        return next();
    }

    /// <summary>What the form did is done: of a busy database its sender only sees old pages for a while.</summary>
    private async Task CatchUpOrWait()
    {
        try
        {
            await CatchUp();
        }
        catch (DbException busy)
        {
            log.LogWarning(busy, "What has changed could not be read; kept pages may be some seconds old.");
        }
    }

    public void Dispose() => _one.Dispose();
}
