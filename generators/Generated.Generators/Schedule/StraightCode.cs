using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Schedule;

/// <summary>When an element of straight code is known.</summary>
internal enum StraightStage
{
    /// <summary>Before the loop over the samples: what does not depend on them.</summary>
    Before,

    /// <summary>In the loop: an element of a sample.</summary>
    Sample,

    /// <summary>In the loop: a sum over the samples, which is complete after it.</summary>
    Sum,

    /// <summary>After the loop: numbers made of the sums.</summary>
    After,
}

/// <summary>
/// A network so small that it is computed without regions, tiles and memory for values: samples lie in the lanes of vectors, every element of a value is
/// a variable, and one loop over the samples goes from the inputs to the gradients. A program is either scheduled so as a whole, or not at all.
/// </summary>
internal sealed class StraightCode
{
    private readonly Dictionary<TensorElement, StraightStage> _stages = [];
    private readonly Dictionary<TensorElement, ElementFormula> _writers = [];

    private StraightCode(TensorProgram program) => Program = program;

    /// <summary>The program for training; a prediction does what it needs of it.</summary>
    public TensorProgram Program { get; }

    /// <summary>The number of sums over the samples.</summary>
    public int Sums => _stages.Values.Count(stage => stage == StraightStage.Sum);

    /// <summary>The formula of an element; null for one that is given.</summary>
    public ElementFormula? WriterOf(TensorElement element) => _writers.TryGetValue(element, out ElementFormula formula) ? formula : null;

    /// <summary>When an element is known.</summary>
    public StraightStage StageOf(TensorElement element) => _stages.TryGetValue(element, out StraightStage stage) ? stage
        : element.Value.Shape.Batched ? StraightStage.Sample : StraightStage.Before;

    /// <summary>The elements of a value.</summary>
    public static IEnumerable<TensorElement> ElementsOf(Value value) =>
        Enumerable.Range(0, value.Shape.Elements).Select(index => TensorElement.Of(value, index));

    /// <summary>The schedule of a program, or null if it is too large, or has something that cannot be written element by element.</summary>
    public static StraightCode? Of(TensorProgram program)
    {
        int parameters = program.WithRole(ValueRole.Parameter).Sum(value => value.Shape.Elements);
        Value[] values = [.. program.WithRole(ValueRole.Input).Concat(program.WithRole(ValueRole.Target))
            .Concat(program.Forward.SelectMany(operation => operation.Outputs).Select(output => output.Storage).Where(output => output.Shape.Batched))
            .Distinct()];
        bool isSmall = parameters is > 0 and <= Machine.MostStraightParameters
            && values.Sum(value => (long)value.Shape.Elements) <= Machine.MostStraightElements;
        if (!isSmall || program.Stored.Count > 0 || program.Values.Any(value => value.Type != program.Element))
            return null;
        var code = new StraightCode(program);
        return program.Operations.All(code.Add) && code.IsComplete && code._writers.Values.Sum(formula => Math.Max(1, formula.Expression.Cost()))
            <= Machine.MostStraightInstructions ? code : null;
    }

    /// <summary>Whether all that is computed for a caller is an element of the loop or a sum.</summary>
    private bool IsComplete =>
        Program.WithRole(ValueRole.Parameter).All(parameter => Program.WithRole(ValueRole.ParameterGradient)
            .Any(gradient => gradient.GradientOf == parameter && ElementsOf(gradient).All(element => StageOf(element) == StraightStage.Sum)))
        && Program.WithRole(ValueRole.InputGradient).SelectMany(ElementsOf).All(_writers.ContainsKey)
        && Program.Outputs.All(output => output.Value.Storage.Role == ValueRole.Intermediate && ElementsOf(output.Value).All(_writers.ContainsKey)
            && output.Value.IsContiguous && output.Gradient is { IsContiguous: true } gradient
            && ElementsOf(gradient).All(element => _writers.ContainsKey(element) != (Program.LossValue is null)));

    private bool Add(Operation operation)
    {
        Program.Work.Step();
        return operation.ByElement is { } formulas && formulas.All(Add);
    }

    private bool Add(ElementFormula formula)
    {
        (Value value, _) = formula.Result;
        StraightStage read = formula.Arguments.Select(StageOf).DefaultIfEmpty(StraightStage.Before).Max();
        bool isNumber = value.Shape.Equals(TensorShape.Scalar) && value.Role == ValueRole.Intermediate;
        StraightStage stage = formula.SumsSamples ? StraightStage.Sum : read >= StraightStage.Sum ? StraightStage.After
            : value.Shape.Batched ? StraightStage.Sample : StraightStage.Before;
        bool fits = stage switch
        {
            StraightStage.Sum => read <= StraightStage.Sample && (isNumber || value.Role == ValueRole.ParameterGradient),
            StraightStage.Sample => value.Role is ValueRole.Intermediate or ValueRole.InputGradient,
            StraightStage.Before => read == StraightStage.Before && value.Role == ValueRole.Intermediate,
            _ => isNumber,
        };
        if (!fits || (isNumber && stage != StraightStage.Sum && !IsOfNumbers(formula)) || _writers.ContainsKey(formula.Result))
            return false;
        _writers.Add(formula.Result, formula);
        _stages.Add(formula.Result, stage);
        return true;
    }

    /// <summary>Whether a number of the whole batch can be computed outside of vectors: by arithmetic on others and on parameters.</summary>
    private static bool IsOfNumbers(ElementFormula formula) => formula.Arguments.All(argument => argument.Value.Role == ValueRole.Parameter
        || (argument.Value.Shape.Equals(TensorShape.Scalar) && argument.Value.Role == ValueRole.Intermediate))
        && formula.Expression.Descendants().All(part => part is Constant or Argument or BatchSize or Select
        or Unary { Operator: UnaryOperator.Negate or UnaryOperator.Hold }
        or Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Equal
            or BinaryOperator.Less or BinaryOperator.LessOrEqual });
}
