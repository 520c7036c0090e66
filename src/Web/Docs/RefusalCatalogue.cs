using System.Reflection;
using Sampan.Web.Parts;

namespace Sampan.Web.Docs;

/// <param name="Module">The project that refuses so: <c>Ledger</c>.</param>
/// <param name="Status">What the API answers with it.</param>
internal sealed record CataloguedRefusal(RefusalCode Code, string Module, int Status);

/// <summary>
/// Every refusal code of the program, found as the guards find them: the public static fields of each module. A new one
/// stands here by being written.
/// </summary>
internal sealed class RefusalCatalogue(SiteOptions site)
{
    public const string Address = "/docs/errors";

    /// <summary>By module, and in it by name.</summary>
    public IReadOnlyList<CataloguedRefusal> All { get; } =
    [
        .. Modules(typeof(RefusalCatalogue).Assembly, site.Program).SelectMany(Codes)
            .OrderBy(entry => entry.Module, StringComparer.Ordinal)
            .ThenBy(entry => entry.Code.Name, StringComparer.Ordinal),
    ];

    /// <summary>What identifies a problem of the API, and where it is explained.</summary>
    public static string TypeOf(RefusalCode code) => $"{Address}#{code.Name}";

    /// <summary>The assemblies themselves and all of ours that they use.</summary>
    private static Assembly[] Modules(params Assembly?[] roots)
    {
        var found = new Dictionary<string, Assembly>();
        var open = new Queue<Assembly>(roots.OfType<Assembly>());
        while (open.TryDequeue(out Assembly? assembly))
        {
            if (!found.TryAdd(assembly.GetName().Name!, assembly)) continue;
            foreach (AssemblyName used in assembly.GetReferencedAssemblies())
                if (used.Name!.StartsWith("Sampan.", StringComparison.Ordinal)) open.Enqueue(Assembly.Load(used));
        }
        return [.. found.Values];
    }

    private static IEnumerable<CataloguedRefusal> Codes(Assembly module) =>
        from type in module.GetTypes()
        where !type.ContainsGenericParameters
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where field.FieldType == typeof(RefusalCode)
        let code = (RefusalCode)field.GetValue(null)!
        select new CataloguedRefusal(code, module.GetName().Name!["Sampan.".Length..], Problems.StatusOf(code));
}
