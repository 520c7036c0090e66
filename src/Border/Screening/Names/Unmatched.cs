namespace Sampan.Border.Screening.Names;

/// <summary>What is left of two names when their words are paired.</summary>
internal readonly struct Unmatched
{
    internal Unmatched(PreparedName one, PreparedName other, List<Match> matches)
    {
        uint here = 0, there = 0;
        foreach (Match match in matches)
        {
            here |= ((1u << match.Length) - 1) << match.At;
            there |= ((1u << match.OtherLength) - 1) << match.OtherAt;
        }
        (bool isLeft, bool isOtherLeft) = (IsLeft(one, here), IsLeft(other, there));
        (IsAny, IsOnBothSides) = (isLeft || isOtherLeft, isLeft && isOtherLeft);
        if (one.SurnameWords == 0 || other.SurnameWords == 0) return;
        uint surname = (1u << one.SurnameWords) - 1, otherSurname = (1u << other.SurnameWords) - 1;
        IsPartDifferent = IsApart(one, here, surname) && IsApart(other, there, otherSurname)
            || IsApart(one, here, ~surname) && IsApart(other, there, ~otherSurname);
    }

    internal bool IsAny { get; }

    /// <summary>Each name has a word, longer than a letter, that says something and has no counterpart.</summary>
    internal bool IsOnBothSides { get; }

    /// <summary>No word of the surnames, or none of the given names, has a counterpart.</summary>
    internal bool IsPartDifferent { get; }

    private static bool IsLeft(PreparedName name, uint matched)
    {
        for (int i = 0; i < name.Words.Length; i++)
            if ((matched & 1u << i) == 0 && name.Words[i].Kind < WordKind.Particle && name.Words[i].Text.Length > 1)
                return true;
        return false;
    }

    private static bool IsApart(PreparedName name, uint matched, uint part)
    {
        bool isAny = false;
        for (int i = 0; i < name.Words.Length; i++)
        {
            if ((part & 1u << i) == 0 || name.Words[i].Kind >= WordKind.Particle) continue;
            if ((matched & 1u << i) != 0) return false;
            isAny = true;
        }
        return isAny;
    }
}
