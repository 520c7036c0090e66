namespace Sampan.Council.Observatory;

/// <summary>
/// One number over some months, from what is shown of each of them and from nothing else: a month whose cell is hidden
/// is left out, and where all are hidden so is the number.
/// </summary>
internal static class MonthFigures
{
    internal static Figure Sum(IEnumerable<Seen> months, Func<CellFigures, long> of) =>
        Of(months, seen => new Figure(seen.Sum(of) * 10, seen.Sum(cell => cell.Cases), IsHidden: false));

    /// <summary>Each month that is not hidden counts the same, one in which nothing happened too.</summary>
    internal static Figure Average(IEnumerable<Seen> months, Func<CellFigures, long> of)
    {
        List<Seen> all = [.. months];
        int known = all.Count(seen => !seen.IsHidden);
        return Of(all, seen => new Figure(
            Rounding.Scale(seen.Sum(of), 10, known, RoundingRule.HalfUp), seen.Sum(cell => cell.Cases),
            IsHidden: false));
    }

    /// <summary>The middle one of the months' middles, each as often as the month has cases.</summary>
    internal static Figure Days(IEnumerable<Seen> months) => Of(months, seen => new Figure(
        MiddleOf(seen) * 10, seen.Sum(cell => cell.Cases), IsHidden: false));

    internal static Figure Cost(IEnumerable<Seen> months) => Of(months, seen => new Figure(
        PerThousand(seen.Sum(cell => cell.FreightAndInsurance + cell.Fee), seen.Sum(cell => cell.Goods)),
        seen.Sum(cell => cell.Cases), IsHidden: false));

    /// <summary>Of a thousand in months where both are seen; nothing happened counts as none.</summary>
    internal static Figure Share(IEnumerable<(Seen Part, Seen Whole)> months)
    {
        List<(Seen Part, Seen Whole)> traded = [.. months.Where(month => month.Whole != default)];
        if (traded.Count == 0) return Figure.Nothing;
        List<(Seen Part, Seen Whole)> seen = [.. traded.Where(month => !month.Part.IsHidden && !month.Whole.IsHidden)];
        if (seen.Count == 0) return Figure.Hidden;
        long whole = seen.Sum(month => month.Whole.Figures!.Cases);
        return new Figure(PerThousand(seen.Sum(month => month.Part.Figures?.Cases ?? 0), whole), whole, false);
    }

    internal static long? PerThousand(long part, long whole) =>
        whole == 0 ? null : Rounding.Scale(part, 10_000, whole, RoundingRule.HalfUp);

    internal static int MiddleOf(IEnumerable<CellFigures> cells) =>
        Middle.Of([.. cells.Select(cell => (cell.MiddleDays!.Value, cell.Cases))]);

    private static Figure Of(IEnumerable<Seen> months, Func<List<CellFigures>, Figure> number)
    {
        List<Seen> all = [.. months];
        List<CellFigures> shown = [.. all.Where(seen => seen.Figures is not null).Select(seen => seen.Figures!)];
        if (shown.Count > 0) return number(shown);
        return all.Any(seen => seen.IsHidden) ? Figure.Hidden : Figure.Nothing;
    }
}
