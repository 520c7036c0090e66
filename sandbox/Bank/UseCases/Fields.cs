using Sampan.Kernel;

namespace Sampan.Sandbox.Bank.UseCases;

/// <summary>Reads what comes from outside. Text is trimmed; control characters are not text.</summary>
internal static class Fields
{
    /// <summary>The most one payment may carry, in minor units: a million of them still fit a balance.</summary>
    private const long Most = Money.Cap / 1_000_000;

    public static Outcome<string> Required(string field, string? text, int longest)
    {
        if (!Optional(field, text, longest).TryGet(out string? read, out Refusal? refusal)) return refusal;
        return read.Length == 0 ? BankRefusals.FieldMissing.With(("field", field)) : read;
    }

    public static Outcome<string> Optional(string field, string? text, int longest)
    {
        string trimmed = (text ?? "").Trim();
        return trimmed.Length > longest || trimmed.Any(char.IsControl)
            ? BankRefusals.FieldMalformed.With(("field", field))
            : trimmed;
    }

    public static Outcome<Money> Amount(string? amount, string? currencyCode)
    {
        if (!Currency.Parse(currencyCode).TryGet(out Currency currency, out Refusal? refusal)) return refusal;
        if (!Money.Parse(amount?.Trim(), currency).TryGet(out Money money, out refusal)) return refusal;
        if (money.Minor <= 0) return BankRefusals.AmountNotPositive;
        if (money.Minor > Most) return BankRefusals.AmountTooLarge.With(("most", new Money(Most, currency).ToString()));
        return money;
    }

    public static Refusal AccountUnknown(string number) => BankRefusals.AccountUnknown.With(("number", number));

    public static Refusal CurrencyDiffers(Currency held) => BankRefusals.CurrencyDiffers.With(("currency", held.Code));
}
