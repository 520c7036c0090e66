using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Logging;
using Sampan.Web.Access;

namespace Sampan.Web.Kept;

/// <summary>
/// What is kept for a few seconds so that not every visitor costs the same reading: whole pages in the output cache,
/// what pages read in <see cref="KeptReadings"/>. When something changes, what shows it is dropped.
/// </summary>
public sealed class KeptPages(ISiteNews news, IOutputCacheStore pages, SiteOptions site, ILogger<KeptPages> log)
    : IDisposable
{
    private static readonly Shows[] Kinds = [.. Enum.GetValues<Shows>().Where(kind => int.IsPow2((int)kind))];

    private readonly SemaphoreSlim _one = new(1);
    private readonly long[] _changes = new long[Kinds.Length];

    /// <summary>How long something is shown at most after it has changed without anybody saying so.</summary>
    public TimeSpan Longest => site.KeepPagesFor;

    public static IEnumerable<string> Tags(Shows shows) =>
        Kinds.Where(kind => shows.HasFlag(kind)).Select(kind => kind.ToString());

    /// <summary>Grows whenever something of these kinds changes.</summary>
    public long Stamp(Shows shows)
    {
        long stamp = 0;
        for (int i = 0; i < Kinds.Length; i++)
            if (shows.HasFlag(Kinds[i])) stamp += Volatile.Read(ref _changes[i]);
        return stamp;
    }

    /// <summary>Drops what shows something that has changed by now.</summary>
    /// <param name="surely">Changed in any case.</param>
    public async Task CatchUp(Shows surely = Shows.Nothing, CancellationToken cancel = default)
    {
        if (Longest <= TimeSpan.Zero) return;
        await _one.WaitAsync(cancel);
        try
        {
            Shows changed = surely | await news.Changed();
            for (int i = 0; i < Kinds.Length; i++)
            {
                if (!changed.HasFlag(Kinds[i])) continue;
                // First the stamp: what is being drawn now from what was read before is then not kept.
                _ = Interlocked.Increment(ref _changes[i]);
                await pages.EvictByTagAsync(Kinds[i].ToString(), cancel);
            }
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
        // Tariffs are loaded by operators only, and nobody notes it. An error's page is drawn for the same form again.
        Shows surely = context.Request.Path.StartsWithSegments("/operator") ? Shows.Tariff : Shows.Nothing;
        bool isFirst = context.Features.Get<IStatusCodeReExecuteFeature>() is null;
        if (isFirst && !context.Request.IsSafe() && !context.IsApi())
            context.Response.OnStarting(() => CatchUpOrWait(surely));
        return next();
    }

    /// <summary>What the form did is done: of a busy database its sender only sees old pages for a while.</summary>
    private async Task CatchUpOrWait(Shows surely)
    {
        try
        {
            await CatchUp(surely);
        }
        catch (DbException busy)
        {
            log.LogWarning(busy, "What has changed could not be read; kept pages may be some seconds old.");
        }
    }

    public void Dispose() => _one.Dispose();
}
