using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Sampan.Kernel;

namespace Sampan.Storage.Entities;

/// <summary>
/// How Kernel's values lie in a column, on both engines alike. Ids are 16 bytes and sort by their making. Moments are
/// whole microseconds, because SQLite cannot order a <c>DateTimeOffset</c>. Dates are <c>2026-11-24</c>: as text they
/// sort, are read by eye and know no culture. Codes are their text.
/// </summary>
public static class KernelTypes
{
    public static void UseKernelTypes(this ModelConfigurationBuilder types)
    {
        _ = types.Properties<Id>().HaveConversion<IdConverter>();
        _ = types.Properties<Hash256>().HaveConversion<HashConverter>();
        _ = types.Properties<Instant>().HaveConversion<InstantConverter>();
        _ = types.Properties<DateTimeOffset>().HaveConversion<TimeConverter>();
        _ = types.Properties<DateOnly>().HaveConversion<DateConverter>();
        _ = types.Properties<Currency>().HaveConversion<CurrencyConverter>();
        _ = types.Properties<Country>().HaveConversion<CountryConverter>();
        _ = types.Properties<HsCode>().HaveConversion<HsCodeConverter>();
        _ = types.Properties<Incoterm>().HaveConversion<string>();
    }

    private sealed class IdConverter() : ValueConverter<Id, byte[]>(id => id.ToBytes(), bytes => Read(bytes))
    {
        private static Id Read(byte[] bytes) => Id.FromBytes(bytes);
    }

    private sealed class HashConverter() : ValueConverter<Hash256, byte[]>(hash => hash.ToBytes(), bytes => Read(bytes))
    {
        private static Hash256 Read(byte[] bytes) => Hash256.FromBytes(bytes);
    }

    private sealed class InstantConverter() : ValueConverter<Instant, long>(
        instant => instant.Microseconds, microseconds => new Instant(microseconds));

    private sealed class TimeConverter() : ValueConverter<DateTimeOffset, long>(
        time => Instant.From(time).Microseconds, microseconds => new Instant(microseconds).ToDateTimeOffset());

    private sealed class DateConverter() : ValueConverter<DateOnly, string>(
        date => date.Text(), text => Dates.Parse(text).Value);

    private sealed class CurrencyConverter() : ValueConverter<Currency, string>(
        currency => currency.Code, code => Currency.Parse(code).Value);

    private sealed class CountryConverter() : ValueConverter<Country, string>(
        country => country.Code, code => Country.Parse(code).Value);

    private sealed class HsCodeConverter() : ValueConverter<HsCode, string>(
        code => code.Digits, digits => HsCode.Parse(digits).Value);
}
