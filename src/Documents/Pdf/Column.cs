using Sampan.Kernel;

namespace Sampan.Documents.Pdf;

/// <summary>A column of the invoice table: where it stands, what heads it, to which side its values lean.</summary>
internal sealed record Column(string Title, float Left, float Right, bool LeansRight, bool InCurrency = false)
{
    private const float Gap = 7;

    public static readonly Column Number = new("#", Paper.Left, Paper.Left + 22, false);
    public static readonly Column Description = new("Description of goods", Number.Right, Paper.Right - 318, false);
    public static readonly Column HsCode = new("HS code", Description.Right, Description.Right + 58, false);
    public static readonly Column Origin = new("Origin", HsCode.Right, HsCode.Right + 34, false);
    public static readonly Column Quantity = new("Quantity", Origin.Right, Origin.Right + 66, true);
    public static readonly Column UnitPrice = new("Unit price", Quantity.Right, Quantity.Right + 74, true, true);
    public static readonly Column Amount = new("Amount", UnitPrice.Right, Paper.Right, true, true);

    public static readonly IReadOnlyList<Column> All =
        [Number, Description, HsCode, Origin, Quantity, UnitPrice, Amount];

    public float TextLeft => Left + Gap / 2;

    public float Room => Right - Left - Gap;

    public string Heading(Currency currency) => InCurrency ? $"{Title} {currency.Code}" : Title;

    public void Write(Page page, string text, TextStyle style, float top)
    {
        if (LeansRight) page.TextRight(text, style, Right - Gap / 2, top, Room);
        else page.TextFit(text, style, TextLeft, top, Room);
    }
}
