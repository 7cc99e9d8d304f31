using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.ProgramText;

namespace Generated.Generators.Ir.Ops;

/// <summary>
/// A sum of products: for every index of <see cref="ProductOp.Output"/>, the sum of left times right over all other axes. Each operand has one axis
/// for each dimension: for <c>y[b,n] = Σ_k x[b,k]·W[k,n]</c> these are
/// <c>Left = x, LeftAxes = (b, k), Right = W, RightAxes = (k, n), OutputAxes = (b, n)</c>.
/// </summary>
internal sealed class ContractOp(Value output, Axis[] outputAxes, Value left, Axis[] leftAxes, Value right, Axis[] rightAxes) : ProductOp(output, left, right)
{
    public Axis[] OutputAxes { get; } = outputAxes;

    public Axis[] LeftAxes { get; } = leftAxes;

    public Axis[] RightAxes { get; set; } = rightAxes;

    public override bool TakesEpilogue => true;

    public Axis SummedAxis => LeftAxes.Single(axis => !OutputAxes.Contains(axis));

    protected override void VerifyProduct(Check check)
    {
        bool fit = AxesFit(Left, LeftAxes) && AxesFit(Right, RightAxes) && AxesFit(Output, OutputAxes);
        check.Require(fit, $"the axes of '{Label}' do not fit the shapes {Left.Shape}, {Right.Shape} and {Output.Shape}.");
        check.Require(LeftAxes.Concat(RightAxes).Concat(OutputAxes).Distinct().Count() == 3, $"'{Label}' is no product of two matrices.");
    }

    private static bool AxesFit(Value value, Axis[] axes) =>
        axes.Select(axis => axis.Size).SequenceEqual(value.Shape.Dims);

    protected override long Products => (long)Left.Shape.Elements * Right.Shape.Elements / SummedAxis.Steps;

    public override Split Split => OutputAxes[0].IsBatch ? Split.Samples : Split.Elements;

    public override string Word => "contract";

    public override string Text(bool isDerived) =>
        $"{Name(Output)}{Letters(OutputAxes)} = Σ over {SummedAxis} of {Name(Left)}{Letters(LeftAxes)}·{Name(Right)}{Letters(RightAxes)}; {Output.Shape}";

    public override string Formula(Func<Value, string> name)
    {
        string product = $"Σ over {SummedAxis} of {name(Left)}{Letters(LeftAxes)}·{name(Right)}{Letters(RightAxes)}";
        if (Epilogue is null)
            return $"{name(Output)}{Letters(OutputAxes)} = {product}; {Output.Shape}";
        bool isSimple = Epilogue.Results.All(result => result.Expression is Argument or Binary { Operator: BinaryOperator.Add, A: Argument { Index: 0 } });
        string sum = isSimple ? product : $"({product})";
        return $"{Results(name, [.. OutputAxes.Select(axis => axis.Letter.ToString())], expression => expression.Uses(0) ? sum : null)}; {Output.Shape}";
    }

    public override IReadOnlyList<ElementFormula>? ByElement
    {
        get
        {
            if (SummedAxis.IsBatch && Epilogue is not null)
                return null;
            return [.. Enumerable.Range(0, Output.Shape.Elements).SelectMany(element => (Epilogue?.Results ?? [(Output, Algebra.X)]).Select(result =>
            {
                var reader = new ElementFormula.Reader();
                Expression expression = Epilogue is null ? SumOf(reader, element, null) : reader.At(result.Expression, Epilogue.Shape, element,
                    Epilogue.Arguments, part => part switch
                    {
                        // The sum begins with what is added to it: a bias.
                        Binary { Operator: BinaryOperator.Add, A: Argument { Index: 0 }, B: Argument { Index: > 0 } bias } =>
                            SumOf(reader, element, reader.At(bias, Epilogue.Shape, element, Epilogue.Arguments)),
                        Argument { Index: 0 } => SumOf(reader, element, null),
                        _ => null,
                    });
                return new ElementFormula(TensorElement.Of(result.Output, element), expression, reader.Arguments, SumsSamples: SummedAxis.IsBatch);
            }))];
        }
    }

    /// <summary>The sum of products for an element of the output, from a first term on; of the term of a sample, if it goes over the batch.</summary>
    private Expression SumOf(ElementFormula.Reader reader, int element, Expression? first)
    {
        int columns = OutputAxes[1].Steps;
        int Index(Axis[] axes, int step)
        {
            int index = 0;
            foreach (Axis axis in axes.Where(axis => !axis.IsBatch))
                index = (index * axis.Steps) + (axis == OutputAxes[0] ? element / columns : axis == OutputAxes[1] ? element % columns : step);
            return index;
        }
        return Enumerable.Range(0, SummedAxis.Steps)
            .Select(step => reader.Read(Left, Index(LeftAxes, step)) * reader.Read(Right, Index(RightAxes, step)))
            .Aggregate(first, (sum, product) => sum is null ? product : sum + product)!;
    }

    /// <summary>y = Σ a·b: each factor's gradient is the sum of the gradient times the other one.</summary>
    public override void Adjoint(IReverseMode reverse)
    {
        Value gradient = reverse.WholeGradientOf(Output);
        // The weights' gradient goes first: after it the layer's input is no longer needed.
        reverse.Add(Right, into => new ContractOp(into, RightAxes, Left, LeftAxes, gradient, OutputAxes));
        reverse.Add(Left, into => new ContractOp(into, LeftAxes, gradient, OutputAxes, Right, RightAxes));
    }

    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    public override void Interpret(Interpreter interpreter) =>
        Finish(interpreter, interpreter.Rounded(interpreter.Of(Left), interpreter.Of(Right), (left, right) => Sums(left, right, interpreter.Batch)));

    private double[] Sums(double[] left, double[] right, int batch)
    {
        Axis[] axes = [.. OutputAxes, SummedAxis];
        int[] sizes = [.. axes.Select(axis => axis.IsBatch ? batch : axis.Steps)];
        int[] ofLeft = Strides(LeftAxes), ofRight = Strides(RightAxes);
        var sums = new double[sizes[0] * sizes[1]];
        for (int i = 0; i < sizes[0]; i++)
        {
            for (int j = 0; j < sizes[1]; j++)
            {
                double sum = 0;
                for (int k = 0; k < sizes[2]; k++)
                    sum += left[(i * ofLeft[0]) + (j * ofLeft[1]) + (k * ofLeft[2])] * right[(i * ofRight[0]) + (j * ofRight[1]) + (k * ofRight[2])];
                sums[(i * sizes[1]) + j] = sum;
            }
        }
        return sums;

        int[] Strides(Axis[] of)
        {
            var strides = new int[3];
            int stride = 1;
            foreach (Axis axis in Enumerable.Reverse(of))
            {
                int i = Array.IndexOf(axes, axis);
                (strides[i], stride) = (stride, stride * sizes[i]);
            }
            return strides;
        }
    }
}
