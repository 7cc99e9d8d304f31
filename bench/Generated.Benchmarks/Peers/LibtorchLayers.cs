using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Generated.Benchmarks;

/// <summary>Makes libtorch's modules of steps, with given weights. ReLU and sums work in place, which is libtorch's fastest way.</summary>
internal static class LibtorchLayers
{
    public static Sequential Chain(IEnumerable<Step> steps, PeerWeights weights)
    {
        Sequential chain = nn.Sequential();
        int number = 0;
        foreach (Step step in steps)
            chain.append($"layer{++number}", Layer(step, weights));
        return chain;
    }

    private static nn.Module<Tensor, Tensor> Layer(Step step, PeerWeights weights)
    {
        switch (step)
        {
            case DenseStep dense:
                Linear linear = nn.Linear(dense.Inputs, dense.Outputs);
                Fill(linear.weight, weights.Next(dense));
                Fill(linear.bias, weights.Next());
                return linear;
            case ConvolutionStep of:
                Conv2d convolution = nn.Conv2d(of.Inputs, of.Outputs, kernel_size: of.Kernel, stride: of.Stride, padding: of.Padding, bias: of.Bias);
                Fill(convolution.weight, weights.Next());
                if (of.Bias)
                    Fill(convolution.bias, weights.Next());
                return convolution;
            case BatchNormStep norm:
                BatchNorm2d batchNorm = nn.BatchNorm2d(norm.Channels);
                Fill(batchNorm.weight, weights.Next());
                Fill(batchNorm.bias, weights.Next());
                Fill(batchNorm.running_mean, weights.NextBuffer());
                Fill(batchNorm.running_var, weights.NextBuffer());
                return batchNorm;
            case ReluStep:
                return nn.ReLU(inplace: true);
            case MaxPoolStep pool:
                return nn.MaxPool2d(pool.Size);
            case GlobalAverageStep:
                return nn.Sequential(("average", nn.AdaptiveAvgPool2d(1)), ("flatten", nn.Flatten()));
            case FlattenStep:
                return nn.Flatten();
            case ResidualStep residual:
                Sequential body = Chain(residual.Body, weights);
                return new Residual(body, residual.Shortcut.Length == 0 ? null : Chain(residual.Shortcut, weights));
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step, "There is no such layer.");
        }
    }

    private static void Fill(Tensor? of, float[] elements)
    {
        using (no_grad())
        using (Tensor given = tensor(elements, of!.shape))
            of.copy_(given);
    }

    private sealed class Residual : nn.Module<Tensor, Tensor>
    {
        private readonly Sequential _body;
        private readonly Sequential? _shortcut;

        public Residual(Sequential body, Sequential? shortcut)
            : base("residual")
        {
            register_module("body", _body = body);
            if (shortcut is not null)
                register_module("shortcut", _shortcut = shortcut);
        }

        public override Tensor forward(Tensor input)
        {
            Tensor sum = _body.call(input);
            if (_shortcut is null)
                return sum.add_(input);
            using Tensor other = _shortcut.call(input);
            return sum.add_(other);
        }
    }
}
