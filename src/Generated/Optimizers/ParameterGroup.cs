namespace Generated;

/// <summary>A contiguous range of parameters that an optimizer treats alike; the groups of an optimizer cover all its parameters, in order.</summary>
/// <param name="Offset">Index of the first parameter in the flat span.</param>
/// <param name="Length">Number of parameters, at least 1.</param>
/// <param name="LearningRateScale">Factor on <see cref="Optimizer.LearningRate"/>, at least 0; default 1. At 0 the parameters are frozen.</param>
/// <param name="WeightDecayScale">Factor on <see cref="Optimizer.WeightDecay"/>, at least 0; default 1.</param>
public readonly record struct ParameterGroup(int Offset, int Length, double LearningRateScale = 1, double WeightDecayScale = 1);
