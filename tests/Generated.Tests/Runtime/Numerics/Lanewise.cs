using System.Numerics;
using System.Runtime.Intrinsics;
using Generated.Runtime;

namespace Generated.Tests.Runtime;

/// <summary>Runs a function of vectors over arrays, at either width.</summary>
internal static class Lanewise
{
    public static float[] PortableSingle(MathFunction function, float[] x) =>
        Run<PortableSimd<float>, Vector<float>, float>(x, function.Single<PortableSimd<float>, Vector<float>>);

    public static float[] WideSingle(MathFunction function, float[] x) =>
        Run<WideSimd<float>, Vector512<float>, float>(x, function.Single<WideSimd<float>, Vector512<float>>);

    public static double[] PortableDouble(MathFunction function, double[] x) =>
        Run<PortableSimd<double>, Vector<double>, double>(x, function.Double<PortableSimd<double>, Vector<double>>);

    public static double[] WideDouble(MathFunction function, double[] x) =>
        Run<WideSimd<double>, Vector512<double>, double>(x, function.Double<WideSimd<double>, Vector512<double>>);

    public static T[] Run<TSimd, TVector, T>(T[] x, Func<TVector, TVector> function)
        where TSimd : ISimd<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        var result = new T[x.Length];
        for (var i = 0; i < x.Length; i += TSimd.Count)
        {
            var lanes = Math.Min(TSimd.Count, x.Length - i);
            TSimd.StorePartial(function(TSimd.LoadPartial(in x[0], i, lanes)), ref result[0], i, lanes);
        }

        return result;
    }
}
