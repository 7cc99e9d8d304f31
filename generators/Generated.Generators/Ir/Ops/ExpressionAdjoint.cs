using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Ir.Ops;

/// <summary>
/// The adjoint of operations that compute an expression for each element of a domain: derivatives are expressions, too, and are summed along the axes
/// along which an argument is repeated.
/// </summary>
internal static class ExpressionAdjoint
{
    /// <summary>y = f(a, b, ...) element by element: da = dy·∂f/∂a, summed along the axes that a lacks.</summary>
    public static void Run(IReverseMode reverse, TensorShape domain, Value[] arguments, Expression expression, Value gradient, Value? output = null,
        Expression? slope = null)
    {
        Expression dy = Arg(arguments.Length);
        Expression y = Arg(arguments.Length + 1);
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!reverse.Needs(arguments[i]) || !expression.Uses(i))
                continue;
            Expression derivative = i == 0 && slope is not null ? slope : Derivative.With(expression, i);
            if (derivative is Constant { Value: 0 } && expression.Descendants().Any(part => part is Unary { Operator: UnaryOperator.Hold }))
                continue; // A layer says that it is constant.
            // Where the derivative contains the function itself (the sigmoid's does), its value is at hand.
            if (output is not null && expression is not Argument)
                derivative = derivative.Replace(part => part.Equals(expression) ? y : null);
            Value[] inputs = output is null ? [.. arguments, gradient] : [.. arguments, gradient, output];
            Propagate(reverse, domain, arguments[i], inputs, Gradients.Product(dy, derivative));
        }
    }

    /// <summary>Adds <paramref name="expression"/>, of the domain's shape, to the gradient of a value that may lack axes of it.</summary>
    public static void Propagate(IReverseMode reverse, TensorShape domain, Value to, Value[] inputs, Expression expression)
    {
        (inputs, expression) = Compact(inputs, expression);
        Along? along = Access.AlongOf(to, domain);
        if (expression is Argument && along == Along.Everything && Spans(inputs[0].Shape, to))
        {
            reverse.Contribute(to, inputs[0]); // The gradient itself flows on, as through an addition.
            return;
        }
        if (expression is Constant number && to.Shape.Equals(TensorShape.Scalar) && domain.Equals(TensorShape.Scalar))
        {
            reverse.Contribute(to, reverse.Literal(number.Value)); // The weight of a loss.
            return;
        }
        if (along == Along.Everything)
        {
            Value result = reverse.NewGradient(to, to.Shape);
            reverse.Add(new MapOp(inputs, [(result, expression)]));
            reverse.Contribute(to, result);
            return;
        }

        // Factors that are the same for all summed elements are multiplied with the sum; the remaining sum is often that of another gradient, too.
        List<Expression> factors = along is Along.Channels or Along.SampleChannels or Along.SamplePositions or Along.Elements
            ? [.. Factors(expression)] : [expression];
        Expression outer = One;
        foreach (Expression factor in factors.ToArray())
        {
            if (factors.Count == 1 || !factor.Descendants().OfType<Argument>().All(argument => IsConstant(inputs[argument.Index]))
                || factor.HasIndices())
                continue;
            factors.Remove(factor);
            outer *= factor;
        }
        Value sum = Sum(reverse, domain, to, along, inputs, factors.Aggregate(Multiply));
        if (!outer.Equals(One))
        {
            Value scaled = reverse.NewGradient(to, to.Shape);
            (Value[] arguments, Expression product) = Compact([.. inputs, sum], outer * Arg(inputs.Length));
            reverse.Add(new MapOp(arguments, [(scaled, product)]));
            sum = scaled;
        }
        reverse.Contribute(to, sum);

        // What is constant wherever the value is repeated.
        bool IsConstant(Value input) => (Access.AlongOf(input, domain) & ~along) == Along.Nothing;
    }

    /// <summary>The sum of an expression along the axes that a value lacks: first along those of each sample, then along the batch.</summary>
    private static Value Sum(IReverseMode reverse, TensorShape domain, Value to, Along? along, Value[] inputs, Expression expression)
    {
        (inputs, expression) = Compact(inputs, expression);
        TensorShape? withinSample = along switch
        {
            Along.Channels or Along.SampleChannels => TensorShape.OfSample(domain.Channels()),
            Along.SamplePositions => domain.EachPosition(),
            Along.Samples or Along.Nothing when domain.Axes.Count > 0 => TensorShape.PerSample,
            _ => null,
        };
        if (withinSample is not null)
        {
            if (withinSample.Equals(TensorShape.PerSample))
                (inputs, expression) = Readable(reverse, to, domain, inputs, expression, Along.Samples);
            Value perSample = reverse.Sum(to, withinSample, domain, inputs, expression);
            (inputs, expression, domain) = ([perSample], X, withinSample);
        }
        if (to.Shape.Batched)
            return inputs[0];
        (inputs, expression) = Readable(reverse, to, domain, inputs, expression, Along.Elements);
        return reverse.Sum(to, to.Shape, domain, inputs, expression);
    }

    /// <summary>An argument that a sum can read: a sum over whole samples does not distinguish channels, so its terms are computed before it.</summary>
    private static (Value[] Inputs, Expression Expression) Readable(IReverseMode reverse, Value of, TensorShape domain, Value[] inputs, Expression expression,
        Along keeps)
    {
        if (inputs.All(input => Loops.CanSum(keeps, Access.AlongOf(input, domain))))
            return (inputs, expression);
        Value terms = reverse.NewGradient(of, domain);
        reverse.Add(new MapOp(inputs, [(terms, expression)]));
        return ([terms], X);
    }

    /// <summary>A larger expression counts as one factor.</summary>
    private const int MaximumFactors = 256;

    /// <summary>The factors of a product.</summary>
    private static IEnumerable<Expression> Factors(Expression expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return expression switch
        {
            { Size: > MaximumFactors } => [expression], // Parts may be shared: a square of a square has 2^n factors.
            Binary { Operator: BinaryOperator.Multiply } product => Factors(product.A).Concat(Factors(product.B)),
            Unary { Operator: UnaryOperator.Negate } negative => Factors(negative.A).Append(-1),
            _ => [expression],
        };
    }

    /// <summary>
    /// Whether a gradient of one shape can replace the gradient of a value, and of the value that it is a view of, by repetition along the axes that
    /// it lacks.
    /// </summary>
    private static bool Spans(TensorShape gradient, Value value) => Access.AlongOf(gradient, value.Shape) is { } along
        && (value.Shape.Batched || along == Along.Everything) && Access.AlongOf(gradient, value.Storage.Shape) == along;

    /// <summary>Removes the inputs that the expression does not use, and inserts literals.</summary>
    private static (Value[] Inputs, Expression Expression) Compact(Value[] inputs, Expression expression)
    {
        expression = expression.Substitute(i => inputs[i].Literal is { } number ? number : Arg(i));
        int[] used = [.. Enumerable.Range(0, inputs.Length).Where(expression.Uses)];
        return ([.. used.Select(i => inputs[i])], expression.Substitute(i => Arg(Array.IndexOf(used, i))));
    }
}
