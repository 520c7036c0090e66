namespace Sampan.Tests.Rules.Border.Screening;

/// <summary>
/// Pairs of names with the answer whether they name the same, drawn anew from the published lists at each run and the
/// same on every machine. It was written before the matcher; a test holds its size and its hash.
///
/// <para>Pairs of the same: a listed name with up to two of its strong aliases that are another spelling of it
/// (<see cref="Spelling.IsOtherSpelling"/>; an alias with no word in common is known only to the list, so that no
/// matcher of names can find it: those are counted apart), with its original script, and with two of nine ways of
/// writing it otherwise (<see cref="Perturbations"/>). Besides, names in two scripts: 22 published pairs, and
/// invented ones (<see cref="OrdinaryNames"/>).</para>
///
/// <para>Pairs of two: a listed name with up to two others of the same list that share its rarest words, and with one
/// that has a word one letter away (<see cref="NearMisses"/>); an invented ordinary name with up to two listed names of
/// each list in either way; and each ordinary name with the three that come next.</para>
///
/// <para>Held out is half of the entities, by a hash of list and number. A near miss is drawn from the same half; the
/// published cross-script pairs and ordinary names fall by a hash of their text. Weights, thresholds and tables of the
/// matcher are chosen on the other half only.</para>
/// </summary>
internal static class LabelledSet
{
    private const int MostAliases = 2;
    private const int Ways = 2;

    internal static IReadOnlyList<LabelledPair> Drawn { get; } = [.. Pairs()];

    /// <summary>Strong aliases that are no other spelling of the listed name: not in the set.</summary>
    internal static IReadOnlyList<LabelledPair> OtherNames { get; } =
    [
        .. from entity in PublishedLists.All()
           from alias in entity.Aliases
           where !Spelling.IsOtherSpelling(entity.Words, Spelling.Words(alias))
           select new LabelledPair(entity.Name, alias, entity.Type, "other name", true, entity.HeldOut),
    ];

    private static IEnumerable<LabelledPair> Pairs()
    {
        IReadOnlyList<ListedEntity> all = PublishedLists.All();
        foreach (ListedEntity entity in all)
            foreach (LabelledPair pair in SameAs(entity)) yield return pair;
        foreach (var part in all.GroupBy(entity => (entity.List, entity.HeldOut)))
        {
            var misses = new NearMisses(part);
            foreach (ListedEntity entity in part)
                foreach (LabelledPair pair in Listed(misses, entity)) yield return pair;
            foreach (LabelledPair pair in OrdinaryBeside(misses, part.Key.HeldOut)) yield return pair;
        }
        foreach (LabelledPair pair in TwoScripts().Concat(OrdinaryPairs())) yield return pair;
    }

    private static IEnumerable<LabelledPair> SameAs(ListedEntity entity)
    {
        IEnumerable<string> aliases = entity.Aliases
            .Where(alias => Spelling.IsOtherSpelling(entity.Words, Spelling.Words(alias)))
            .OrderBy(alias => Draw.Number(entity.Key, alias, 1 << 20)).Take(MostAliases);
        foreach (string alias in aliases) yield return Same(alias, "alias");
        if (entity.Original is { } own) yield return Same(own, "original script");
        var ways = Perturbations.All.Select(way => (way.Name, Text: way.Make(entity)))
            .Where(way => way.Text is not null && way.Text != entity.Name)
            .OrderBy(way => Draw.Number(entity.Key, way.Name, 1 << 20)).Take(Ways);
        foreach ((string name, string? text) in ways) yield return Same(text!, name);

        LabelledPair Same(string other, string drawn) => new(
            entity.Name, other, entity.Type, drawn, Same: true, entity.HeldOut);
    }

    private static IEnumerable<LabelledPair> Listed(NearMisses misses, ListedEntity entity) =>
        misses.Sharing(entity.Words, entity, 2).Select(other => Two(other, "shared word"))
            .Concat(misses.SpelledClosely(entity.Words, entity, 1).Select(other => Two(other, "close word")))
            .Select(pair => pair(entity));

    private static Func<ListedEntity, LabelledPair> Two(ListedEntity other, string drawn) =>
        entity => new LabelledPair(entity.Name, other.Name, entity.Type, drawn, Same: false, entity.HeldOut);

    private static IEnumerable<LabelledPair> OrdinaryBeside(NearMisses misses, bool heldOut) =>
        from ordinary in OrdinaryNames.Firms.Select(name => (Name: name, Type: "firm"))
            .Concat(OrdinaryNames.People.Select(name => (Name: name, Type: "person")))
        where IsHeldOut(ordinary.Name) == heldOut
        let words = Spelling.Words(ordinary.Name)
        from other in misses.Sharing(words, null, 2).Concat(misses.SpelledClosely(words, null, 2)).Distinct()
        select new LabelledPair(ordinary.Name, other.Name, ordinary.Type, "ordinary beside listed", false, heldOut);

    private static IEnumerable<LabelledPair> TwoScripts() =>
        PublishedLists.CrossScript().Select(pair => Same(pair.A, pair.B, "person", "published cross-script"))
            .Concat(OrdinaryNames.InTwoScripts.Select(
                pair => Same(pair.Own, pair.Latin, pair.Type, "invented cross-script")));

    private static LabelledPair Same(string a, string b, string type, string drawn) =>
        new(a, b, type, drawn, true, IsHeldOut(a));

    private static IEnumerable<LabelledPair> OrdinaryPairs() =>
        Neighbours(OrdinaryNames.Firms, "firm").Concat(Neighbours(OrdinaryNames.People, "person"))
            .Concat(Neighbours([.. OrdinaryNames.InTwoScripts.Select(pair => pair.Own)], null))
            .Concat(OrdinaryNames.InTwoScripts.Zip(OrdinaryNames.InTwoScripts.Skip(1), (pair, next) =>
                new LabelledPair(pair.Own, next.Latin, pair.Type, "ordinary", false, IsHeldOut(pair.Own))));

    private static IEnumerable<LabelledPair> Neighbours(IReadOnlyList<string> names, string? type) =>
        from i in Enumerable.Range(0, names.Count)
        from step in Enumerable.Range(1, 3)
        select new LabelledPair(
            names[i], names[(i + step) % names.Count], type, "ordinary", false, IsHeldOut(names[i]));

    private static bool IsHeldOut(string text) => Draw.Number(text, "part", 2) == 1;
}
