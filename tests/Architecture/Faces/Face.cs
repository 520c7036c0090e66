using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sampan.Tests.Architecture.Faces;

/// <summary>
/// The public face of an assembly as lines of text: each public type, and under it each member others may call.
/// The metadata is read, the assembly is never loaded. What a compiler adds by itself (a record's Equals) is left out.
/// </summary>
internal static class Face
{
    private static readonly SymbolDisplayFormat TypeLine = SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithGenericsOptions(
            SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    private static readonly SymbolDisplayFormat MemberLine = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions:
            SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions:
            SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions:
            SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions:
            SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    // Read once: the runtime has some 170 assemblies, and every module refers to the same ones.
    private static readonly MetadataReference[] Platform =
    [
        .. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static IReadOnlyList<string> Of(string assemblyPath)
    {
        PortableExecutableReference assembly = MetadataReference.CreateFromFile(assemblyPath);
        IEnumerable<MetadataReference> beside = Directory.GetFiles(Path.GetDirectoryName(assemblyPath)!, "*.dll")
            .Where(path => path != assemblyPath)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Face", references: [.. Platform, .. beside, assembly]);
        var symbol = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(assembly)!;
        return [.. Types(symbol.GlobalNamespace).OrderBy(Name, StringComparer.Ordinal).SelectMany(Lines)];
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is INamespaceSymbol { Name: not "Migrations" } space)
                foreach (INamedTypeSymbol type in Types(space)) yield return type;
            if (member is not INamedTypeSymbol named || !IsVisible(named)) continue;
            yield return named;
            foreach (INamedTypeSymbol nested in Types(named)) yield return nested;
        }
    }

    private static IEnumerable<string> Lines(INamedTypeSymbol type)
    {
        yield return $"{Kind(type)} {Name(type)}{Bases(type)}";
        IEnumerable<ISymbol> members = type.DelegateInvokeMethod is { } invoke
            ? [invoke]
            : type.GetMembers().Where(member => member is not INamedTypeSymbol && IsShown(member));
        IEnumerable<string> lines = members.Select(member => "    " + member.ToDisplayString(MemberLine));
        // The order of an enum's members is their meaning; elsewhere order means nothing and sorting keeps diffs small.
        foreach (string line in type.TypeKind == TypeKind.Enum ? lines : lines.Order(StringComparer.Ordinal))
            yield return line;
    }

    private static bool IsShown(ISymbol member) => IsVisible(member) && !IsCompilers(member) && member switch
    {
        // Accessors are shown with their property; a struct can always be made from nothing.
        IMethodSymbol { AssociatedSymbol: not null } or IMethodSymbol { MethodKind: MethodKind.Destructor } => false,
        IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true } made =>
            !made.ContainingType.IsValueType,
        IPropertySymbol { Name: "EqualityContract" } => false,
        IFieldSymbol field => field.Name != "value__",
        _ => true,
    };

    private static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility
        is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static bool IsCompilers(ISymbol symbol) =>
        symbol is not IPropertySymbol
        && symbol.GetAttributes().Any(a => a.AttributeClass?.Name is "CompilerGeneratedAttribute");

    private static string Name(INamedTypeSymbol type) => type.ToDisplayString(TypeLine);

    private static string Kind(INamedTypeSymbol type)
    {
        bool isClass = type.TypeKind == TypeKind.Class;
        string modifier = isClass && type.IsStatic ? "static " : isClass && type.IsAbstract ? "abstract "
            : isClass && type.IsSealed ? "sealed " : type.IsReadOnly ? "readonly " : "";
        string record = type.IsRecord ? "record " : "";
        return $"{modifier}{record}{type.TypeKind.ToString().ToLowerInvariant()}";
    }

    private static string Bases(INamedTypeSymbol type)
    {
        // Every record is IEquatable to itself: saying so says nothing.
        IEnumerable<INamedTypeSymbol> bases = type.Interfaces.Where(face => face.Name != "IEquatable");
        if (type is { TypeKind: TypeKind.Class, BaseType.SpecialType: not SpecialType.System_Object })
            bases = bases.Prepend(type.BaseType);
        string[] names = [.. bases.Select(b => b.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))];
        return names.Length == 0 ? "" : " : " + string.Join(", ", names);
    }
}
