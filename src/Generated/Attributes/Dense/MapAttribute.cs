namespace Generated;

/// <summary>
/// Applies a function of the user to each element: a static method that takes one number and returns one. The generator reads the source of the
/// method, differentiates it, and emits the function and its derivative as vector code. The method consists of arithmetic, comparisons, choices
/// (<c>?:</c>, <c>if</c>, <c>switch</c>, patterns), local variables, constants, functions of <see cref="Math"/> and <see cref="MathF"/>, and calls of
/// methods of the same kind. Its source must be in the same project.
/// </summary>
/// <param name="method">The name of the method: <c>[Map(nameof(Swish))]</c>, or <c>[Map(nameof(Functions.Swish))]</c> for a method of another class.</param>
/// <remarks>
/// <para>The function is computed in the precision of the network, in whatever type it is written: in a network of single precision,
/// <c>Math.Sin(x)</c>, a function of <c>double</c>, is computed in <c>float</c> (GEN070 shows where). Constants are folded as C# folds them, in their
/// own type and order. A constant that the precision of the network cannot represent, such as 1e-50 in <c>float</c>, gives GEN007. Simplifications
/// keep the bits of the written expression, including NaN, infinities and the sign of zero. One exception: a product that is added to something
/// becomes a fused multiply-add, unless the product itself is also used elsewhere.</para>
/// <para>Derivatives are PyTorch's. A choice has the derivative of the branch that is taken. The derivative of <c>Abs</c> and of <c>Max(x, 0)</c> at
/// 0 is 0. For <c>Max</c> and <c>Min</c> of two equal numbers it is the mean of both sides. For <c>Clamp</c> at a bound it is that of its argument.
/// For <c>Sign</c>, <c>Floor</c>, <c>Ceiling</c> and <c>Round</c> it is 0. For <c>Pow(0, y)</c> by y it is 0 from y = 0 on. Terms that do not depend
/// on the argument contribute nothing, even next to infinities.</para>
/// <para>The generator understands these functions of <c>Math</c>, <c>MathF</c>, <c>float</c> and <c>double</c>. The table gives the largest error of
/// each function over all arguments, in units of the last place (ulp) of the exact value; 0.5 ulp means correctly rounded. A test computes each
/// function over its whole domain.</para>
/// <list type="table">
/// <listheader><term>Function</term><description>Largest error</description></listheader>
/// <item><term>Exp(a)</term><description>0.88 ulp in float, 0.85 in double.</description></item>
/// <item><term>ExpM1(a)</term><description>1.52 ulp in float, 1.8 in double.</description></item>
/// <item><term>Exp2(a)</term><description>1.05 ulp in float, 1 in double; exact for whole numbers.</description></item>
/// <item><term>Log(a)</term><description>0.92 ulp in float, 0.8 in double.</description></item>
/// <item><term>Log(a, b)</term><description>3.5 ulp in float, 3.5 in double.</description></item>
/// <item><term>LogP1(a)</term><description>1.48 ulp in float, 1.25 in double.</description></item>
/// <item><term>Log2(a)</term><description>1.55 ulp in float, 1.4 in double; exact for powers of 2.</description></item>
/// <item><term>Log10(a)</term><description>1.5 ulp in float, 1.45 in double; exact for powers of 10 that the type has exactly.</description></item>
/// <item><term>Sqrt(a)</term><description>0.5 ulp in float, 0.5 in double.</description></item>
/// <item><term>Tanh(a)</term><description>1.55 ulp in float, 2.15 in double.</description></item>
/// <item><term>Sinh(a)</term><description>1.6 ulp in float, 1.5 in double.</description></item>
/// <item><term>Cosh(a)</term><description>1.35 ulp in float, 1.2 in double.</description></item>
/// <item><term>Sin(a)</term><description>0.79 ulp in float, 0.78 in double.</description></item>
/// <item><term>Cos(a)</term><description>0.79 ulp in float, 0.78 in double.</description></item>
/// <item><term>Tan(a)</term><description>2.5 ulp in float, 2.5 in double.</description></item>
/// <item><term>Abs(a)</term><description>exact.</description></item>
/// <item><term>Sign(a)</term><description>exact; NaN for NaN.</description></item>
/// <item><term>Floor(a)</term><description>exact.</description></item>
/// <item><term>Ceiling(a)</term><description>exact.</description></item>
/// <item><term>Round(a)</term><description>exact; a half to the even number.</description></item>
/// <item><term>Max(a, b)</term><description>exact; NaN if one is NaN.</description></item>
/// <item><term>Min(a, b)</term><description>exact; NaN if one is NaN.</description></item>
/// <item><term>Clamp(a, b, c)</term><description>exact; NaN for NaN.</description></item>
/// <item><term>Pow(a, b)</term><description>2 ulp in float, 2 in double.</description></item>
/// <item><term>FusedMultiplyAdd(a, b, c)</term><description>0.5 ulp in float, 0.5 in double.</description></item>
/// <item><term>Lerp(a, b, c)</term><description>none stated: a·(1 - c) + b·c as written, which can cancel.</description></item>
/// <item><term>ReciprocalEstimate(a)</term><description>0.5 ulp in float, 0.5 in double.</description></item>
/// <item><term>ReciprocalSqrtEstimate(a)</term><description>1.5 ulp in float, 1.5 in double.</description></item>
/// </list>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MapAttribute(string method) : LayerAttribute
{
    /// <summary>The name of the method: <c>[Map(nameof(Swish))]</c>.</summary>
    public string Method { get; } = method;

    /// <summary>
    /// The class that has the method. By default it is the class that <c>nameof</c> names; otherwise the class with the attribute, its base classes
    /// and the classes around it are searched.
    /// </summary>
    public Type? Type { get; set; }
}
