using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>1 row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Rows1 : IRows
{
    /// <inheritdoc/>
    public static int Count => 1;
}

/// <summary>2 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Rows2 : IRows
{
    /// <inheritdoc/>
    public static int Count => 2;
}

/// <summary>3 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Rows3 : IRows
{
    /// <inheritdoc/>
    public static int Count => 3;
}

/// <summary>4 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Rows4 : IRows
{
    /// <inheritdoc/>
    public static int Count => 4;
}

/// <summary>5 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Rows5 : IRows
{
    /// <inheritdoc/>
    public static int Count => 5;
}

/// <summary>6 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Rows6 : IRows
{
    /// <inheritdoc/>
    public static int Count => 6;
}

/// <summary>7 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Rows7 : IRows
{
    /// <inheritdoc/>
    public static int Count => 7;
}

/// <summary>8 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Rows8 : IRows
{
    /// <inheritdoc/>
    public static int Count => 8;
}

/// <summary>9 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Rows9 : IRows
{
    /// <inheritdoc/>
    public static int Count => 9;
}

/// <summary>10 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Rows10 : IRows
{
    /// <inheritdoc/>
    public static int Count => 10;
}

/// <summary>11 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Rows11 : IRows
{
    /// <inheritdoc/>
    public static int Count => 11;
}

/// <summary>12 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Rows12 : IRows
{
    /// <inheritdoc/>
    public static int Count => 12;
}
