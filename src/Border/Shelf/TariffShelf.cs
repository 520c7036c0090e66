using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Sampan.Kernel;
using Sampan.Storage;
using Sampan.Storage.Entities;

namespace Sampan.Border.Shelf;

/// <summary>
/// The shelf in SQL. A book once read stays in memory: it never changes, and a quote takes microseconds. Which book and
/// which rates are the newest is asked once a second at most, for another process may have loaded some.
/// </summary>
internal sealed class TariffShelf(Database database, IBorder border, SigningKey key) : ITariffShelf
{
    private readonly ConcurrentDictionary<Hash256, TariffBook> _read = [];
    private readonly ShortMemory<(Country, DateOnly), Hash256?> _books = new();
    private readonly ShortMemory<Currency, IReadOnlyList<ExchangeRate>> _rates = new();

    public ReadOnlyMemory<byte> PublicKey => key.PublicKey;

    public async Task Put(TariffBook book, Instant now)
    {
        _read[book.Hash] = book;
        await WriteNoting(
            now, Id.Derive(book.Hash),
            "INSERT INTO border_book (hash, country, valid_from, known_until, imported_at, bytes) " +
            "VALUES (@hash, @country, @from, @until, @at, @bytes) ON CONFLICT (hash) DO NOTHING",
            ("hash", book.Hash.ToBytes()), ("country", book.Identity.Country.Code),
            ("from", (long)book.Identity.Validity.From.DayNumber),
                ("until", (long)book.Identity.Validity.Until.DayNumber),
            ("at", now.Microseconds), ("bytes", book.Bytes.ToArray()));
        _books.Forget();
    }

    public async Task<Outcome<TariffBook>> For(Country country, DateOnly day)
    {
        Hash256? found = await _books.Of((country, day), async () => (await Rows(
            "SELECT hash FROM border_book WHERE country = @country AND valid_from <= @day " +
            "ORDER BY valid_from DESC, imported_at DESC LIMIT 1",
            row => (Hash256?)Hash256.FromBytes(row.Bytes(0)),
            ("country", country.Code), ("day", (long)day.DayNumber))).FirstOrDefault());
        if (found is { } hash) return await ByHash(hash);
        return BorderRefusals.BookNotLoaded.With(("country", country.Code), ("date", day.Text()));
    }

    public async Task<Outcome<TariffBook>> ByHash(Hash256 hash)
    {
        if (_read.TryGetValue(hash, out TariffBook? known)) return known;
        List<byte[]> found = await Rows(
            "SELECT bytes FROM border_book WHERE hash = @hash", row => row.Bytes(0), ("hash", hash.ToBytes()));
        if (found.Count == 0) return BorderRefusals.BookNotHere.With(("hash", hash.ToString()));
        Outcome<TariffBook> book = border.LoadBook(found[0]);
        if (!book.IsRefused) _read[hash] = book.Value;
        return book;
    }

    public async Task<IReadOnlyList<BookIdentity>> Books()
    {
        List<Hash256> hashes = await Rows(
            "SELECT hash FROM border_book ORDER BY country, valid_from DESC", row => Hash256.FromBytes(row.Bytes(0)));
        var books = new List<BookIdentity>();
        foreach (Hash256 hash in hashes)
        {
            Outcome<TariffBook> book = await ByHash(hash);
            if (!book.IsRefused) books.Add(book.Value.Identity);
        }
        return books;
    }

    public async Task PutRate(ExchangeRate rate, Instant now)
    {
        await WriteNoting(
            now, Id.New(now),
            "INSERT INTO border_rate (currency, into_currency, valid_from, known_until, per_unit, source) " +
            "VALUES (@currency, @into, @from, @until, @rate, @source) " +
            "ON CONFLICT (currency, into_currency, valid_from) DO UPDATE " +
            "SET known_until = excluded.known_until, per_unit = excluded.per_unit, source = excluded.source",
            ("currency", rate.Currency.Code), ("into", rate.Into.Code), ("from", (long)rate.Validity.From.DayNumber),
            ("until", (long)rate.Validity.Until.DayNumber),
            ("rate", rate.PerUnit.ToString(CultureInfo.InvariantCulture)),
            ("source", rate.Source));
        _rates.Forget();
    }

    public async Task<IReadOnlyList<ExchangeRate>> Rates(Currency currency) =>
        await _rates.Of(currency, async () => await RatesOf(currency));

    private async Task<List<ExchangeRate>> RatesOf(Currency currency) => await Rows(
        "SELECT valid_from, known_until, per_unit, source, into_currency FROM border_rate " +
        "WHERE currency = @currency ORDER BY into_currency, valid_from DESC",
        row => new ExchangeRate(
            currency, Currency.Parse(row.GetString(4)).Value,
            decimal.Parse(row.GetString(2), CultureInfo.InvariantCulture),
            new Period(DateOnly.FromDayNumber((int)row.GetInt64(0)), DateOnly.FromDayNumber((int)row.GetInt64(1))),
            row.GetString(3)),
        ("currency", currency.Code));

    public async Task<FrozenQuote> Freeze(BorderQuote quote, Instant now)
    {
        byte[] json = border.Write(quote);
        Hash256 hash = Hash256.Of(json);
        await Write(
            "INSERT INTO border_quote (hash, json, signature, signed_at) VALUES (@hash, @json, @signature, @at) " +
            "ON CONFLICT (hash) DO NOTHING",
            ("hash", hash.ToBytes()), ("json", json), ("signature", key.Sign(json)), ("at", now.Microseconds));
        return (await Frozen(hash))!;
    }

    public async Task<FrozenQuote?> Frozen(Hash256 hash)
    {
        List<FrozenQuote> found = await Rows(
            "SELECT json, signature, signed_at FROM border_quote WHERE hash = @hash",
            row => new FrozenQuote(hash, row.Bytes(0), row.Bytes(1), new Instant(row.GetInt64(2))),
                ("hash", hash.ToBytes()));
        return found.Count == 1 ? found[0] : null;
    }

    private async Task Write(string sql, params (string, object?)[] parameters)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbCommand command = connection.Command(sql, parameters);
        _ = await command.ExecuteNonQueryAsync();
    }

    /// <summary>What pages show of tariffs has changed: those who follow are told with it.</summary>
    private async Task WriteNoting(Instant now, Id changed, string sql, params (string, object?)[] parameters)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbTransaction transaction = await connection.BeginTransactionAsync();
        await using DbCommand command = connection.Command(sql, parameters);
        command.Transaction = transaction;
        _ = await command.ExecuteNonQueryAsync();
        await transaction.Note(now, ("tariff", changed));
        await transaction.CommitAsync();
    }

    private async Task<List<T>> Rows<T>(string sql, Func<DbDataReader, T> read, params (string, object?)[] parameters)
    {
        await using DbConnection connection = await database.Connect();
        return await connection.Command(sql, parameters).Rows(read);
    }
}
