namespace Sampan.Tests.Rules.Border.Screening;

/// <summary>
/// Other ways of writing a name, as forms and papers bring them. Each draws by a hash of the key and answers null where
/// the name gives no occasion.
/// </summary>
internal static class Perturbations
{
    private static readonly (string Long, string Short)[] Suffixes =
    [
        ("CO., LTD.", "COMPANY LIMITED"), ("COMPANY LIMITED", "CO LTD"), ("LIMITED", "LTD."), ("LTD.", "LIMITED"),
        ("LTD", "LIMITED"), ("CORPORATION", "CORP."), ("CORP.", "CORPORATION"), ("INC.", "INCORPORATED"),
        ("COMPANY", "CO."), ("CO.", "COMPANY"), ("S.A. DE C.V.", "SA DE CV"), ("S.A.S.", "SAS"), ("S.A.", "SA"),
        ("LTDA.", "LIMITADA"), ("LLC", "L.L.C."), ("L.L.C.", "LLC"), ("OOO", "LLC"), ("OAO", "PUBLIC JSC"),
        ("PAO", "PUBLIC JOINT STOCK COMPANY"), ("GMBH", "G.m.b.H."), ("E.U.", "EU"), ("FZE", "F.Z.E."),
    ];

    private static readonly (string Long, string Short)[] ShortWords =
    [
        ("INTERNATIONAL", "INTL"), ("COMPANY", "CO"), ("CORPORATION", "CORP"), ("AND", "&"), ("LIMITED", "LTD"),
        ("ORGANIZATION", "ORG"), ("ENGINEERING", "ENG"), ("INDUSTRIES", "IND"), ("GENERAL", "GEN"), ("TRADING", "TRDG"),
        ("MANUFACTURING", "MFG"), ("DEVELOPMENT", "DEV"), ("BROTHERS", "BROS"),
    ];

    // Two ways of writing one sound, as passports have them.
    private static readonly (string One, string Other)[] Respelled =
    [
        ("mohammed", "muhammad"), ("mohammad", "mohamed"), ("muhammad", "mohammed"), ("abdul", "abd al"),
        ("abd al-", "abdel "), ("abdel", "abdul"), ("al-", "el-"), ("hussein", "husayn"), ("husayn", "hussain"),
        ("yusuf", "youssef"), ("ahmad", "ahmed"), ("ou", "u"), ("ee", "i"), ("oo", "u"), ("kh", "h"), ("q", "k"),
        ("ay", "ai"), ("aw", "au"), ("iy", "y"), ("yy", "y"), ("ov", "off"), ("ev", "eff"), ("ks", "x"), ("dj", "j"),
        ("ph", "f"), ("th", "t"), ("zh", "j"), ("w", "v"), ("ie", "e"), ("y", "i"), ("c", "k"),
    ];

    private static readonly string[] Titles = ["Mr ", "Dr. ", "Sheikh ", "Gen. ", "Mrs. ", "Mr. "];
    private static readonly string[] Added = ["Co., Ltd.", "LLC", "Limited", "Inc.", "GmbH"];

    internal static readonly IReadOnlyList<(string Name, Func<ListedEntity, string?> Make)> All =
    [
        ("order", Order), ("middle initial", MiddleInitial), ("middle dropped", MiddleDropped), ("typo", Typo),
        ("respelled", Respell), ("title", Title), ("suffix", Suffix), ("short words", Shorten), ("joined", Join),
    ];

    /// <summary>Persons: given names first. Firms: the first word last.</summary>
    private static string? Order(ListedEntity entity)
    {
        if (entity.Type == "person") return GivenFirst(entity.Name);
        string[] words = entity.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 3 ? null : string.Join(' ', words[1..].Append(words[0].Trim(',')));
    }

    private static string? MiddleInitial(ListedEntity entity) => Middle(entity, middle => $"{middle[0]}. ");

    private static string? MiddleDropped(ListedEntity entity) => Middle(entity, _ => "");

