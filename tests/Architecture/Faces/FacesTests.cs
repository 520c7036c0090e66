using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Sampan.Tests.Architecture.Faces;

public sealed class FacesTests
{
    private const string Kept = "tests/Architecture/Faces/Sample.txt";

    private const string Sample = """
        namespace Sampan.Sample
        {
            public enum Term { Fob = 4, Cif = 2 }
            public readonly record struct Size(long Minor, string? Name) { public override string ToString() => ""; }
            public abstract class Shop<T> where T : class
            {
                protected Shop(int places = 3) { }
                public T? Owner { get; protected set; }
                public static T Open(out int places, params T[] owners) { places = 0; return owners[0]; }
                public sealed class Door { }
                private protected int Hidden;
                private class Cellar { }
            }
            public delegate bool Rule(int x);
            public record Fact(int At);
            internal sealed class Secret { public int Known; }
        }
        namespace Sampan.Sample.Migrations { public sealed class First { } }
        """;

    private const string ExpectedFace = """
        record class Sampan.Sample.Fact
            Fact.Fact(int At)
            int Fact.At { get; init; }
        delegate Sampan.Sample.Rule
            virtual bool Rule.Invoke(int x)
        abstract class Sampan.Sample.Shop<T> where T : class
            Shop<T>.Shop(int places = 3)
            T? Shop<T>.Owner { get; protected set; }
            static T Shop<T>.Open(out int places, params T[] owners)
        sealed class Sampan.Sample.Shop<T>.Door
            Shop<T>.Door.Door()
        readonly struct Sampan.Sample.Size
            Size.Size(long Minor, string? Name)
            long Size.Minor { get; init; }
            override string Size.ToString()
            string? Size.Name { get; init; }
        enum Sampan.Sample.Term
            Term.Fob = 4
            Term.Cif = 2
        """;

    [Fact]
    public void A_face_lists_what_others_can_use_and_nothing_else()
    {
        using PlantedTree planted = Planted();
        Assert.Equal(ExpectedFace, string.Join('\n', Face.Of(planted.Tree.Full(Assembly))));
    }

    [Fact]
    public void A_face_that_is_kept_passes()
    {
        using PlantedTree planted = Planted().With(Kept, ExpectedFace + "\n");
        Assert.Empty(planted.Findings(new FaceGuard(update: false)));
    }

    [Fact]
    public void A_changed_face_is_shown_line_by_line()
    {
        using PlantedTree planted = Planted()
            .With(Kept, ExpectedFace.Replace("int places = 3", "long places", StringComparison.Ordinal));
        string finding = Assert.Single(planted.Findings(new FaceGuard(update: false)));
        Assert.EndsWith(
            "\n    - Shop<T>.Shop(long places)\n    + Shop<T>.Shop(int places = 3)", finding, StringComparison.Ordinal);
    }

    [Fact]
    public void A_face_that_was_never_kept_is_found_and_an_update_keeps_it()
    {
        using PlantedTree planted = Planted();
        Assert.NotEmpty(planted.Findings(new FaceGuard(update: false)));
        Assert.Empty(planted.Findings(new FaceGuard(update: true)));
        Assert.Equal(ExpectedFace + "\n", planted.Tree.Read(Kept));
    }

    [Fact]
    public void Lines_in_another_order_are_found()
    {
        string[] lines = ["enum A", "    A.X = 1", "    A.Y = 2"];
        Assert.Single(FaceGuard.Compare(Kept, [lines[0], lines[2], lines[1]], lines));
    }

    [Fact]
    public void A_module_that_is_not_built_and_a_face_without_a_module_are_found()
    {
        using PlantedTree planted = new PlantedTree().With("src/Sample/Sample.csproj", "<Project />").With(
            "tests/Architecture/Faces/Gone.txt", "");
        Assert.Equal(
            [
                $"{Assembly} [face] is not built: dotnet build Sampan.slnx first",
                "tests/Architecture/Faces/Gone.txt [face] is the face of no project: delete it",
            ],
            planted.Findings(new FaceGuard(update: false)));
    }

    private static string Assembly => $"src/Sample/bin/{FaceGuard.Output}/Sampan.Sample.dll";

    private static PlantedTree Planted()
    {
        PlantedTree planted = new PlantedTree().With("src/Sample/Sample.csproj", "<Project />").With(Assembly, "");
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "Sampan.Sample",
            [CSharpSyntaxTree.ParseText(Sample, cancellationToken: TestContext.Current.CancellationToken)],
            platform.Select(dll => MetadataReference.CreateFromFile(dll)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
                .WithNullableContextOptions(NullableContextOptions.Enable));
        EmitResult result = compilation.Emit(
            planted.Tree.Full(Assembly), cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return planted;
    }
}
