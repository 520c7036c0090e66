using Npgsql;
using NpgsqlTypes;

namespace Sampan.Ledger.Stores;

/// <summary>Short forms for batches with positional, typed parameters.</summary>
internal static class PostgresBatch
{
    internal static NpgsqlBatchCommand Add(this NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }

    internal static NpgsqlBatchCommand Value(this NpgsqlBatchCommand command, long value)
    {
        _ = command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = value });
        return command;
    }

    internal static NpgsqlBatchCommand Longs<T>(
        this NpgsqlBatchCommand command, IReadOnlyCollection<T> rows, Func<T, long> pick) =>
        command.Array(rows.Select(pick).ToArray(), NpgsqlDbType.Bigint);

    internal static NpgsqlBatchCommand LongsOrNull<T>(
        this NpgsqlBatchCommand command, IReadOnlyCollection<T> rows, Func<T, long?> pick) =>
        command.Array(rows.Select(pick).ToArray(), NpgsqlDbType.Bigint);

    internal static NpgsqlBatchCommand Blobs<T>(
        this NpgsqlBatchCommand command, IReadOnlyCollection<T> rows, Func<T, byte[]> pick) =>
        command.Array(rows.Select(pick).ToArray(), NpgsqlDbType.Bytea);

    internal static NpgsqlBatchCommand Texts<T>(
        this NpgsqlBatchCommand command, IReadOnlyCollection<T> rows, Func<T, string> pick) =>
        command.Array(rows.Select(pick).ToArray(), NpgsqlDbType.Text);

    private static NpgsqlBatchCommand Array(this NpgsqlBatchCommand command, object values, NpgsqlDbType element)
    {
        _ = command.Parameters.Add(new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | element });
        return command;
    }
}
