using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Xunit;

namespace Generated.Generators.Tests.Ir;

/// <summary>How values are called: each otherwise.</summary>
public sealed class TensorProgramTests
{
    private static readonly TensorShape s_shape = TensorShape.OfSample(2, 3);

    [Theory]
    [InlineData("dense", "dense", "dense2", "dense3")]
    [InlineData("x1", "x1", "x12", "x13")]
    [InlineData("memory", "memory", "memory2", "memory3")]
    public void Values_have_names_of_their_own(string wanted, params string[] names)
    {
        var program = new TensorProgram();

        Assert.Equal(names, names.Select(_ => program.NewValue(wanted, s_shape, ValueRole.Intermediate).Name));
    }

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