    private static string? Middle(ListedEntity entity, Func<string, string> into)
    {
        if (entity.Type != "person") return null;
        string[] words = (GivenFirst(entity.Name) ?? entity.Name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 3 || !char.IsLetter(words[1][0])
            ? null
            : $"{words[0]} {into(words[1])}{string.Join(' ', words[2..])}";
    }

    /// <summary>One letter lost, doubled, swapped or replaced, in a word of five letters or more.</summary>
    private static string? Typo(ListedEntity entity)
    {
        string[] words = entity.Name.Split(' ');
        int[] longEnough = [.. Enumerable.Range(0, words.Length).Where(i => words[i].Count(char.IsLetter) >= 5)];
        if (longEnough.Length == 0) return null;
        int which = Draw.One(entity.Key, "typo word", longEnough);
        string word = words[which];
        int at = 1 + Draw.Number(entity.Key, "typo place", word.Length - 3);
        words[which] = Draw.Number(entity.Key, "typo kind", 4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            2 => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
            _ => $"{word[..at]}{(char)('a' + Draw.Number(entity.Key, "typo letter", 26))}{word[(at + 1)..]}",
        };
        return string.Join(' ', words);
    }

    /// <summary>The first two ways of writing that the name has an occasion for, from a drawn place on.</summary>
    private static string? Respell(ListedEntity entity)
    {
        string name = entity.Name.ToLowerInvariant();
        int changed = 0;
        for (int i = 0; i < Respelled.Length && changed < 2; i++)
        {
            (string one, string other) = Respelled[(i + Draw.Number(entity.Key, "respell", 31)) % Respelled.Length];
            int at = name.IndexOf(one, StringComparison.Ordinal);
            if (at < 0) continue;
            name = $"{name[..at]}{other}{name[(at + one.Length)..]}";
            changed++;
        }
        return changed == 0 ? null : name;
    }

    private static string? Title(ListedEntity entity) => entity.Type == "person"
        ? Draw.One(entity.Key, "title", Titles) + (GivenFirst(entity.Name) ?? entity.Name)
        : null;

    private static string? Suffix(ListedEntity entity)
    {
        if (entity.Type != "firm") return null;
        foreach ((string has, string gets) in Suffixes)
            if (entity.Name.EndsWith(" " + has, StringComparison.OrdinalIgnoreCase))
                return entity.Name[..^has.Length] + gets;
        return entity.Words.Count < 2 ? null : $"{entity.Name} {Draw.One(entity.Key, "suffix", Added)}";
    }

    private static string? Shorten(ListedEntity entity)
    {
        string[] words = entity.Name.Split(' ');
        bool changed = false;
        for (int i = 0; i < words.Length; i++)
        {
            string? to = ShortWords.FirstOrDefault(
                pair => pair.Long.Equals(words[i], StringComparison.OrdinalIgnoreCase)).Short;
            if (to is null) continue;
            words[i] = to;
            changed = true;
        }
        return changed ? string.Join(' ', words) : null;
    }

    /// <summary>Two words written as one, or the parts of a hyphened word apart.</summary>
    private static string? Join(ListedEntity entity)
    {
        string name = entity.Name;
        if (name.Contains('-')) return name.Replace("-", Draw.Number(entity.Key, "join", 2) == 0 ? "" : " ");
        string[] words = name.Split(' ');
        int[] plain =
            [.. Enumerable.Range(0, words.Length - 1).Where(i => words[i].All(char.IsLetter) && words[i].Length > 2)];
        if (plain.Length == 0) return null;
        int at = Draw.One(entity.Key, "joined", plain);
        return string.Join(' ', [.. words[..at], words[at] + words[at + 1], .. words[(at + 2)..]]);
    }

    private static string? GivenFirst(string name)
    {
        int comma = name.IndexOf(',');
        return comma < 0 ? null : $"{name[(comma + 1)..].Trim()} {name[..comma]}";
    }
}
