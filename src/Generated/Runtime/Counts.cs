using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Generated.Runtime;

/// <summary>
/// A number of rows, as a type: a tile is generic over it. The type has as many bytes. That is a number that the just-in-time compiler knows while it
/// reads the code, so that what is written for further rows costs nothing. For generated code only; not a contract.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRows;

/// <summary>A number of vectors, as a type of as many bytes. For generated code only; not a contract.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVectors;

/// <summary>1 vector.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 1)]
public readonly struct Vectors1 : IVectors;

/// <summary>2 vectors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 2)]
public readonly struct Vectors2 : IVectors;

/// <summary>3 vectors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 3)]
public readonly struct Vectors3 : IVectors;

/// <summary>4 vectors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 4)]
public readonly struct Vectors4 : IVectors;

/// <summary>1 row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 1)]
public readonly struct Rows1 : IRows;

/// <summary>2 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 2)]
public readonly struct Rows2 : IRows;

/// <summary>3 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 3)]
public readonly struct Rows3 : IRows;

/// <summary>4 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 4)]
public readonly struct Rows4 : IRows;

/// <summary>5 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 5)]
public readonly struct Rows5 : IRows;

/// <summary>6 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 6)]
public readonly struct Rows6 : IRows;

/// <summary>7 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 7)]
public readonly struct Rows7 : IRows;

/// <summary>8 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 8)]
public readonly struct Rows8 : IRows;

/// <summary>9 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 9)]
public readonly struct Rows9 : IRows;

/// <summary>10 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 10)]
public readonly struct Rows10 : IRows;

/// <summary>11 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 11)]
public readonly struct Rows11 : IRows;

/// <summary>12 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 12)]
public readonly struct Rows12 : IRows;

/// <summary>13 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 13)]
public readonly struct Rows13 : IRows;

/// <summary>14 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 14)]
public readonly struct Rows14 : IRows;

/// <summary>15 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 15)]
public readonly struct Rows15 : IRows;

/// <summary>16 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 16)]
public readonly struct Rows16 : IRows;

/// <summary>17 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 17)]
public readonly struct Rows17 : IRows;

/// <summary>18 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 18)]
public readonly struct Rows18 : IRows;

/// <summary>19 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 19)]
public readonly struct Rows19 : IRows;

/// <summary>20 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 20)]
public readonly struct Rows20 : IRows;

/// <summary>21 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 21)]
public readonly struct Rows21 : IRows;

/// <summary>22 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 22)]
public readonly struct Rows22 : IRows;

/// <summary>23 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 23)]
public readonly struct Rows23 : IRows;

/// <summary>24 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 24)]
public readonly struct Rows24 : IRows;

/// <summary>25 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 25)]
public readonly struct Rows25 : IRows;

/// <summary>26 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 26)]
public readonly struct Rows26 : IRows;

/// <summary>27 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 27)]
public readonly struct Rows27 : IRows;

/// <summary>28 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 28)]
public readonly struct Rows28 : IRows;

/// <summary>29 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 29)]
public readonly struct Rows29 : IRows;

/// <summary>30 rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential, Size = 30)]
public readonly struct Rows30 : IRows;
