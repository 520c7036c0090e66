namespace Sampan.Council;

/// <summary>An operator gives a person a seat for a term.</summary>
public sealed record SeatGiven(
    Id Seat, Id Person, Side Side, string Organisation, string Office, bool Chair, DateOnly From, DateOnly Until) : Act
{
    /// <summary>A term ends within so many years: whoever stays longer is given the seat again.</summary>
    public const int MostYears = 4;

    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (!by.IsOperator) return CouncilRefusals.OperatorNeeded;
        if (CouncilText.Check("organisation", Organisation, 120) is { } organisation) return organisation;
        if (CouncilText.Check("office", Office, 120) is { } office) return office;
        if (by.IsFar(From)) return CouncilRefusals.DayFar.With(("field", "from"));
        if (Until < From || Until > From.AddYears(MostYears))
            return CouncilRefusals.TermWrong.With(("years", $"{MostYears}"), ("field", "until"));
        if (record.Seats.ContainsKey(Seat)) return CouncilRefusals.RecordMoved;
        return record.Seats.Values.Any(other => other.Person == Person && !other.IsEmpty && Overlaps(other.Term))
            ? CouncilRefusals.SeatTaken.With(("field", "email"))
            : null;
    }

    internal override CouncilRecord Apply(CouncilRecord record, Done done) => record with
    {
        Seats = record.Seats.Add(
            Seat, new Seat(Seat, Person, Side, Organisation, Office, Chair, new Period(From, Until))),
    };

    private bool Overlaps(Period term) => term.From <= Until && term.Until >= From;
}
