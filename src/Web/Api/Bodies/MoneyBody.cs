namespace Sampan.Web.Api.Bodies;

/// <summary>An amount as text with exactly its currency's decimals, so that no program rounds it on reading.</summary>
internal sealed record MoneyBody(string Amount, string Currency)
{
    public static MoneyBody Of(Money money) => new(money.AmountText, money.Currency.Code);

    public static MoneyBody? Of(Money? money) => money is { } some ? Of(some) : null;

    public Outcome<Money> Read()
    {
        Outcome<Currency> currency = Kernel.Currency.Parse(Currency);
        return currency.IsRefused ? currency.Refusal : Money.Parse(Amount, currency.Value);
    }
}
