namespace Sampan.Council;

/// <summary>
/// The working group's record. Whoever reads it is shown all of it: what only seats may see is marked, and the caller
/// leaves it out. Refusals: <see cref="CouncilRefusals"/>.
/// </summary>
public interface ICouncil
{
    /// <summary>As it is on disk now.</summary>
    Task<CouncilRecord> Read();

    /// <summary>
    /// Records what somebody does, if the record as it stands allows it. Each act says in its own file who may do it
    /// and what it refuses; and <c>council_record_moved</c> where others are faster again and again.
    /// </summary>
    Task<Outcome<CouncilRecord>> Do(Id person, bool isOperator, Act act, Instant now);
}

/// <summary>
/// Obstacles that people report, with or without an account. Who reported is known to nobody: an address for letters,
/// where one was given, lies in the vault under the report's id.
/// </summary>
public interface IReports
{
    /// <summary>
    /// Takes a report. The same secret again gives the first one. Refuses what <see cref="ReportedObstacle"/> says, and
    /// <c>reports_too_many</c>.
    /// </summary>
    /// <param name="secret">Opens the report to whoever made it; only its hash is kept.</param>
    Task<Outcome<ReportedObstacle>> Take(ReportedObstacle report, string secret);

    /// <summary>Refuses <c>report_unknown</c>.</summary>
    Task<Outcome<ReportedObstacle>> Find(Id report);

    /// <summary>The report this secret opens. Refuses <c>report_unknown</c>.</summary>
    Task<Outcome<ReportedObstacle>> FindBySecret(string secret);

    /// <summary>The newest first; <paramref name="before"/> pages on.</summary>
    Task<IReadOnlyList<ReportedObstacle>> Newest(Instant? before, int limit);

    /// <summary>How many there are of each kind of trouble.</summary>
    Task<IReadOnlyDictionary<Trouble, int>> CountByTrouble();

    /// <summary>What the reporters of a measure were last told; null before the first time.</summary>
    Task<(Month Month, long Tenths)?> LastNews(Id measure);

    /// <summary>Notes what they are told. False when the same was noted before.</summary>
    Task<bool> NoteNews(Id measure, Month month, long tenths, Instant now);
}
