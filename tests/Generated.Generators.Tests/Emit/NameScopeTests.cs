using Generated.Generators.CSharp;
using Generated.Generators.Ir;
using Xunit;

namespace Generated.Generators.Tests.Emit;

/// <summary>How values are called in code: as the program says, but none as what emitted methods call something else.</summary>
public sealed class NameScopeTests
{
    private static readonly TensorShape s_shape = TensorShape.OfSample(2, 3);

    [Theory]
    [InlineData("dense", "dense", "dense2", "dense3")]
    [InlineData("memory", "memory3", "memory2", "memory4")]
    [InlineData("source", "source3", "source4", "source5")] // source0 to source2 are taken, too
    [InlineData("output", "outputValue", "outputValue2", "outputValue3")]
    [InlineData("output7", "output7Value", "output7Value2", "output7Value3")]
    [InlineData("outputs", "outputs", "outputs2", "outputs3")]
    [InlineData("at", "atValue", "atValue2", "atValue3")]
    [InlineData("at0", "at0Value", "at0Value2", "at0Value3")]
    [InlineData("attention", "attention", "attention2", "attention3")]
    [InlineData("a", "a", "a2", "a3")]
    public void Values_have_names_that_code_does_not_need(string wanted, params string[] names)
    {
        var program = new TensorProgram();
        Value[] values = [.. names.Select(_ => program.NewValue(wanted, s_shape, ValueRole.Intermediate))];
        var scope = NameScope.Of(program);

        Assert.Equal(names.Order(), values.Select(scope.Of).Order());
        Assert.All(names, name => Assert.False(NameScope.IsReserved(name)));
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
    public void Which_names_are_taken(string name, bool isTaken) => Assert.Equal(isTaken, NameScope.IsReserved(name));

    [Fact]
    public void What_training_and_prediction_call_the_same_has_one_name()
    {
        (TensorProgram training, TensorProgram prediction) = (new(), new());
        Value[] inputs = [.. new[] { training, prediction }.Select(program => program.NewValue("sum", s_shape, ValueRole.Input))];
        training.NewValue("sum2", s_shape, ValueRole.Intermediate);
        var scope = NameScope.Of(training, prediction);

        Assert.Equal(["sum3", "sum3"], inputs.Select(scope.Of));
    }

    [Fact]
    public void Within_a_block_values_have_other_names()
    {
        var program = new TensorProgram();
        Value one = program.NewValue("stage1Dense", s_shape, ValueRole.Intermediate), other = program.NewValue("x", s_shape, ValueRole.Intermediate);
        var whole = NameScope.Of(program);
        NameScope block = whole.With(new Dictionary<Value, string> { [one] = "dense" });

        Assert.Equal(["dense", "x"], new[] { one, other }.Select(block.Of));
        Assert.Equal(["stage1Dense", "x"], new[] { one, other }.Select(whole.Of));
    }
}
