using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Schedule;

/// <summary>The order in which the elements of a value lie in memory.</summary>
internal enum Layout
{
    /// <summary>That of the axes, the last one fastest; samples lie one after another.</summary>
    Rows,

    /// <summary>A matrix in panels of columns, one after another: see <see cref="TileSizes"/>.</summary>
    Panels,
}

/// <summary>
/// The layouts of a program's values: a matrix that does not grow with the batch lies in panels if a product reads or writes it, and so does what is
/// computed from it element by element. Everything else lies in rows.
/// </summary>
internal sealed class Layouts
{
    private readonly HashSet<Value> _panels = [];

    private Layouts()
    {
    }

    /// <summary>The layout of a value, which may be a view.</summary>
    public Layout Of(Value value) => _panels.Contains(value.Storage) ? Layout.Panels : Layout.Rows;

    /// <summary>Decides the layouts of a program.</summary>
    /// <exception cref="InvalidOperationException">An operation that goes through elements in the order of rows reads or writes a matrix in panels.</exception>
    public static Layouts Of(TensorProgram program)
    {
        var layouts = new Layouts();
        layouts._panels.UnionWith(program.Operations.SelectMany(operation => operation.Factors)
            .Where(value => value.Shape is { Batched: false, Axes.Count: 2 }).Select(value => value.Storage));
        MapOp[] maps = [.. program.Operations.Select(operation => operation as MapOp ?? (operation as ProductOp)?.Epilogue).OfType<MapOp>()
            .Where(map => map is { Shape: { Batched: false, Axes.Count: > 1 } })];
        bool again = maps.Length > 0;
        while (again)
        {
            again = false;
            foreach (MapOp map in maps)
            {
                Value[] alike = [.. map.Arguments.Concat(map.Outputs).Where(value => value.Shape.Equals(map.Shape)).Select(value => value.Storage)];
                again |= alike.Any(layouts._panels.Contains) && alike.Any(layouts._panels.Add);
            }
        }
        foreach (Operation operation in program.Operations)
        {
            if (!operation.KnowsPanels && operation.Inputs.Concat(operation.Outputs).FirstOrDefault(value => layouts.Of(value) == Layout.Panels) is { } matrix)
                throw new InvalidOperationException($"'{operation.Label}' goes through '{matrix}' by rows, but it lies in panels.");
        }
        return layouts;
    }
}
