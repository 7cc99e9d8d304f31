using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Kernels;

namespace Generated.Generators.CSharp;

/// <content>Every channel separately, so that both factors are vectors of channels.</content>
internal sealed partial class ConvolutionEmitter
{
    private string EmitDepthwise(ConvOp op, string name)
    {
        var layout = new ImageLayout(op);
        ConvGeometry g = op.Geometry;
        Value[] values = [op.Left, op.Right, op.Output];
        int channels = g.LargeChannels;
        bool isPartial = channels % Lanes != 0;
        int kernel = g.Height.Kernel * g.Width.Kernel;
        (Value large, Value small, Value weights) = op.Kind switch
        {
            ConvKind.Gather => (op.Left, op.Output, op.Right),
            ConvKind.Scatter => (op.Output, op.Left, op.Right),
            _ => (op.Left, op.Right, op.Output),
        };
        string Load(Value value, string index) => isPartial
            ? $"TSimd.LoadPartial(ref {Kernels.Name(value)}, {index}, {Numbers.Of(channels)} - n)" : $"TSimd.Load(ref {Kernels.Name(value)}, {index})";
        string Store(string sum, Value value, string index) =>
            isPartial ? $"TSimd.StorePartial({sum}, ref {Kernels.Name(value)}, {index}, {Numbers.Of(channels)} - n);"
            : $"TSimd.Store({sum}, ref {Kernels.Name(value)}, {index});";
        bool isWeights = op.Kind == ConvKind.Weights;
        string method = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", UserText.Xml(op.Formula(Kernels.Name)));
            writer.Attribute("MethodImpl(AggressiveOptimization)");
            using (writer.Block($"private static void {self}({Parameters(values, isWeights ? ["int batch", "WorkShare rows"] : ["int count"])})"))
            {
                if (op.Kind == ConvKind.Scatter)
                    writer.Line($"MemoryMarshal.CreateSpan(ref {Kernels.Name(large)}, count * {Numbers.Of(large.SampleStride)}).Clear();");
                string h = g.Height.Kernel > 1 ? "h" : "0", w = g.Width.Kernel > 1 ? "w" : "0";
                string y = g.Height.Small > 1 ? "y" : "0", x = g.Width.Small > 1 ? "x" : "0";
                string LargeAt(string b) => Plus(Times(b, large.SampleStride), Times(y, layout.Down), Times(x, layout.Across), Times(h, layout.KernelDown),
                    Times(w, layout.KernelAcross), "n");
                string SmallAt(string b) => Plus(Times(b, small.SampleStride), Times(y, layout.SmallRow), Times(x, channels), "n");
                string weightsAt = Plus(Times(h, (long)g.Width.Kernel * channels), Times(w, channels), "n");
                IDisposable? For(string counter, int size, string index) =>
                    index == "0" ? null : writer.Block($"for (int {counter} = 0; {counter} < {Numbers.Of(size)}; {counter}++)");
                IDisposable Channels() => writer.Block($"for (int n = 0; n < {Numbers.Of(channels)}; n += TSimd.Count)");
                switch (op.Kind)
                {
                    case ConvKind.Gather:
                        using (writer.Block("for (int b = 0; b < count; b++)"))
                        using (For("y", g.Height.Small, y))
                        using (For("x", g.Width.Small, x))
                        using (Channels())
                        {
                            writer.Line("TVector sum = TSimd.Zero;");
                            using (For("h", g.Height.Kernel, h))
                            using (For("w", g.Width.Kernel, w))
                                writer.Line($"sum = TSimd.MultiplyAdd({Load(large, LargeAt("b"))}, {Load(weights, weightsAt)}, sum);");
                            writer.Line(Store("sum", small, SmallAt("b")));
                        }
                        break;
                    case ConvKind.Scatter:
                        using (writer.Block("for (int b = 0; b < count; b++)"))
                        using (For("h", g.Height.Kernel, h))
                        using (For("w", g.Width.Kernel, w))
                        using (For("y", g.Height.Small, y))
                        using (For("x", g.Width.Small, x))
                        using (Channels())
                        {
                            writer.Line(
                                $"TVector sum = TSimd.MultiplyAdd({Load(small, SmallAt("b"))}, {Load(weights, weightsAt)}, {Load(large, LargeAt("b"))});");
                            writer.Line(Store("sum", large, LargeAt("b")));
                        }
                        break;
                    default:
                        using (writer.Block("for (int row = rows.Start; row < rows.End; row++)"))
                        {
                            if (h != "0")
                                writer.Line($"int h = {(w == "0" ? "row" : $"row / {Numbers.Of(g.Width.Kernel)}")};");
                            if (w != "0")
                                writer.Line($"int w = {(h == "0" ? "row" : $"row % {Numbers.Of(g.Width.Kernel)}")};");
                            using (Channels())
                            {
                                writer.Line("TVector sum = TSimd.Zero;");
                                using (writer.Block("for (int b = 0; b < batch; b++)"))
                                using (For("y", g.Height.Small, y))
                                using (For("x", g.Width.Small, x))
                                    writer.Line($"sum = TSimd.MultiplyAdd({Load(large, LargeAt("b"))}, {Load(small, SmallAt("b"))}, sum);");
                                writer.Line(Store("sum", weights, weightsAt));
                            }
                        }
                        break;
                }
            }
        }, values);
        return isWeights ? Call(method, values, "batch", $"WorkShare.Of(part, parts, {Numbers.Of(kernel)}, 1)") : Call(method, values, "count");
    }
}
