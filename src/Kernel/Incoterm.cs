namespace Sampan.Kernel;

/// <summary>The eleven delivery terms of Incoterms 2020 (ICC publication 723E, in force from 2020-01-01).</summary>
public enum Incoterm
{
    EXW = 1,
    FCA,
    FAS,
    FOB,
    CFR,
    CIF,
    CPT,
    CIP,
    DAP,
    DPU,
    DDP,
}

public static class Incoterms
{
    public static Outcome<Incoterm> Parse(string? text) =>
        text is { Length: 3 } && text.All(char.IsAsciiLetter)
            && Enum.TryParse(text.ToUpperInvariant(), out Incoterm term)
            ? term
            : KernelRefusals.IncotermUnknown.Text(text);

    /// <summary>The seller's price already contains the main carriage to the named place.</summary>
    public static bool SellerPaysCarriage(this Incoterm term) => term >= Incoterm.CFR;

    /// <summary>The seller must insure the goods for the buyer.</summary>
    public static bool SellerInsures(this Incoterm term) => term is Incoterm.CIF or Incoterm.CIP;

    /// <summary>The seller clears the goods for import and pays duty and tax.</summary>
    public static bool SellerPaysDuty(this Incoterm term) => term == Incoterm.DDP;
}
