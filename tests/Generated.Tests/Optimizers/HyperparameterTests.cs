using System.Reflection;
using Xunit;

namespace Generated.Tests.Optimizers;

/// <summary>Settings that a float has not: of every optimizer, found by reflection.</summary>
public sealed class HyperparameterTests
{
    public static TheoryData<string> Cases => [.. OptimizerCase.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_setting_that_would_become_zero_or_infinite_in_float_is_refused(string name)
    {
        Optimizer single = OptimizerCase.All[name].Create(8, Precision.Single), wide = OptimizerCase.All[name].Create(8, Precision.Double);
        foreach (PropertyInfo property in single.GetType().GetProperties().Where(property => property.Name is "LearningRate" or "WeightDecay" or "Epsilon"))
        {
            object? before = property.GetValue(single);
            foreach (double value in new[] { 1e-50, double.Epsilon, 1e39, double.MaxValue })
            {
                var thrown = Assert.Throws<TargetInvocationException>(() => property.SetValue(single, value));
                Assert.Contains("a float has", Assert.IsType<ArgumentOutOfRangeException>(thrown.InnerException).Message, StringComparison.Ordinal);
                Assert.Equal(before, property.GetValue(single));
                property.SetValue(wide, value);
            }
            property.SetValue(single, 1e-44);
            property.SetValue(single, 0.0);
        }
    }
}
