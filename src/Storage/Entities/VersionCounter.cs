using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Sampan.Storage.Entities;

/// <summary>
/// Optimistic concurrency: a row's <c>version</c>, marked as a concurrency token, grows by one with every save. A save
/// that was decided on an older version changes no row, and EF says so.
/// </summary>
internal sealed class VersionCounter : SaveChangesInterceptor
{
    private const string Version = "Version";

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        foreach (EntityEntry entry in eventData.Context!.ChangeTracker.Entries())
        {
            if (entry.State != EntityState.Modified) continue;
            if (entry.Metadata.FindProperty(Version) is not IProperty { IsConcurrencyToken: true }) continue;
            PropertyEntry version = entry.Property(Version);
            version.CurrentValue = (int)version.OriginalValue! + 1;
        }
        return ValueTask.FromResult(result);
    }
}
