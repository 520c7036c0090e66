using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Sampan.Storage.Entities;

/// <summary>
/// Every transaction of EF waits at the write gate before it begins, and every save is made to have a transaction: so
/// a save and an explicit transaction pass the gate alike, and a context never waits for itself. The pass is given
/// back at the commit or the rollback; a transaction that is merely disposed closes its connection, which gives it
/// back too. A leaked pass would stop every writer, hence so many ways out.
/// </summary>
internal sealed class GatedWrites(WriteGate gate)
    : DbTransactionInterceptor, ISaveChangesInterceptor, IDbConnectionInterceptor
{
    private readonly ConcurrentDictionary<DbConnection, WriteGate.Pass> _held = new();

    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new InvalidOperationException("Save asynchronously: a thread must not be blocked at the write gate.");

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        // EF would save a single row without a transaction, past the gate.
        eventData.Context!.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
        throw new InvalidOperationException("Begin asynchronously: a thread must not be blocked at the write gate.");

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        if (!_held.ContainsKey(connection)) _held[connection] = await gate.Enter(cancellationToken);
        return result;
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        Leave(eventData.Context);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context);
        return Task.CompletedTask;
    }

    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) =>
        Leave(eventData.Context);

    public override Task TransactionRolledBackAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context);
        return Task.CompletedTask;
    }

    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Leave(connection);

    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Leave(connection);
        return Task.CompletedTask;
    }

    public void ConnectionDisposed(DbConnection connection, ConnectionEndEventData eventData) => Leave(connection);

    public Task ConnectionDisposedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Leave(connection);
        return Task.CompletedTask;
    }

    private void Leave(DbContext? context)
    {
        if (context is not null) Leave(context.Database.GetDbConnection());
    }

    private void Leave(DbConnection connection)
    {
        if (_held.TryRemove(connection, out WriteGate.Pass pass)) pass.Dispose();
    }
}
