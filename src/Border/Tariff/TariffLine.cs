using Sampan.Border.Tariff.Rates;

namespace Sampan.Border.Tariff;

/// <summary>
/// One row of the schedule as it is printed. Headings have fewer than nine digits and carry rates that
/// the rows below inherit; a blank cell means "see above", never "no rate". <see cref="Units"/> are the publisher's, in
/// which quantities are declared.
/// </summary>
internal sealed record TariffNode(int Level, string Digits, string Description, string Units, string[] Cells)
{
    /// <summary>Only a statistical line, of nine digits, is declared and quoted.</summary>
    public bool IsLine => Digits.Length == 9;
}

/// <summary>A statistical line with the cells that hold for it, its own or inherited.</summary>
internal sealed record TariffLine(string Digits, int Node, Season? Season, RateCell[] Cells)
{
    public RateCell Cell(DutyColumn column) => Cells[(int)column];
}
