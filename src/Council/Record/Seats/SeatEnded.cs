namespace Sampan.Council;

/// <summary>An operator ends a seat before its term is over: from the next day on it is empty.</summary>
public sealed record SeatEnded(Id Seat) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (!by.IsOperator) return CouncilRefusals.OperatorNeeded;
        if (record.Seats.GetValueOrDefault(Seat) is not { } seat) return CouncilRefusals.SeatUnknown;
        return seat.IsEmpty || seat.Term.Until <= by.Today ? CouncilRefusals.SeatOver : null;
    }

    /// <summary>Whoever sat there today did so to the end of the day; a term that never began is empty.</summary>
    internal override CouncilRecord Apply(CouncilRecord record, Done done)
    {
        Seat seat = record.Seats[Seat];
        DateOnly last = seat.Term.From > done.On ? done.On.AddDays(-1) : done.On;
        return record with
        {
            Seats = record.Seats.SetItem(Seat, seat with { Term = new Period(seat.Term.From, last) }),
        };
    }
}
