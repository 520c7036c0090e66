using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Documents.Pdf;

/// <summary>
/// The lines of an invoice. A page that does not hold them all ends with the sum so far, and the next one begins
/// with it, under the column headings: so a missing sheet is noticed.
/// </summary>
internal sealed class InvoiceTable(PageFlow flow, InvoiceFacts facts)
{
    private const float Padding = 4;
    private static readonly float PlainRow = TextStyle.Body.Leading + 2 * Padding;
    private static readonly float HeadRow = TextStyle.Heading.Leading + 2 * Padding;

    private Money _sum = Money.Zero(facts.Currency);
    private bool _hasRows;

    public void Place()
    {
        InvoiceRow[] rows = [.. facts.Lines.Select((line, index) => new InvoiceRow(index + 1, line))];
        if (!flow.Fits(HeadRow + rows[0].Height + PlainRow)) flow.NewPage();
        Head();
        foreach (InvoiceRow row in rows)
        {
            EnsureRoom(row.Height + PlainRow);
            row.Draw(flow.Page, flow.Take(row.Height));
            _sum += row.Amount;
            _hasRows = true;
        }
    }

    /// <summary>Goes on to a new page, carrying the sum over, when a height does not fit on this one.</summary>
    public void EnsureRoom(float height)
    {
        if (flow.Fits(height)) return;
        if (_hasRows) Carry("Carried forward");
        flow.NewPage();
        Head();
        if (_hasRows) Carry("Brought forward");
    }

    private void Head()
    {
        Page page = flow.Page;
        float top = flow.Take(HeadRow);
        page.Fill(new(Paper.Left, top, Paper.Right, top + HeadRow), Ink.Shade);
        page.Rule(Paper.Left, Paper.Right, top, Ink.Accent, 1);
        foreach (Column column in Column.All)
            column.Write(page, column.Heading(facts.Currency), TextStyle.Heading, top + Padding);
        page.Rule(Paper.Left, Paper.Right, top + HeadRow, Ink.Accent, 0.5f);
    }

    private void Carry(string label)
    {
        float top = flow.Take(PlainRow);
        Column.Description.Write(flow.Page, label, TextStyle.Quiet, top + Padding);
        Column.Amount.Write(flow.Page, PaperText.Of(_sum), TextStyle.Strong, top + Padding);
        flow.Page.Rule(Paper.Left, Paper.Right, top + PlainRow, Ink.Line);
    }

    /// <summary>One line, measured before it is drawn.</summary>
    private sealed class InvoiceRow
    {
        private readonly int _number;
        private readonly InvoiceLine _line;
        private readonly List<TextBlock> _descriptions;

        public InvoiceRow(int number, InvoiceLine line)
        {
            _number = number;
            _line = line;
            _descriptions = [new(line.Description, TextStyle.Body, Column.Description.Room)];
            if (line.ThaiDescription is { } thai)
                _descriptions.Add(new(thai, TextStyle.Quiet, Column.Description.Room));
        }

        public Money Amount => _line.NetAmount;

        public float Height => 2 * Padding + _descriptions.Sum(block => block.Height);

        public void Draw(Page page, float top)
        {
            float y = top + Padding;
            Column.Number.Write(page, _number.ToString(CultureInfo.InvariantCulture), TextStyle.Body, y);
            Column.HsCode.Write(page, _line.HsCode.ToString(), TextStyle.Body, y);
            Column.Origin.Write(page, _line.Origin.Code, TextStyle.Body, y);
            Column.Quantity.Write(page, PaperText.Of(_line.Quantity), TextStyle.Body, y);
            Column.UnitPrice.Write(page, PaperText.Of(_line.UnitPrice), TextStyle.Body, y);
            Column.Amount.Write(page, PaperText.Of(_line.NetAmount), TextStyle.Body, y);
            foreach (TextBlock block in _descriptions) y = block.Draw(page, Column.Description.TextLeft, y);
            page.Rule(Paper.Left, Paper.Right, top + Height, Ink.Line, 0.4f);
        }
    }
}
