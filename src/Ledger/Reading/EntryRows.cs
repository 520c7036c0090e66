using System.Data.Common;
using System.Globalization;
using Npgsql;
using Sampan.Storage;

namespace Sampan.Ledger.Reading;

/// <summary>
/// The rows of one query, sorted by the entry they belong to and handed out entry by entry. The database sorts; here no
/// more than a page of rows is in memory. Several may be open beside each other in one transaction.
/// </summary>
internal sealed class EntryRows<T> : IAsyncDisposable
{
    // Facts come to 64 KiB an entry.
    private const int Page = 500;
    private const int KeptStrays = 100;

    private readonly Func<T, long> _entryOf;
    private readonly Func<Task<List<T>>> _fetch;
    private readonly DbCommand? _command;
    private readonly DbDataReader? _reader;
    private List<T> _page = [];
    private int _place;
    private bool _isLast;

    private EntryRows(Func<T, long> entryOf, Func<Task<List<T>>> fetch) => (_entryOf, _fetch) = (entryOf, fetch);

    private EntryRows(
        Func<T, long> entryOf, DbCommand command, DbDataReader reader, Func<DbDataReader, T> read,
        CancellationToken cancel)
        : this(entryOf, () => Some(reader, read, cancel)) => (_command, _reader) = (command, reader);

    /// <summary>The first of the rows that no entry asked for.</summary>
    internal List<T> Strays { get; } = [];

    /// <param name="sql">Ordered by what <paramref name="entryOf"/> gives; without parameters.</param>
    internal static async Task<EntryRows<T>> Open(
        DbConnection connection, string sql, Func<DbDataReader, T> read, Func<T, long> entryOf,
        CancellationToken cancel)
    {
        if (connection is NpgsqlConnection)
        {
            // A connection to PostgreSQL reads one query at a time; cursors of one transaction can take turns.
            string cursor = Cursors.Next();
            _ = await connection.Execute($"DECLARE {cursor} NO SCROLL CURSOR FOR {sql}", cancel);
            string fetch = string.Create(CultureInfo.InvariantCulture, $"FETCH {Page} FROM {cursor}");
            return new EntryRows<T>(entryOf, () => connection.Command(fetch).Rows(read, cancel));
        }
        DbCommand command = connection.Command(sql);
        return new EntryRows<T>(entryOf, command, await command.ExecuteReaderAsync(cancel), read, cancel);
    }

    /// <summary>Every row by itself, in order.</summary>
    internal async IAsyncEnumerable<T> All()
    {
        while (await Fill()) yield return _page[_place++];
    }

    /// <summary>
    /// The rows of one entry. Entries are asked for in ascending order; what lies between them is strays.
    /// </summary>
    internal async ValueTask<List<T>> Of(long entry)
    {
        List<T> rows = await UpTo(entry);
        foreach (T row in rows)
            if (_entryOf(row) != entry && Strays.Count < KeptStrays) Strays.Add(row);
        _ = rows.RemoveAll(row => _entryOf(row) != entry);
        return rows;
    }

    /// <summary>The rows of all entries from the last one asked for to this one.</summary>
    internal async ValueTask<List<T>> UpTo(long entry)
    {
        var rows = new List<T>();
        while (await Fill() && _entryOf(_page[_place]) <= entry) rows.Add(_page[_place++]);
        return rows;
    }

    /// <summary>After the last entry: whatever is left belongs to none.</summary>
    internal async Task PassOver()
    {
        while (await Fill())
            if (Strays.Count < KeptStrays) Strays.Add(_page[_place++]);
            else _place++;
    }

    public async ValueTask DisposeAsync()
    {
        if (_reader is not null) await _reader.DisposeAsync();
        if (_command is not null) await _command.DisposeAsync();
    }

    private async ValueTask<bool> Fill()
    {
        if (_place < _page.Count) return true;
        if (_isLast) return false;
        (_page, _place) = (await _fetch(), 0);
        _isLast = _page.Count < Page;
        return _page.Count > 0;
    }

    private static async Task<List<T>> Some(DbDataReader reader, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        var rows = new List<T>();
        while (rows.Count < Page && await reader.ReadAsync(cancel)) rows.Add(read(reader));
        return rows;
    }
}

/// <summary>Names for cursors: several of any row type stand beside each other in one transaction.</summary>
file static class Cursors
{
    private static long s_last;

    internal static string Next() =>
        string.Create(CultureInfo.InvariantCulture, $"entry_rows_{Interlocked.Increment(ref s_last)}");
}
