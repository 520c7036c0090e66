namespace Sampan.Journeys.Payments;

/// <summary>Where money is sent: a name and an account, read from Identity at the moment it is needed.</summary>
public sealed record Payee(string Name, string Account);

/// <summary>
/// Who pays and who is paid. Names and account numbers are personal data: they are kept by Identity, where they can be
/// erased, and never enter the journal.
/// </summary>
public interface ICounterparties
{
    /// <summary>The order a payer's free text names; null when it names none.</summary>
    Task<Id?> OrderOf(string reference);

    /// <summary>Whether the payer's name is that of the order's buyer, spelt as banks spell names.</summary>
    Task<bool> IsBuyer(Id order, string payerName);

    /// <summary>Whether money from this account is an insurer's.</summary>
    bool IsInsurer(string payerAccount);

    /// <summary>Whether this is the account a seller is paid to: money from it is the seller's own.</summary>
    Task<bool> IsSeller(Id seller, string payerAccount);

    /// <summary>The lender whose wallet a payer's free text names, if the payer is that lender.</summary>
    Task<Id?> LenderOf(string reference, string payerName, bool sandbox);

    /// <summary>Whether the firm is a lender of this money, test money or real.</summary>
    Task<bool> IsLender(Id firm, bool sandbox);

    /// <summary>Keeps who sent a statement line, so that its money can go back there.</summary>
    Task Remember(Id line, Payee payer);

    /// <summary>Who sent a line; null when it has been erased.</summary>
    Task<Payee?> PayerOf(Id line);

    /// <summary>The account a seller is paid to; null until the seller has named one.</summary>
    Task<Payee?> AccountOf(Id seller);
}
