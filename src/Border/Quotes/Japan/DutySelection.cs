using Sampan.Border.Tariff;
using Sampan.Border.Tariff.Rates;
using Sampan.Kernel;

namespace Sampan.Border.Quotes.Japan;

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
        if (LevyBesideDuty(line, request) is { } levied) return levied;
        var columns = new Outcome<ColumnDuty>[DutyColumns.Of(Country.Japan).Count];
        for (int i = 0; i < columns.Length; i++) columns[i] = Compute(line, (DutyColumn)i, request, basis);

        ColumnDuty preferred = default;
        DutyColumn? claimed = request.Claim.Column();
        if (claimed is { } preference)
        {
            if (!columns[(int)preference].TryGet(out preferred, out Refusal? unclear)) return unclear;
            if (preferred.Yen is null) return BorderRefusals.PreferenceNotGiven.With(("preference", preference.Name()));
            // Nothing is lower than free: what the other columns still lack need not be asked for.
            if (preferred.Yen == 0) return new SelectedDuty(preference, preferred, false, columns);
        }
        if (!WithoutClaim(columns).TryGet(out DutyColumn column, out Refusal? refusal)) return refusal;
        ColumnDuty duty = columns[(int)column].Value;
        return claimed is { } lower && preferred.Yen <= duty.Yen
            ? new SelectedDuty(lower, preferred, false, columns)
            : new SelectedDuty(column, duty, claimed is not null, columns);
    }

    /// <summary>A levy comes beside whatever duty applies, so its mark counts whichever column is chosen.</summary>
    private static Refusal? LevyBesideDuty(TariffLine line, QuoteRequest request)
    {
        RateCell bound = line.Cell(DutyColumn.Wto);
        if (bound.Why == CellReasons.LevyMark) return NotUnderstood(bound, DutyColumn.Wto);
        bool sugar = line.Cell(DutyColumn.Temporary).Mark == RateMark.SugarLevy;
        if (sugar && !request.Assurances.HasFlag(Assurances.SugarLevyOutside)) return BorderRefusals.SugarLevyOutside;
        return null;
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
        if (cell.Mark == RateMark.StatedUse && !request.Assurances.HasFlag(Assurances.StatedUse))
            return BorderRefusals.StatedUseNeeded.With(("column", column.Name()), ("rate", cell.Text));
        return RateEvaluation.Minor(cell.Rule!, basis).TryGet(out decimal yen, out refusal)
            ? new ColumnDuty(cell.Text, yen)
            : refusal;
    }

    /// <summary>The cell itself, or the one of its alternatives that the asker chose.</summary>
    private static Outcome<RateCell> Pick(RateCell cell, DutyColumn column, QuoteRequest request)
    {
        if (cell.Kind == CellKind.Refused) return NotUnderstood(cell, column);
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
        if (request.Assurances.HasFlag(Assurances.InsideQuota)) return of[0].Cell;
        if (request.Assurances.HasFlag(Assurances.OutsideQuota)) return of.Count > 1 ? of[1].Cell : RateCell.Blank;
        return BorderRefusals.QuotaSideNeeded.With(("column", column.Name()), ("options", Options(of)));
    }

    private static Refusal NotUnderstood(RateCell cell, DutyColumn column) => BorderRefusals.RateNotUnderstood.With(
        ("column", column.Name()), ("rate", cell.Text), ("why", cell.Why ?? ""));

    private static string Options(IReadOnlyList<RateAlternative> of) =>
        string.Join("; ", of.Select((a, i) => $"{i + 1}: {a.Cell.Text}"));
}
