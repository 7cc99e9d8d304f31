using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>How the initial values of a parameter are drawn. Used by generated code.</summary>
/// <param name="initializer">The distribution.</param>
/// <param name="fanIn">The number of inputs that each output sums over.</param>
/// <param name="fanOut">The number of outputs that each input reaches.</param>
/// <param name="scale">The constant, half-width, standard deviation or factor; see <see cref="Initializers.Fill{T}"/>.</param>
/// <param name="byRows">Whether the elements of a matrix in panels are drawn row by row.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Draw(Initializer initializer, int fanIn = 1, int fanOut = 1, double scale = 1, bool byRows = false)
{
    /// <summary>Fills a parameter.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="elements">Its elements.</param>
    /// <param name="columns">The columns of a matrix in panels.</param>
    /// <param name="random">The source of the random numbers.</param>
    internal void Fill<T>(Span<T> elements, int columns, ref Philox random)
        where T : unmanaged
    {
        Initializers.Fill(elements, initializer, fanIn, fanOut, scale, ref random);
        if (byRows)
            Panels.FromRows(elements, columns);
    }
}
