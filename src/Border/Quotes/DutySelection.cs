using Sampan.Border.Tariff;
using Sampan.Border.Tariff.Rates;
using Sampan.Kernel;

namespace Sampan.Border.Quotes;

/// <summary>What a column charges: yen, exact; or null yen where it gives these goods no rate.</summary>
internal readonly record struct ColumnDuty(string Rate, decimal? Yen);

/// <summary>The column that applies, its duty, and what every column would have charged.</summary>
internal readonly record struct SelectedDuty(
    DutyColumn Column, ColumnDuty Duty, bool ClaimNotLower, Outcome<ColumnDuty>[] Columns);

/// <summary>
/// Which rate holds. A temporary rate stands in place of the general one (Temporary Tariff Measures Act 2); the bound
/// rate holds where it is lower than that (Customs Act 3, proviso); a preference holds where it is claimed, with proof
/// of origin, and is not higher than the rate without it.
/// </summary>
internal static class DutySelection
{
    public static Outcome<SelectedDuty> Select(TariffLine line, QuoteRequest request, in DutyBasis basis)
    {
        // The levy comes beside whatever duty applies, so the mark counts in every column.
        bool levied = line.Cell(DutyColumn.Temporary).Mark == RateMark.SugarLevy;
        if (levied && !request.Statements.HasFlag(Statements.SugarLevyOutside)) return BorderRefusals.SugarLevyOutside;

        var columns = new Outcome<ColumnDuty>[DutyColumns.Count];
        for (int i = 0; i < columns.Length; i++) columns[i] = Compute(line, (DutyColumn)i, request, basis);
        if (!WithoutClaim(columns).TryGet(out DutyColumn column, out Refusal? refusal)) return refusal;

        ColumnDuty duty = columns[(int)column].Value;
        if (request.Claim.Column() is not { } claimed) return new SelectedDuty(column, duty, false, columns);
        if (!columns[(int)claimed].TryGet(out ColumnDuty preferred, out refusal)) return refusal;
        if (preferred.Yen is null) return BorderRefusals.PreferenceNotGiven.With(("preference", claimed.Name()));
        return preferred.Yen <= duty.Yen
            ? new SelectedDuty(claimed, preferred, false, columns)
            : new SelectedDuty(column, duty, true, columns);
    }

    private static Outcome<DutyColumn> WithoutClaim(Outcome<ColumnDuty>[] columns)
    {
        DutyColumn column = DutyColumn.Temporary;
        if (!columns[(int)column].TryGet(out ColumnDuty national, out Refusal? refusal)) return refusal;
        if (national.Yen is null)
        {
            column = DutyColumn.General;
            if (!columns[(int)column].TryGet(out national, out refusal)) return refusal;
        }
        // Nothing is lower than free: a bound rate that was not understood does not matter then.
        if (national.Yen == 0) return column;
        if (!columns[(int)DutyColumn.Wto].TryGet(out ColumnDuty bound, out refusal)) return refusal;
        if (bound.Yen is not null && (national.Yen is null || bound.Yen < national.Yen)) return DutyColumn.Wto;
        return national.Yen is null ? BorderRefusals.RateMissing : column;
    }

    private static Outcome<ColumnDuty> Compute(
        TariffLine line, DutyColumn column, QuoteRequest request, in DutyBasis basis)
    {
        if (!Pick(line.Cell(column), column, request).TryGet(out RateCell? cell, out Refusal? refusal)) return refusal;
        if (cell.Kind is CellKind.Blank or CellKind.NotApplied) return new ColumnDuty(cell.Text, null);
        if (cell.Mark == RateMark.StatedUse && !request.Statements.HasFlag(Statements.StatedUse))
            return BorderRefusals.StatedUseNeeded.With(("column", column.Name()), ("rate", cell.Text));
        return RateEvaluation.Yen(cell.Rule!, basis).TryGet(out decimal yen, out refusal)
            ? new ColumnDuty(cell.Text, yen)
            : refusal;
    }

    /// <summary>The cell itself, or the one of its alternatives that the asker chose.</summary>
    private static Outcome<RateCell> Pick(RateCell cell, DutyColumn column, QuoteRequest request)
    {
        if (cell.Kind == CellKind.Refused)
            return BorderRefusals.RateNotUnderstood.With(
                ("column", column.Name()), ("rate", cell.Text), ("why", cell.Why ?? ""));
        if (cell.Kind != CellKind.Choice) return cell;
        IReadOnlyList<RateAlternative> of = cell.Alternatives;
        foreach (Choice choice in request.Choices)
        {
            if (choice.Column != column) continue;
            if (choice.Number == 0) return RateCell.Blank;
            if (choice.Number > 0 && choice.Number <= of.Count) return of[choice.Number - 1].Cell;
            return BorderRefusals.ConditionUnknown.With(("column", column.Name()), ("options", Options(of)));
        }
        if (of[0].Quota == QuotaSide.None)
            return BorderRefusals.ConditionNeeded.With(("column", column.Name()), ("options", Options(of)));
        if (request.Statements.HasFlag(Statements.InsideQuota)) return of[0].Cell;
        if (request.Statements.HasFlag(Statements.OutsideQuota)) return of.Count > 1 ? of[1].Cell : RateCell.Blank;
        return BorderRefusals.QuotaSideNeeded.With(("column", column.Name()), ("options", Options(of)));
    }

    private static string Options(IReadOnlyList<RateAlternative> of) =>
        string.Join("; ", of.Select((a, i) => $"{i + 1}: {a.Cell.Text}"));
}
