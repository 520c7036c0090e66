using System.Text;
using Sampan.Kernel;

namespace Sampan.Border.Quotes;

/// <summary>
/// What a quote was computed from, in the bytes that the policy lab reads by the million. As JSON the same reading took
/// longer than computing the quote. They are a view of frozen quotes, which stay the record: a newer form is a newer
/// number in front, and what was kept is made anew.
/// </summary>
internal static class InputsBytes
{
    private const byte Form = 1;

    /// <summary>More than any quote can state of one thing.</summary>
    private const int Most = 255;

    public static byte[] Write(BorderQuote quote)
    {
        using var bytes = new MemoryStream(256);
        using var to = new BinaryWriter(bytes, Encoding.UTF8);
        QuoteRequest request = quote.Request;
        to.Write(Form);
        to.Write(request.From.Code);
        to.Write(request.To.Code);
        to.Write(request.Date.DayNumber);
        to.Write(request.Code.Digits);
        Write(to, request.GoodsValue);
        to.Write((byte)request.Term);
        Write(to, request.Freight);
        Write(to, request.Insurance);
        Write(to, request.OnwardCarriage);
        to.Write((byte)request.Claim);
        to.Write((byte)request.Assurances);
        to.Write((byte)(request.Transport ?? 0));
        to.Write((byte)(request.TaxClass ?? 0));
        to.Write(request.AssumeUnchanged);
        Write(to, request.Quantities, Write);
        Write(to, request.Choices, static (to, choice) =>
        {
            to.Write((byte)choice.Column);
            to.Write(choice.Number);
        });
        Write(to, request.StandardPrices, static (to, price) =>
        {
            to.Write(price.Goods);
            to.Write(price.Yen);
            to.Write(price.Source);
        });
        Write(to, request.Parts, static (to, part) =>
        {
            to.Write(part.Part);
            Write(to, part.Value);
        });
        Write(to, request.Contents, static (to, content) =>
        {
            to.Write(content.Name);
            Write(to, content.Quantity);
        });
        to.Write(quote.BookHash.ToBytes());
        to.Write(quote.Exchange is not null);
        if (quote.Exchange is { } rate) Write(to, rate);
        to.Flush();
        return bytes.ToArray();
    }

    /// <summary>Refuses <c>quote_malformed</c>.</summary>
    public static Outcome<QuoteInputs> Read(byte[] bytes)
    {
        using var from = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        try
        {
            return from.ReadByte() == Form ? Inputs(from) : Malformed;
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or ArgumentException
            or InvalidOperationException or IOException)
        {
            // The reader, and a value that is none, can only say so by throwing.
            return Malformed;
        }
    }

    private static Refusal Malformed => BorderRefusals.QuoteMalformed.With(("what", "inputs"));

    private static QuoteInputs Inputs(BinaryReader from)
    {
        var request = new QuoteRequest
        {
            From = Country.Parse(from.ReadString()).Value,
            To = Country.Parse(from.ReadString()).Value,
            Date = DateOnly.FromDayNumber(from.ReadInt32()),
            Code = HsCode.Parse(from.ReadString()).Value,
            GoodsValue = Money(from),
            Term = (Incoterm)from.ReadByte(),
            Freight = MoneyOrNull(from),
            Insurance = MoneyOrNull(from),
            OnwardCarriage = MoneyOrNull(from),
            Claim = (Preference)from.ReadByte(),
            Assurances = (Assurances)from.ReadByte(),
            Transport = from.ReadByte() is > 0 and byte transport ? (Transport)transport : null,
            TaxClass = from.ReadByte() is > 0 and byte taxClass ? (TaxClass)taxClass : null,
            AssumeUnchanged = from.ReadBoolean(),
            Quantities = All(from, Quantity),
            Choices = All(from, static from => new Choice((DutyColumn)from.ReadByte(), from.ReadInt32())),
            StandardPrices = All(from, static from => new StandardPrice(
                from.ReadString(), from.ReadDecimal(), from.ReadString())),
            Parts = All(from, static from => new PartValue(from.ReadString(), Money(from))),
            Contents = All(from, static from => new ContentOf(from.ReadString(), Quantity(from))),
        };
        Span<byte> book = stackalloc byte[32];
        from.ReadExactly(book);
        return new QuoteInputs(request, Hash256.FromBytes(book), from.ReadBoolean() ? Rate(from) : null);
    }

    private static void Write(BinaryWriter to, Money amount)
    {
        to.Write(amount.Currency.Code);
        to.Write(amount.Minor);
    }

    private static void Write(BinaryWriter to, Money? amount)
    {
        to.Write(amount is not null);
        if (amount is { } stated) Write(to, stated);
    }

    private static void Write(BinaryWriter to, Quantity quantity)
    {
        to.Write(quantity.Amount);
        to.Write(quantity.Unit.Name);
    }

    private static void Write(BinaryWriter to, ExchangeRate rate)
    {
        to.Write(rate.Currency.Code);
        to.Write(rate.Into.Code);
        to.Write(rate.PerUnit);
        to.Write(rate.Validity.From.DayNumber);
        to.Write(rate.Validity.Until.DayNumber);
        to.Write(rate.Source);
    }

    private static void Write<T>(BinaryWriter to, IReadOnlyList<T> all, Action<BinaryWriter, T> write)
    {
        if (all.Count > Most) throw new InvalidOperationException($"A quote has {all.Count} of one thing.");
        to.Write((byte)all.Count);
        foreach (T one in all) write(to, one);
    }

    private static Money Money(BinaryReader from)
    {
        Currency currency = Currency.Parse(from.ReadString()).Value;
        return new Money(from.ReadInt64(), currency);
    }

    private static Money? MoneyOrNull(BinaryReader from) => from.ReadBoolean() ? Money(from) : null;

    private static Quantity Quantity(BinaryReader from) => new(from.ReadDecimal(), Unit.Parse(from.ReadString()).Value);

    private static ExchangeRate Rate(BinaryReader from) => new(
        Currency.Parse(from.ReadString()).Value, Currency.Parse(from.ReadString()).Value, from.ReadDecimal(),
        new Period(DateOnly.FromDayNumber(from.ReadInt32()), DateOnly.FromDayNumber(from.ReadInt32())),
        from.ReadString());

    private static T[] All<T>(BinaryReader from, Func<BinaryReader, T> read)
    {
        int count = from.ReadByte();
        if (count == 0) return [];
        var all = new T[count];
        for (int i = 0; i < count; i++) all[i] = read(from);
        return all;
    }
}
