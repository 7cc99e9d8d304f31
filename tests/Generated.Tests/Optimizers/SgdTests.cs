using Xunit;

namespace Generated.Tests.Optimizers;

public class SgdTests
{
    [Fact]
    public void Momentum_set_later_starts_from_the_first_gradient_it_sees()
    {
        var optimizer = new SGD(1, Precision.Double) { LearningRate = 1, Dampening = 0.5 };
        double[] p = [0];
        optimizer.Step(p, [1]);
        Assert.Empty(optimizer.StateNames);
        optimizer.Momentum = 0.9;
        optimizer.Step(p, [1]);
        Assert.Equal(-2, p[0]);
        optimizer.Step(p, [0]);
        Assert.Equal(-2.9, p[0], 1e-15);
        Assert.Equal(["momentum_buffer"], optimizer.StateNames);
    }

    [Fact]
    public void Nesterov_needs_momentum_without_dampening()
    {
        Assert.Throws<InvalidOperationException>(() => new SGD(1) { Nesterov = true }.Step(new float[1], new float[1]));
        Assert.Throws<InvalidOperationException>(() => new SGD(1) { Nesterov = true, Momentum = 0.9, Dampening = 0.1 }.Step(new float[1], new float[1]));
    }

    [Fact]
    public void Defaults_are_those_of_PyTorch()
    {
        Assert.Equal((1e-3, 0.0, 0.0), (new SGD(1).LearningRate, new SGD(1).Momentum, new SGD(1).WeightDecay));
        Assert.Equal((1e-3, 0.9, 0.999, 1e-8, 0.0), (new Adam(1).LearningRate, new Adam(1).Beta1, new Adam(1).Beta2, new Adam(1).Epsilon,
            new Adam(1).WeightDecay));
        Assert.Equal((1e-3, 1e-2), (new AdamW(1).LearningRate, new AdamW(1).WeightDecay));
        Assert.Equal((2e-3, 4e-3), (new NAdam(1).LearningRate, new NAdam(1).MomentumDecay));
        Assert.Equal(1e-3, new RAdam(1).LearningRate);
        Assert.Equal((1e-2, 0.99, 1e-8), (new RMSProp(1).LearningRate, new RMSProp(1).Alpha, new RMSProp(1).Epsilon));
        Assert.Equal((1e-2, 0.0, 1e-10), (new Adagrad(1).LearningRate, new Adagrad(1).LearningRateDecay, new Adagrad(1).Epsilon));
        Assert.Equal((1.0, 0.9, 1e-6), (new Adadelta(1).LearningRate, new Adadelta(1).Rho, new Adadelta(1).Epsilon));
        Assert.Equal((2e-3, 0.9, 0.999, 1e-8), (new Adamax(1).LearningRate, new Adamax(1).Beta1, new Adamax(1).Beta2, new Adamax(1).Epsilon));
        Assert.Equal((1e-4, 0.9, 0.99, 0.0), (new Lion(1).LearningRate, new Lion(1).Beta1, new Lion(1).Beta2, new Lion(1).WeightDecay));
        Assert.Equal((1e-3, 1e-6, 1e-2), (new LAMB(1).LearningRate, new LAMB(1).Epsilon, new LAMB(1).WeightDecay));
    }
}
