using Generated.Runtime;

namespace Generated.Tests.Runtime;

/// <summary>One elementary function in both precisions, and what is promised of it.</summary>
internal abstract class MathFunction(string name, double singleUlps, double doubleUlps, double low, double high)
{
    public static readonly MathFunction[] All =
    [
        new ExpFunction(), new ExpM1Function(), new LogFunction(), new Log1PFunction(), new Log1PExpFunction(),
        new SigmoidFunction(), new TanhFunction(), new ErfFunction(), new SinFunction(), new CosFunction(),
        new Exp2Function(), new Log2Function(), new Log10Function(), new SinhFunction(), new CoshFunction(),
    ];

    public static MathFunction Named(string name) => All.Single(f => f.Name == name);

    public string Name => name;

    /// <summary>The largest error that the documentation of the float version admits.</summary>
    public double SingleUlps => singleUlps;

    public double DoubleUlps => doubleUlps;

    /// <summary>The range that the double version is compared with the reference in.</summary>
    public double Low => low;

    public double High => high;

    public abstract TVector Single<TSimd, TVector>(TVector x) where TSimd : ISimd<TVector, float> where TVector : struct;

    public abstract TVector Double<TSimd, TVector>(TVector x) where TSimd : ISimd<TVector, double> where TVector : struct;

    public abstract BigReal Exact(double x);

    public override string ToString() => name;

    private sealed class ExpFunction() : MathFunction("Exp", 0.88, 0.85, -745.2, 709.78)
    {
        public override TVector Single<TSimd, TVector>(TVector x) => SingleMath.Exp<TSimd, TVector>(x);

        public override TVector Double<TSimd, TVector>(TVector x) => DoubleMath.Exp<TSimd, TVector>(x);

        public override BigReal Exact(double x) => BigReal.Exp(x);
    }

    private sealed class ExpM1Function() : MathFunction("ExpM1", 1.52, 1.8, -60, 709.78)
    {
        public override TVector Single<TSimd, TVector>(TVector x) => SingleMath.ExpM1<TSimd, TVector>(x);

        public override TVector Double<TSimd, TVector>(TVector x) => DoubleMath.ExpM1<TSimd, TVector>(x);

        public override BigReal Exact(double x) => BigReal.ExpM1(x);
    }

    private sealed class LogFunction() : MathFunction("Log", 0.92, 0.8, 0, double.MaxValue)
    {
        public override TVector Single<TSimd, TVector>(TVector x) => SingleMath.Log<TSimd, TVector>(x);

        public override TVector Double<TSimd, TVector>(TVector x) => DoubleMath.Log<TSimd, TVector>(x);

        public override BigReal Exact(double x) => BigReal.Log(x);
    }

    private sealed class Log1PFunction() : MathFunction("Log1P", 1.48, 1.25, -1, 1e300)
    {
        public override TVector Single<TSimd, TVector>(TVector x) => SingleMath.Log1P<TSimd, TVector>(x);

        public override TVector Double<TSimd, TVector>(TVector x) => DoubleMath.Log1P<TSimd, TVector>(x);

        public override BigReal Exact(double x) => BigReal.Log1P(x);
    }

    private sealed class Log1PExpFunction() : MathFunction("Log1PExp", 1.9, 1.7, -745.2, 1000)
    {
        public override TVector Single<TSimd, TVector>(TVector x) => SingleMath.Log1PExp<TSimd, TVector>(x);

        public override TVector Double<TSimd, TVector>(TVector x) => DoubleMath.Log1PExp<TSimd, TVector>(x);

        public override BigReal Exact(double x) => BigReal.Log1PExp(x);
    }

    private sealed class SigmoidFunction() : MathFunction("Sigmoid", 2.32, 2.15, -745.2, 60)
    {
        public override TVector Single<TSimd, TVector>(TVector x) => SingleMath.Sigmoid<TSimd, TVector>(x);

        public override TVector Double<TSimd, TVector>(TVector x) => DoubleMath.Sigmoid<TSimd, TVector>(x);

        public override BigReal Exact(double x) => BigReal.Sigmoid(x);
    }

