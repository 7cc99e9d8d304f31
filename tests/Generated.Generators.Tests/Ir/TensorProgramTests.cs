using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Xunit;

namespace Generated.Generators.Tests.Ir;

/// <summary>How values are called: each otherwise, and none as what emitted methods call something else.</summary>
public sealed class TensorProgramTests
{
    private static readonly TensorShape s_shape = TensorShape.OfSample(2, 3);

    [Theory]
    [InlineData("dense", "dense", "dense2", "dense3")]
    [InlineData("x1", "x1", "x12", "x13")]
    [InlineData("memory", "memory2", "memory3", "memory4")]
    [InlineData("source", "source3", "source4", "source5")] // source0 to source2 are taken, too
    [InlineData("output", "outputValue", "outputValue2", "outputValue3")]
    [InlineData("output7", "output7Value", "output7Value2", "output7Value3")]
    [InlineData("outputs", "outputs", "outputs2", "outputs3")]
    [InlineData("at", "atValue", "atValue2", "atValue3")]
    [InlineData("at0", "at0Value", "at0Value2", "at0Value3")]
    [InlineData("attention", "attention", "attention2", "attention3")]
    [InlineData("a", "a", "a2", "a3")]
    public void Values_have_names_of_their_own(string wanted, params string[] names)
    {
        var program = new TensorProgram();

        Assert.Equal(names, names.Select(_ => program.NewValue(wanted, s_shape, ValueRole.Intermediate).Name));
    }

    [Theory]
    [InlineData("memory", true)]
    [InlineData("output", true)]
    [InlineData("output12", true)]
    [InlineData("outputs", false)]
    [InlineData("myOutput", false)]
    [InlineData("at", true)]
    [InlineData("at1", true)]
    [InlineData("att", false)]
    [InlineData("dense1", false)]
    public void Which_names_are_taken(string name, bool isTaken) => Assert.Equal(isTaken, TensorProgram.IsReserved(name));

    [Fact]
    public void A_view_is_called_as_its_value_unless_it_has_a_name()
    {
        var program = new TensorProgram();
        Value value = program.NewValue("x", s_shape, ValueRole.Intermediate);

        Value view = program.Reshaped(value, TensorShape.OfSample(6)), named = program.Reshaped(value, TensorShape.OfSample(6), "flat");
        Assert.Equal(("xView", value), (view.Name, view.ViewOf));
        Assert.Equal(("flat", value), (named.Name, named.ViewOf));
        Assert.Same(value, program.Reshaped(value, s_shape, "same"));
    }
}
