using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Sampan.Kernel;

namespace Sampan.Storage.Entities;

/// <summary>
/// One changed thing: its kind (<c>listing</c>) and id. Numbers have no gaps and stand in order of commit.
/// </summary>
public readonly record struct Change(long Seq, string Kind, Id Id, Instant At);

/// <summary>
/// What a follower (a search index) reads to catch up: every write names what it changed in the same transaction. The
/// number comes from one counter row that stays locked until the commit. A sequence would not do: its numbers become
/// visible out of order, and a follower that has seen 8 never looks for 7 again.
/// </summary>
public static class Changes
{
    public static Task Prepare(Database database) => Schema.Apply(database, typeof(Changes).Assembly, "changes");

    /// <summary>Saves the context and notes the changed things; joins the transaction if there is one.</summary>
    public static async Task SaveNoting(
        this DbContext context, Instant now, params IReadOnlyList<(string Kind, Id Id)> changed)
    {
        if (context.Database.CurrentTransaction is not null)
        {
            await SaveAndNote(context, now, changed);
            return;
        }
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
        await SaveAndNote(context, now, changed);
        await transaction.CommitAsync();
    }

    /// <summary>The number of the last change; zero where there is none.</summary>
    public static async Task<long> Newest(Database database)
    {
        await using DbConnection connection = await database.Connect();
        return (await connection.Command("SELECT seq FROM change_counter").Rows(row => row.GetInt64(0)))[0];
    }

    /// <summary>The next changes after a number, oldest first.</summary>
    public static async Task<IReadOnlyList<Change>> After(Database database, long seq, int limit)
    {
        await using DbConnection connection = await database.Connect();
        return await connection
            .Command(
                "SELECT seq, kind, id, at FROM change WHERE seq > @seq ORDER BY seq LIMIT @limit",
                ("seq", seq), ("limit", limit))
            .Rows(row => new Change(
                row.GetInt64(0), row.GetString(1), Id.FromBytes(row.Bytes(2)), new Instant(row.GetInt64(3))));
    }

    private static async Task SaveAndNote(
        DbContext context, Instant now, IReadOnlyList<(string Kind, Id Id)> changed)
    {
        _ = await context.SaveChangesAsync();
        await context.Database.CurrentTransaction!.GetDbTransaction().Note(now, changed);
    }

    /// <summary>
    /// Notes the changed things of a transaction: its last act, so that the counter is locked only from here to the
    /// commit.
    /// </summary>
    public static async Task Note(
        this DbTransaction transaction, Instant now, params IReadOnlyList<(string Kind, Id Id)> changed)
    {
        DbConnection connection = transaction.Connection!;
        foreach ((string kind, Id id) in changed)
        {
            await using DbCommand next = connection.Command(
                "UPDATE change_counter SET seq = seq + 1 WHERE id = 1 RETURNING seq");
            next.Transaction = transaction;
            long seq = (long)(await next.ExecuteScalarAsync())!;
            await using DbCommand note = connection.Command(
                "INSERT INTO change (seq, kind, id, at) VALUES (@seq, @kind, @id, @at)",
                ("seq", seq), ("kind", kind), ("id", id.ToBytes()), ("at", now.Microseconds));
            note.Transaction = transaction;
            _ = await note.ExecuteNonQueryAsync();
        }
    }
}
