using System.Collections.Generic;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Schedule;

namespace Generated.Generators.Kernels;

/// <summary>The distances of a product of matrices, in elements: <c>IProduct</c> of the library.</summary>
/// <param name="LeftRow">In the left factor, from a row to the next.</param>
/// <param name="LeftStep">In the left factor, from a step of a sum to the next.</param>
/// <param name="RightStep">In the right factor, from a step of a sum to the next.</param>
/// <param name="Columns">The columns of a panel.</param>
/// <param name="FewVectors">The first vectors of a tile that are computed if there are 16 registers.</param>
/// <param name="Block">The steps after which the sums are stored and the next rows computed; 0 if after all.</param>
internal sealed record ProductSizes(int LeftRow, int LeftStep, int RightStep, int Columns, int FewVectors, int Block = 0) : Kernel;

/// <summary>Columns of a product's result that are computed by the same tiles: those of whole panels, or those that are left over.</summary>
/// <param name="Start">The first column.</param>
/// <param name="Panels">How many panels they are in.</param>
/// <param name="Vectors">The vectors of the tiles.</param>
/// <param name="Sizes">The distances.</param>
internal sealed record PanelRun(int Start, int Panels, int Vectors, ProductSizes Sizes)
{
    /// <summary>The one after the last column.</summary>
    public int End => Start + (Panels * Sizes.Columns);

    /// <summary>The blocks of a contraction.</summary>
    /// <param name="op">The contraction.</param>
    /// <param name="lanes">The lanes of the widest vector.</param>
    /// <param name="layouts">How its factors and its result lie.</param>
    public static IReadOnlyList<PanelRun> Of(ContractOp op, int lanes, Layouts layouts)
    {
        (Axes rows, Axes summed) = (op.Rows, op.Summed);
        int columns = op.Columns.Steps, panel = TileSizes.PanelVectors * lanes, whole = columns / panel;
        bool rowsFirst = op.IsLeftByRows;
        int leftStride = op.Left.SampleStride / (rowsFirst ? rows : summed).Steps;

        PanelRun Run(int start, int panels, int width)
        {
            int vectors = (width + lanes - 1) / lanes;
            return new(start, panels, vectors, new ProductSizes(
                LeftRow: rowsFirst ? leftStride : 1, LeftStep: rowsFirst ? 1 : leftStride,
                RightStep: layouts.Of(op.Right) == Layout.Panels ? width : op.Right.SampleStride / summed.Steps,
                Columns: width, FewVectors: TileSizes.VectorsOfFewRegisters(TileSizes.Rows(vectors), vectors),
                Block: rows.HaveBatch && width == panel ? TileSizes.Block(summed.Steps, op.Output.Type) : 0));
        }

        return
        [
            .. whole > 0 ? [Run(0, whole, panel)] : (PanelRun[])[],
            .. columns % panel > 0 ? [Run(whole * panel, 1, columns % panel)] : (PanelRun[])[],
        ];
    }

    /// <summary>Where a column lies in a value: panels of a matrix lie one after another.</summary>
    public static int PlaceOf(Value value, int column, Layouts layouts) => layouts.Of(value) == Layout.Panels ? column * value.Shape.Axes[0] : column;
}
