using System.Globalization;
using Sampan.Kernel;
using Sampan.Sandbox.Bank.Storage;

namespace Sampan.Sandbox.Bank.UseCases;

/// <summary>
/// Opens an account under a name, once: the same name again answers the same account. Refuses, in this order: a name
/// or number that is not text, an unknown currency, a number that does not show the sandbox, the name in another
/// currency or under another number, a number that is taken.
/// </summary>
internal sealed record OpenAccount(string Name, Currency Currency, string? Number)
{
    private const string Prefix = "SBX-";

    public static Outcome<OpenAccount> Read(string? name, string? currencyCode, string? number)
    {
        if (!Fields.Required("name", name, 120).TryGet(out string? readName, out Refusal? refusal)) return refusal;
        if (!Currency.Parse(currencyCode).TryGet(out Currency currency, out refusal)) return refusal;
        if (!Fields.Optional("number", number, 40).TryGet(out string? readNumber, out refusal)) return refusal;
        if (readNumber.Length == 0) return new OpenAccount(readName, currency, null);
        bool showsSandbox = readNumber.StartsWith(Prefix, StringComparison.Ordinal)
            && readNumber.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
        return showsSandbox
            ? new OpenAccount(readName, currency, readNumber)
            : BankRefusals.NumberNotSandbox.Text(readNumber);
    }

    public Outcome<Decision<Account>> Decide(BankState state, Instant now)
    {
        if (state.TryAccountNamed(Name, out Account? known))
        {
            bool isSame = known.Currency == Currency && (Number is null || Number == known.Number);
            return isSame ? new Decision<Account>(known) : BankRefusals.AccountDiffers;
        }

        string number = Number ?? FreeNumber(state);
        if (state.Statement(number) is not null) return BankRefusals.NumberTaken.With(("number", number));

        var account = new Account(number, Name, Currency);
        return new Decision<Account>(account, new BankRecord { At = now, Account = account });
    }

    private string FreeNumber(BankState state)
    {
        for (int i = state.Accounts.Count() + 1; ; i++)
        {
            string number = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Currency}-{100000 + i}");
            if (state.Statement(number) is null) return number;
        }
    }
}
