using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Layers;

namespace Generated.Generators.Emit;

/// <summary>
/// Emits a part of a program (the forward pass, the loss, the backward pass) as a method of the kernel class
/// that finds every value's memory and calls the kernels one after another.
/// </summary>
internal sealed class SectionEmitter(EmitContext context, KernelWriter kernels)
{
    private readonly ContractEmitter _contract = new(context, kernels);
    private readonly RowsEmitter _rows = new(context, kernels);
    private readonly BatchReduceEmitter _batch = new(context, kernels);

    /// <summary>Emits a section and gives what its callers must pass.</summary>
    public Section Emit(string name, string summary, IReadOnlyList<Operation> operations, Value? result = null)
    {
        int position = kernels.Position;
        // Emitting the kernels gives the lines that call them.
        var lines = new List<string>();
        var isBackward = name.Contains("Backward");
        foreach (Operation operation in operations)
        {
            lines.Add("");
            lines.AddRange((operation is RowsOp rows ? rows.Body : [operation]).Select(part => "// " + Formulas.Of(part)));
            lines.AddRange(Calls(operation, NameOf(operation, isBackward, context.Program)).Select(call => call + ";"));
        }
        if (result is not null)
            lines.Add($"return {context.Name(result)};");

        Value[] used = [.. operations.SelectMany(operation => operation.Inputs.Concat(operation.Outputs)).Where(IsInMemory).Distinct().OrderBy(value => value.Id)];
        Value[] given = [.. used.Where(value => IsGiven(value.Storage)).Select(value => value.Storage).Distinct()];
        bool usesParameters = used.Any(value => value.Storage.Role == ValueRole.Parameter);
        bool usesGradients = used.Any(value => value.Storage.Role == ValueRole.ParameterGradient);
        bool usesArena = used.Any(value => context.Plan.Has(value));
        bool usesRandom = operations.Any(operation => operation is RandomMaskOp);

        string[] parameters =
        [
            .. given.Select(value => $"ref {context.TypeOf(value)} {GivenName(value)}"),
            .. usesParameters ? [$"ref {context.T} parameters"] : (string[])[],
            .. usesGradients ? [$"ref {context.T} gradients"] : (string[])[],
            .. usesArena ? [$"ref {context.T} arena", "int capacity"] : (string[])[],
            "int batch",
            .. usesRandom ? ["ulong seed", "ulong step"] : (string[])[],
        ];
        string method = kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", summary);
            using (writer.Block($"public static {(result is null ? "void" : context.T)} {self}({string.Join(", ", parameters)})"))
            {
                foreach (Value value in used.Where(value => value.ViewOf is not null || !IsGiven(value) || context.Name(value) != GivenName(value)))
                    writer.Line($"ref {context.TypeOf(value)} {context.Name(value)} = {Address(value)}; // {value.Shape}");
                writer.Lines(lines);
            }
        }, []);
        kernels.MoveTo(method, position);
        return new Section(method, given, usesParameters, usesGradients, usesArena, usesRandom);
    }

    private IEnumerable<string> Calls(Operation operation, string name) => operation switch
    {
        ContractOp contract => [_contract.Emit(contract, name)],
        RowsOp rows => _rows.Emit(rows, name),
        ReduceOp { Domain.Axes.Count: > 0 } columns => [_batch.EmitColumns(columns, name)],
        ReduceOp total => [_batch.EmitTotal(total, name)],
        MapOp { Shape: { Batched: false, Axes.Count: 0 } } number => [AssignNumber(number)],
        MapOp map => [_rows.EmitFixed(map, name)],
        TransposeOp transpose => [$"global::Generated.Numerics.Transpose.Run(ref {context.Name(transpose.Input)}, {Numbers.Of(transpose.Input.Shape.Axes[0])}, {Numbers.Of(transpose.Input.Shape.Axes[1])}, ref {context.Name(transpose.Output)})"],
        RandomMaskOp mask => [$"global::Generated.DropoutMask.Fill(MemoryMarshal.CreateSpan(ref {context.Name(mask.Output)}, batch * {Numbers.Of(mask.Output.Shape.Elements)}), {Numbers.Of(mask.Rate, Specs.ElementType.Double)}, seed, {Numbers.Of(mask.Stream)}, step)"],
        _ => throw new InvalidOperationException($"No emitter for '{operation.GetType().Name}'."),
    };

    private string AssignNumber(MapOp map)
    {
        (Value output, Expression expression) = map.Results[0];
        string value = ExpressionWriter.Scalar(context, expression, i => map.Arguments[i] is { Literal: { } number } ? Numbers.Of(number, context.Element) : context.Name(map.Arguments[i]));
        return EmitContext.IsLocal(output) ? $"{context.T} {context.Name(output)} = {value}" : $"{context.Name(output)} = {value}";
    }

    /// <summary>A method's name: the layer's, and for a gradient whose it is.</summary>
    private static string NameOf(Operation operation, bool isBackward, TensorProgram program)
    {
        Value output = operation.Outputs[operation.Outputs.Count - 1];
        string label = operation.Label;
        if (output.Role == ValueRole.ParameterGradient)
            return Identifiers.Pascal(output.GradientOf!.Name) + "Gradient";
        if (operation is ReduceOp)
            return Identifiers.Pascal(output.Name);
        if (isBackward)
            return label + (operation is ContractOp ? "InputGradient" : "Gradient");
        bool isGradientToo = operation is RowsOp && operation.Outputs.Contains(program.OutputGradient);
        return isGradientToo ? label + "WithGradient" : label;
    }

    /// <summary>Whether a value is memory that the section's method must find; numbers and static tables are not.</summary>
    private bool IsInMemory(Value value) => value.Literal is null && value.Elements is null && !EmitContext.IsLocal(value) && (IsGiven(value.Storage) || value.Storage.Role is ValueRole.Parameter or ValueRole.ParameterGradient || context.Plan.Has(value));

    private bool IsGiven(Value storage) => storage.Role is ValueRole.Input or ValueRole.Target or ValueRole.ClassTarget or ValueRole.InputGradient || storage == context.GivenOutput;

    private string GivenName(Value storage) => storage == context.GivenOutput ? "output" : context.Name(storage);

    private string Address(Value value)
    {
        Value storage = value.Storage;
        if (IsGiven(storage))
            return At(GivenName(storage), Numbers.Of(value.StorageOffset));
        if (storage.Role is ValueRole.Parameter or ValueRole.ParameterGradient)
            return At(storage.Role == ValueRole.Parameter ? "parameters" : "gradients", Numbers.Of(context.ParameterOf(value).Offset));

        int offset = context.Plan.OffsetOf(value);
        if (!storage.Shape.Batched)
            return At("arena", Numbers.Of(offset));
        string[] terms =
        [
            .. context.Plan.FixedElements > 0 ? [Numbers.Of(context.Plan.FixedElements)] : (string[])[],
            .. offset > 0 ? [offset == 1 ? "capacity" : $"{Numbers.Of(offset)} * capacity"] : (string[])[],
            .. value.StorageOffset > 0 ? [Numbers.Of(value.StorageOffset)] : (string[])[],
        ];
        return At("arena", terms.Length == 0 ? "0" : string.Join(" + ", terms));
    }

    private static string At(string origin, string offset) => offset == "0" ? $"ref {origin}" : $"ref Unsafe.Add(ref {origin}, {offset})";
}

/// <summary>A section's method, and what it takes.</summary>
internal sealed record Section(string Method, IReadOnlyList<Value> Given, bool UsesParameters, bool UsesGradients, bool UsesArena, bool UsesRandom);