    private sealed class TanhFunction() : MathFunction("Tanh", 1.55, 2.15, -25, 25)
    {
        public override TVector Single<TSimd, TVector>(TVector x) => SingleMath.Tanh<TSimd, TVector>(x);

        public override TVector Double<TSimd, TVector>(TVector x) => DoubleMath.Tanh<TSimd, TVector>(x);

        public override BigReal Exact(double x) => BigReal.Tanh(x);
    }

    private sealed class ErfFunction() : MathFunction("Erf", 1.02, 1.0, -6.5, 6.5)
    {
        public override TVector Single<TSimd, TVector>(TVector x) => SingleMath.Erf<TSimd, TVector>(x);

        public override TVector Double<TSimd, TVector>(TVector x) => DoubleMath.Erf<TSimd, TVector>(x);

        public override BigReal Exact(double x) => BigReal.Erf(x);
    }

    private sealed class SinFunction() : MathFunction("Sin", 0.79, 0.78, -double.MaxValue, double.MaxValue)
    {
        public override TVector Single<TSimd, TVector>(TVector x) => SingleMath.Sin<TSimd, TVector>(x);

        public override TVector Double<TSimd, TVector>(TVector x) => DoubleMath.Sin<TSimd, TVector>(x);

        public override BigReal Exact(double x) => BigReal.Sin(x);
    }

    private sealed class CosFunction() : MathFunction("Cos", 0.79, 0.78, -double.MaxValue, double.MaxValue)
    {
        public override TVector Single<TSimd, TVector>(TVector x) => SingleMath.Cos<TSimd, TVector>(x);

        public override TVector Double<TSimd, TVector>(TVector x) => DoubleMath.Cos<TSimd, TVector>(x);

        public override BigReal Exact(double x) => BigReal.Cos(x);
    }

    private sealed class Exp2Function() : MathFunction("Exp2", 1.05, 1, -1075, 1024)
    {
        public override TVector Single<TSimd, TVector>(TVector x) => SingleMath.Exp2<TSimd, TVector>(x);

        public override TVector Double<TSimd, TVector>(TVector x) => DoubleMath.Exp2<TSimd, TVector>(x);

        public override BigReal Exact(double x) => BigReal.Exp2(x);
    }

    private sealed class Log2Function() : MathFunction("Log2", 1.55, 1.4, 0, double.MaxValue)
    {
        public override TVector Single<TSimd, TVector>(TVector x) => SingleMath.Log2<TSimd, TVector>(x);

        public override TVector Double<TSimd, TVector>(TVector x) => DoubleMath.Log2<TSimd, TVector>(x);

        public override BigReal Exact(double x) => BigReal.Log2(x);
    }

    private sealed class Log10Function() : MathFunction("Log10", 1.5, 1.45, 0, double.MaxValue)
    {
        public override TVector Single<TSimd, TVector>(TVector x) => SingleMath.Log10<TSimd, TVector>(x);

        public override TVector Double<TSimd, TVector>(TVector x) => DoubleMath.Log10<TSimd, TVector>(x);

        public override BigReal Exact(double x) => BigReal.Log10(x);
    }

    private sealed class SinhFunction() : MathFunction("Sinh", 1.6, 1.5, -710.4, 710.4)
    {
        public override TVector Single<TSimd, TVector>(TVector x) => SingleMath.Sinh<TSimd, TVector>(x);

        public override TVector Double<TSimd, TVector>(TVector x) => DoubleMath.Sinh<TSimd, TVector>(x);

        public override BigReal Exact(double x) => BigReal.Sinh(x);
    }

    private sealed class CoshFunction() : MathFunction("Cosh", 1.35, 1.2, -710.4, 710.4)
    {
        public override TVector Single<TSimd, TVector>(TVector x) => SingleMath.Cosh<TSimd, TVector>(x);

        public override TVector Double<TSimd, TVector>(TVector x) => DoubleMath.Cosh<TSimd, TVector>(x);

        public override BigReal Exact(double x) => BigReal.Cosh(x);
    }
}
