using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.ProgramText;

namespace Generated.Generators.Ir.Ops;

/// <summary>
/// A sum of products: for every index of <see cref="ProductOp.Output"/>, the sum of left times right over all other axes. Each operand has one axis
/// for each dimension: for <c>y[b,n] = Σ_k x[b,k]·W[k,n]</c> these are
/// <c>Left = x, LeftAxes = (b, k), Right = W, RightAxes = (k, n), OutputAxes = (b, n)</c>. An axis of the left factor that is not summed is one of the
/// result's rows, one of the right factor one of its columns; there may be several of each, as in <c>y[b,p,n] = Σ_k x[b,p,k]·W[k,n]</c> and
/// <c>dW[k,n] = Σ_b,p x[b,p,k]·dy[b,p,n]</c>.
/// </summary>
internal sealed class ContractOp(Value output, Axis[] outputAxes, Value left, Axis[] leftAxes, Value right, Axis[] rightAxes) : ProductOp(output, left, right)
{
    public Axis[] OutputAxes { get; } = outputAxes;

    public Axis[] LeftAxes { get; } = leftAxes;

    public Axis[] RightAxes { get; set; } = rightAxes;

    public override bool TakesEpilogue => true;

    /// <summary>The axes of the result's rows.</summary>
    public Axes Rows => new(OutputAxes.Where(LeftAxes.Contains));

    /// <summary>The axes of the result's columns.</summary>
    public Axes Columns => new(OutputAxes.Where(RightAxes.Contains));

    /// <summary>The axes along which products are summed.</summary>
    public Axes Summed => new(LeftAxes.Where(axis => !OutputAxes.Contains(axis)));

    /// <summary>Whether the rows of the left factor are those of the result; otherwise they are its columns.</summary>
    public bool IsLeftByRows => LeftAxes[0] == OutputAxes[0];

    protected override void VerifyProduct(Check check)
    {
        bool fit = AxesFit(Left, LeftAxes) && AxesFit(Right, RightAxes) && AxesFit(Output, OutputAxes);
        check.Require(fit, $"the axes of '{Label}' do not fit the shapes {Left.Shape}, {Right.Shape} and {Output.Shape}.");
        (Axes rows, Axes columns, Axes summed) = (Rows, Columns, Summed);
        bool areMatrices = rows.Count > 0 && columns.Count > 0 && summed.Count > 0 && OutputAxes.SequenceEqual(rows.Concat(columns))
            && (LeftAxes.SequenceEqual(rows.Concat(summed)) || LeftAxes.SequenceEqual(summed.Concat(rows)))
            && (RightAxes.SequenceEqual(summed.Concat(columns)) || RightAxes.SequenceEqual(columns.Concat(summed)));
        check.Require(areMatrices, $"'{Label}' is no product of two matrices.");
        foreach (Value value in new[] { Left, Right, Output })
            check.Require(IsMatrix(value), $"'{Label}' goes through '{value}' as through a matrix, but there are gaps between its samples.");
    }

    /// <summary>Whether the rows of a value are as far apart within samples as between them.</summary>
    private static bool IsMatrix(Value value) => value.IsContiguous || value.Shape.Axes.Count == 1;

    private static bool AxesFit(Value value, Axis[] axes) =>
        axes.Select(axis => axis.Size).SequenceEqual(value.Shape.Dims);

    protected override long Products => (long)Left.Shape.Elements * Right.Shape.Elements / Summed.Steps;

    public override Split Split => Rows.HaveBatch ? Split.Samples : Split.Elements;

    public override string Word => "contract";

    public override string Text(bool isDerived) => $"{Name(Output)}{Letters(OutputAxes)} = {Sum(Name)}; {Output.Shape}";

    private string Sum(Func<Value, string> name) =>
        $"Σ over {Summed} of {name(Left)}{Letters(LeftAxes)}·{name(Right)}{Letters(RightAxes)}";

    public override string Formula(Func<Value, string> name)
    {
        string product = Sum(name);
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
            bool sumsSamples = Summed.HaveBatch;
            if (sumsSamples && Epilogue is not null)
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
                return new ElementFormula(TensorElement.Of(result.Output, element), expression, reader.Arguments, sumsSamples);
            }))];
        }
    }

    /// <summary>The sum of products for an element of the output, from a first term on; of the terms of a sample, if it goes over the batch.</summary>
    private Expression SumOf(ElementFormula.Reader reader, int element, Expression? first)
    {
        int rows = Rows.Steps, columns = Columns.Steps, steps = Summed.Steps, row = element / columns, column = element % columns;
        bool isRightBySteps = IsRightBySteps;
        return Enumerable.Range(0, steps)
            .Select(step => reader.Read(Left, IsLeftByRows ? (row * steps) + step : (step * rows) + row)
                * reader.Read(Right, isRightBySteps ? (step * columns) + column : (column * steps) + step))
            .Aggregate(first, (sum, product) => sum is null ? product : sum + product)!;
    }

    /// <summary>Whether neighbours along the columns are neighbours in the right factor, too.</summary>
    private bool IsRightBySteps => RightAxes[RightAxes.Length - 1] == OutputAxes[OutputAxes.Length - 1];

    /// <summary>y = Σ a·b: each factor's gradient is the sum of the gradient times the other one.</summary>
    public override void Adjoint(IReverseMode reverse)
    {
        Value gradient = reverse.WholeGradientOf(Output);
        if (!IsMatrix(gradient))
        {
            Value part = gradient;
            reverse.Add(new MapOp([part], [(gradient = reverse.NewGradient(Output, Output.Shape), Algebra.X)]));
        }
        // The weights' gradient goes first: after it the layer's input is no longer needed.
        reverse.Add(Right, into => new ContractOp(into, RightAxes, Left, LeftAxes, gradient, OutputAxes));
        reverse.Add(Left, into => new ContractOp(into, LeftAxes, gradient, OutputAxes, Right, RightAxes));
    }

    public override bool Retarget(Value output, Value destination) => IsMatrix(destination) && base.Retarget(output, destination);

    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    public override void Interpret(Interpreter interpreter) =>
        Finish(interpreter, interpreter.Rounded(interpreter.Of(Left), interpreter.Of(Right), (left, right) => Sums(left, right, interpreter.Batch)));

    private double[] Sums(double[] left, double[] right, int batch)
    {
        int rows = Rows.StepsOf(batch), columns = Columns.StepsOf(batch), steps = Summed.StepsOf(batch);
        (int leftRow, int leftStep) = IsLeftByRows ? (steps, 1) : (1, rows);
        (int rightStep, int rightColumn) = IsRightBySteps ? (columns, 1) : (1, steps);
        var sums = new double[rows * columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                double sum = 0;
                for (int k = 0; k < steps; k++)
                    sum += left[(i * leftRow) + (k * leftStep)] * right[(k * rightStep) + (j * rightColumn)];
                sums[(i * columns) + j] = sum;
            }
        }
        return sums;
    }
}
