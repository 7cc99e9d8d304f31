using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Layers;
using Xunit;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Tests.Ir;

/// <summary>Symbolic derivatives against differences of the function itself.</summary>
public sealed class DerivativeTests
{
    public static TheoryData<string> Functions => [.. Examples.Keys];

    private static readonly Dictionary<string, Expression> Examples = new()
    {
        ["sum"] = X + 3 * X - 2,
        ["product"] = X * X * Exp(X),
        ["quotient"] = (X + 1) / (X * X + 2),
        ["constant over x"] = 2 / (X + 5),
        ["power of x"] = Power(X + 4, 2.5),
        ["power by x"] = Power(1.7, X),
        ["square root"] = Sqrt(X + 4),
        ["exponential"] = Exp(-X) - ExpM1(0.5 * X),
        ["logarithm"] = Log(X + 4) * Log1P(X + 3),
        ["softplus"] = Log1P(Exp(2 * X)),
        ["mirrored softplus"] = Log1P(Exp(-X)),
        ["tanh"] = Tanh(X * X),
        ["sigmoid"] = Sigmoid(3 * X),
        ["error function"] = Erf(X / 2),
        ["sine and cosine"] = new Unary(UnaryOperator.Sin, X) * new Unary(UnaryOperator.Cos, 2 * X),
        ["absolute value"] = Abs(X - 0.3),
        ["maximum"] = Max(X, 0.5 * X + 0.1),
        ["minimum"] = Min(X * X, X + 1),
        ["choice"] = Choose(Less(X, 0.25), X * X, -X),
        ["nested choice"] = Choose(And(Less(X, 1), Not(Less(X, -1))), Choose(Or(Less(X, -0.5), Less(0.5, X)), X * X * X, X), Exp(X)),
        ["held"] = X * Hold(Exp(X)) - Hold(X),
        ["other bases"] = new Unary(UnaryOperator.Exp2, X) + new Unary(UnaryOperator.Log2, X + 4) * new Unary(UnaryOperator.Log10, X + 3),
        ["hyperbolic"] = new Unary(UnaryOperator.Sinh, 2 * X) - new Unary(UnaryOperator.Cosh, X),
        ["clamp"] = Clamp(2 * X, -1, X),
        ["steps"] = X * new Unary(UnaryOperator.Floor, X),
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_derivative_is_the_limit_of_differences(string name)
    {
        Expression f = Examples[name];
        Expression derivative = Derivative.With(f, 0);
        foreach (double x in new[] { -1.9, -0.77, -0.13, 0.07, 0.41, 1.23 })
        {
            // What is held has the value at x, also beside it.
            double difference = (Evaluation.Of(f, x + 1e-6, x) - Evaluation.Of(f, x - 1e-6, x)) / 2e-6;
            double symbolic = Evaluation.Of(derivative, x, x);

            Assert.True(Math.Abs(difference - symbolic) < 1e-6 * (1 + Math.Abs(symbolic)),
                $"The derivative of {name} at {x} is {difference}; {ExpressionPrinter.Print(derivative, _ => "x")} gives {symbolic}.");
        }
    }

    public static TheoryData<string> Activations => [.. LayerRegistry.All.OfType<Activation>().Select(activation => activation.Kind)];

    [Theory]
    [MemberData(nameof(Activations))]
    public void A_derivative_from_the_output_is_the_derivative_from_the_input(string kind)
    {
        var activation = (Activation)LayerRegistry.Find(kind)!;
        Expression f = activation.Of(X);
        if (activation.DerivativeFromOutput(X) is not { } fromOutput)
            return;
        foreach (double x in new[] { -7.1, -2.2, -0.6, -0.2, 0.3, 0.9, 3.3, 6.7 })
            Assert.Equal(Evaluation.Of(Derivative.With(f, 0), x, x), Evaluation.Of(fromOutput, Evaluation.Of(f, x, x), 0), 12);
    }

    [Fact]
    public void The_bend_of_a_maximum_has_the_slope_that_pytorch_gives_it()
    {
        Assert.Equal(0, Evaluation.Of(Derivative.With(Max(X, Zero), 0), 0, 0));
        Assert.Equal(0, Evaluation.Of(Derivative.With(Max(Zero, X), 0), 0, 0));
        Assert.Equal(0, Evaluation.Of(Derivative.With(Abs(X), 0), 0, 0));
        Assert.Equal(0.5, Evaluation.Of(Derivative.With(Max(X, 1), 0), 1, 0));
        Assert.Equal(0.5, Evaluation.Of(Derivative.With(Max(1, X), 0), 1, 0));
        Assert.Equal(0.5, Evaluation.Of(Derivative.With(Min(X, 1), 0), 1, 0));
        Assert.Equal(0.5, Evaluation.Of(Derivative.With(Min(1, X), 0), 1, 0));
        Assert.Equal(2.5, Evaluation.Of(Derivative.With(Max(2 * X, 3 * X), 0), 0, 0));
        Assert.Equal(1, Evaluation.Of(Derivative.With(Clamp(X, -1, 1), 0), 1, 0));
        Assert.Equal(1, Evaluation.Of(Derivative.With(Clamp(X, -1, 1), 0), -1, 0));
        Assert.Equal(0, Evaluation.Of(Derivative.With(Clamp(X, -1, 1), 0), 1.5, 0));
        Assert.Equal(0, Evaluation.Of(Derivative.With(Sign(X), 0), 0, 0));
    }

    [Theory]
    [InlineData(0, 0.0)] // x^x has no slope there; PyTorch gives 0·0^-1 for nothing and 0 for the exponent
    [InlineData(1, 1.0)]
    [InlineData(2, 0.0)]
    public void A_power_of_zero_has_the_slope_that_pytorch_gives_it(int added, double slope) =>
        Assert.Equal(slope, Evaluation.Of(Derivative.With(Power(X, X + added), 0), 0, 0));

    [Fact]
    public void A_power_of_the_base_zero_has_no_slope_by_its_exponent_where_it_is_zero()
    {
        Assert.Equal(0, Evaluation.Of(Derivative.With(Power(Zero, X), 0), 2, 0));
        Assert.Equal(0, Evaluation.Of(Derivative.With(Power(Zero, X), 0), 0, 0));
        Assert.Equal(double.NegativeInfinity, Evaluation.Of(Derivative.With(Power(Zero, X), 0), -1, 0));
        Assert.Equal(double.PositiveInfinity, Evaluation.Of(Derivative.With(Power(X, 0.5), 0), 0, 0));
    }

    [Fact]
    public void Expressions_are_simplified_as_they_are_built()
    {
        Assert.Equal(X, X * 1 - 0);
        Assert.Equal(X, X + -0.0);
        Assert.Equal(new Constant(6), (Expression)2 * 3);
        Assert.Equal(X, -(-X));
        Assert.Equal(X - Arg(1), X + -Arg(1));
        Assert.Equal(8 * X, 4 * (2 * X));
        Assert.NotEqual(15 * X, 5 * (3 * X));
        Assert.NotEqual(new Constant(0), new Constant(-0.0));
        Assert.Equal(Choose(Less(X, 1), Arg(1), Zero), Gradients.Product(Arg(1), Choose(Less(X, 1), One, Zero)));
    }
}
