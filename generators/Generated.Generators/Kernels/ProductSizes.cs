using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Schedule;

namespace Generated.Generators.Kernels;

/// <summary>The distances of a product of matrices, in elements: see <c>IProduct</c> of the library.</summary>
/// <param name="LeftRow">In the left factor, from a row to the next.</param>
/// <param name="LeftStep">In the left factor, from a step of a sum to the next.</param>
/// <param name="RightStep">In the right factor, from a step of a sum to the next.</param>
/// <param name="RightPanel">In the right factor, from a panel to the next.</param>
/// <param name="Row">In the result, from a row to the next.</param>
/// <param name="Panel">In the result, from a panel to the next.</param>
/// <param name="Columns">The columns of a panel.</param>
internal sealed record ProductSizes(int LeftRow, int LeftStep, int RightStep, int RightPanel, int Row, int Panel, int Columns) : Kernel;

/// <summary>Columns of a product's result that are computed by the same tiles: those of whole panels, or those that are left over.</summary>
/// <param name="Start">The first column.</param>
/// <param name="Panels">How many panels they are in.</param>
/// <param name="Sizes">The distances.</param>
/// <param name="Tiles">The tiles.</param>
internal sealed record ProductBlock(int Start, int Panels, ProductSizes Sizes, ProductTiles Tiles)
{
    /// <summary>The one after the last column.</summary>
    public int End => Start + (Panels * Sizes.Columns);

    /// <summary>The blocks of a contraction.</summary>
    /// <param name="op">The contraction.</param>
    /// <param name="lanes">The lanes of the widest vector.</param>
    public static IReadOnlyList<ProductBlock> Of(ContractOp op, int lanes)
    {
        Axis rows = op.OutputAxes[0];
        int columns = op.OutputAxes[1].Size, panel = TileSizes.PanelVectors * lanes, whole = columns / panel;
        bool rowsFirst = op.LeftAxes[0] == rows;
        int leftStride = op.Left.Shape.Batched ? op.Left.SampleStride : op.Left.Shape.Axes[op.Left.Shape.Axes.Count - 1];

        ProductBlock Block(int start, int panels, int width) => new(start, panels, new ProductSizes(
            LeftRow: rowsFirst ? leftStride : 1, LeftStep: rowsFirst ? 1 : leftStride,
            RightStep: RowOf(op.Right, width), RightPanel: PanelOf(op.Right, width),
            Row: RowOf(op.Output, width), Panel: PanelOf(op.Output, width), Columns: width), new ProductTiles((width + lanes - 1) / lanes, lanes));

        return
        [
            .. whole > 0 ? [Block(0, whole, panel)] : (ProductBlock[])[],
            .. columns % panel > 0 ? [Block(whole * panel, 1, columns % panel)] : (ProductBlock[])[],
        ];
    }

    /// <summary>The distance between rows: for a matrix the width of its panels, otherwise that of the samples.</summary>
    private static int RowOf(Value value, int width) => value.IsMatrix ? width : value.SampleStride;

    /// <summary>The distance between panels: for a matrix all rows of a panel, otherwise the width.</summary>
    private static int PanelOf(Value value, int width) => value.IsMatrix ? width * value.Shape.Axes[0] : width;

    /// <summary>Where a column lies in a value: panels of a matrix lie one after another.</summary>
    public static int PlaceOf(Value value, int column) => value.IsMatrix ? column * value.Shape.Axes[0] : column;
}
