using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>On what ground somebody confirmed a code.</summary>
public enum ConfirmedBy
{
    /// <summary>The description of the code was read and fits.</summary>
    Description,

    /// <summary>A broker or forwarder said so.</summary>
    Broker,

    /// <summary>Customs ruled so, or has accepted it before.</summary>
    Customs,
}

/// <summary>
/// That a person confirmed a code for a listing, by which version of the nomenclature and on what ground.
/// </summary>
/// <param name="Note">The number of a ruling or declaration, or who said so; may be empty.</param>
/// <param name="Words">The goods as they were described then.</param>
public sealed record ConfirmedCode(
    Id Listing, Id Firm, Id Person, Instant At, Hash256 Nomenclature, HsCode Code, ConfirmedBy Ground, string Note,
    string Words)
{
    public const int LongestNote = 200;

    /// <summary>
    /// Why it cannot be kept: the code is no subheading of the nomenclature (<c>hs_code_not_in_nomenclature</c>), or
    /// the note is too long (<c>confirmation_note_too_long</c>).
    /// </summary>
    public static Refusal? Check(ConfirmedCode code, Nomenclature nomenclature)
    {
        bool isSubheading = code.Code.Digits.Length == 6 && nomenclature.Find(code.Code) is { IsForGoods: true };
        if (!isSubheading) return BorderRefusals.HsCodeNotInNomenclature.With(("code", code.Code.ToString()));
        return code.Note.Length > LongestNote
            ? BorderRefusals.NoteTooLong.With(("limit", LongestNote.ToString(CultureInfo.InvariantCulture)))
            : null;
    }
}

/// <summary>Who confirmed which code, kept for good; the classifier learns from it.</summary>
public interface IConfirmedCodes
{
    /// <summary>Keeps a confirmation, or refuses it as <see cref="ConfirmedCode.Check"/> does.</summary>
    Task<Outcome<ConfirmedCode>> Confirm(ConfirmedCode code, Nomenclature nomenclature);

    /// <summary>The last confirmation for a listing of a firm; null when there is none.</summary>
    Task<ConfirmedCode?> Of(Id firm, Id listing);

    /// <summary>The last confirmation of each listing.</summary>
    Task<IReadOnlyList<ConfirmedCode>> All();

    /// <summary>How often a code was confirmed: more than before when there is something to learn.</summary>
    Task<long> Count();
}
