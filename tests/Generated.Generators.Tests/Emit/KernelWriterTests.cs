using Generated.Generators.CSharp;
using Generated.Generators.Ir;
using Xunit;

namespace Generated.Generators.Tests.Emit;

/// <summary>Which methods are one, and how values are called in them.</summary>
public sealed class KernelWriterTests
{
    private readonly TensorProgram _program = new();

    private Value Value(string name) => _program.NewValue(name, TensorShape.OfSample(4), ValueRole.Intermediate);

    private KernelWriter Writer() => new(NameScope.Of(_program));

    private static void Copy(KernelWriter kernels, CodeWriter writer, string self, Value from, Value to)
    {
        writer.Line($"// {kernels.Name(to)}, for a reader");
        using (writer.Block($"void {self}(ref float {kernels.Name(from)}, ref float {kernels.Name(to)})"))
        {
            writer.Line($"var {kernels.Name(from)}Vector = Load(ref {kernels.Name(from)});");
            writer.Line($"Store({kernels.Name(from)}Vector, ref {kernels.Name(to)});");
        }
    }

    private static string Add(KernelWriter kernels, string name, Value from, Value to, params Value[] bound) =>
        kernels.Add(name, (writer, self) => Copy(kernels, writer, self, from, to), bound);

    [Fact]
    public void Methods_that_differ_in_the_names_of_their_values_are_one()
    {
        (Value a, Value b, Value c, Value d) = (Value("x"), Value("y"), Value("z"), Value("w"));
        KernelWriter kernels = Writer();

        Assert.Equal("Copy", Add(kernels, "Copy", a, b, a, b));
        Assert.Equal("Copy", Add(kernels, "Other", c, d, c, d));
        Assert.Equal(
            ["// y, for a reader", "void Copy(ref float x, ref float y)", "{", "    var xVector = Load(ref x);", "    Store(xVector, ref y);", "}"],
            Assert.Single(kernels.Methods));
    }

    [Fact]
    public void Methods_with_the_same_text_are_two_if_they_use_their_values_in_another_way()
    {
        (Value a, Value b) = (Value("x"), Value("y"));
        KernelWriter kernels = Writer();

        Assert.Equal("Copy", Add(kernels, "Copy", a, b, a, b));
        Assert.Equal("Copy2", Add(kernels, "Copy", b, a, a, b));
    }

    [Fact]
    public void What_is_not_the_methods_own_must_be_the_same_value()
    {
        (Value a, Value b, Value c) = (Value("x"), Value("y"), Value("z"));
        KernelWriter kernels = Writer();

        Assert.Equal("Copy", Add(kernels, "Copy", a, b, a));
        Assert.Equal("Copy", Add(kernels, "Copy", c, b, c));
        Assert.Equal("Copy2", Add(kernels, "Copy", a, c, a));
    }

    [Fact]
    public void A_name_that_is_a_keyword_is_escaped_only_where_it_stands_alone()
    {
        (Value from, Value to) = (Value("in"), Value("x"));
        KernelWriter kernels = Writer();
        Add(kernels, "Copy", from, to, from, to);

        string[] lines = Assert.Single(kernels.Methods);
        Assert.Contains("    var inVector = Load(ref @in);", lines);
    }

    [Fact]
    public void Names_are_those_of_the_scope_in_which_a_method_was_added()
    {
        (Value from, Value to) = (Value("stage1X"), Value("stage1Y"));
        var names = NameScope.Of(_program);
        var kernels = new KernelWriter(names);
        using (kernels.Within(names.With(new Dictionary<Value, string> { [from] = "x", [to] = "y" })))
            Add(kernels, "Copy", from, to, from, to);

        Assert.Contains("// y, for a reader", Assert.Single(kernels.Methods));
        Assert.Equal("use stage1X", kernels.Filled("use " + kernels.Name(from)));
    }

    [Fact]
    public void A_place_is_a_number_until_two_uses_differ_in_it()
    {
        Value x = Value("x");
        KernelWriter kernels = Writer();
        string Use(int offset) => kernels.AddShared("Shared", (writer, self) =>
        {
            using (writer.Block($"void {self}({kernels.PlaceParameters(areFirst: true)})"))
                writer.Line($"ref float {kernels.Name(x)} = {kernels.PlaceOf(0)};");
        }, [x], [new Operand("ref memory.Value(", offset, ")", kernels.Name(x) + "At"), new Operand("", 3, "", "same")], areFirst: true) is var (name, places)
            ? $"{name}({places});" : "";
        string first = Use(16);
        Assert.Equal("Shared();", kernels.Filled(first));
        Assert.Contains("    ref float x = ref memory.Value(16);", Assert.Single(kernels.Methods));

        string second = Use(32);
        Assert.Equal(["Shared(16);", "Shared(32);"], new[] { first, second }.Select(kernels.Filled));
        Assert.Equal(["void Shared(int xAt)", "{", "    ref float x = ref memory.Value(xAt);", "}"], Assert.Single(kernels.Methods));
    }

    [Fact]
    public void A_line_with_a_line_break_is_refused() => Assert.Throws<ArgumentException>(() => new RecordedCode().Line("a\nb"));
}
