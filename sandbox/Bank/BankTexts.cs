using System.Collections.Frozen;
using Sampan.Kernel;

namespace Sampan.Sandbox.Bank;

/// <summary>What a refusal says to a person at the form or in front of a log. English: the sandbox is a tool.</summary>
internal static class BankTexts
{
    private static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>
    {
        ["option_malformed"] = "Option --{name} cannot be read: {text}",
        ["address_not_loopback"] = "The sandbox bank listens on this computer only, not on {text}",
        ["data_folder_unusable"] = "The data folder {folder} cannot be used: {reason}",
        ["data_file_damaged"] = "{file} is damaged at line {line}. Nothing was changed.",
        ["body_malformed"] = "The request must be a JSON object with the documented fields only.",
        ["field_missing"] = "Please fill in: {field}",
        ["field_malformed"] = "This field is too long or holds characters that are not text: {field}",
        ["amount_not_positive"] = "The amount must be more than zero.",
        ["amount_too_large"] = "The amount is more than the sandbox bank carries in one payment ({most}).",
        ["amount_too_small"] = "Nothing is left of this amount once the bank's charge is taken.",
        ["amount_malformed"] = "The amount cannot be read: {text}. Write it like 1234.50",
        ["amount_too_fine"] = "The amount has more decimals than the currency: {text}",
        ["amount_overflows"] = "The amount is too large: {text}",
        ["currency_unknown"] = "This currency is not known: {text}",
        ["date_malformed"] = "The date cannot be read: {text}. Write it like 2026-11-24",
        ["behaviour_unknown"] = "The sandbox bank does not know how to behave like this: {text}",
        ["account_number_not_sandbox"] = "A sandbox account number begins with SBX-: {text}",
        ["cursor_malformed"] = "The cursor cannot be read: {text}",
        ["account_unknown"] = "There is no account {number} at this bank.",
        ["transfer_unknown"] = "There is no transfer {text} at this bank.",
        ["account_differs"] = "An account with this name exists in another currency or under another number.",
        ["account_number_taken"] = "This account number belongs to another account: {number}",
        ["idempotency_key_reused"] = "This idempotency key was used for another payout: {key}",
        ["currency_differs"] = "The account is held in {currency}.",
        ["cursor_unknown"] = "This bank never gave out the cursor {text}: it is another bank's, or data is gone.",
    }.ToFrozenDictionary();

    public static string Sentence(Refusal refusal)
    {
        string text = Sentences.GetValueOrDefault(refusal.Code.Name, refusal.Code.Name);
        foreach ((string name, string value) in refusal.Arguments)
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return text;
    }
}
