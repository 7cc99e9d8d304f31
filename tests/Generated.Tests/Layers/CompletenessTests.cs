using Generated.Tests.Layers.Reference;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>Whoever adds a layer is told here what is missing.</summary>
public class CompletenessTests
{
    public static TheoryData<Type> Attributes => [.. typeof(LayerAttribute).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Every_layer_has_a_network_that_tests_it(Type attribute) =>
        Claim.True(NetworkCase.All.Any(@case => IsIn(@case, attribute)),
            $"No network in Generated.Networks has a [{attribute.Name[..^"Attribute".Length]}]; add a pair, and what it computes to Layers/Reference.");

    /// <summary>Whether a network has a step, or uses a block.</summary>
    private static bool IsIn(NetworkCase @case, Type attribute) => attribute.IsGenericTypeDefinition
        ? @case.TypeOf<float>().GetCustomAttributesData().Any(data => Steps.BlockOf(data) is not null)
        : @case.Steps.Any(step => step.GetType() == attribute);

    [Fact]
    public void Every_loss_is_tested_with_every_reduction()
    {
        foreach (IGrouping<Type, LossAttribute> loss in NetworkCase.All.Select(@case => @case.Loss).OfType<LossAttribute>().GroupBy(loss => loss.GetType()))
        {
            foreach (Reduction reduction in Enum.GetValues<Reduction>())
                Claim.True(loss.Any(used => used.Reduction == reduction), $"No network has a {loss.Key.Name} with Reduction.{reduction}.");
        }
    }

    [Fact]
    public void Every_initializer_is_tested()
    {
        foreach (Initializer initializer in Enum.GetValues<Initializer>())
            Claim.True(NetworkCase.All.SelectMany(@case => @case.Steps).OfType<DenseAttribute>().Any(dense => dense.Initializer == initializer),
                $"No network has a Dense layer with Initializer.{initializer}.");
    }

    [Fact]
    public void Every_network_is_declared_alike_in_both_precisions()
    {
        foreach (NetworkCase @case in NetworkCase.All)
            Assert.Equal(Text<float>(@case), Text<double>(@case));

        static string[] Text<T>(NetworkCase @case) => [.. @case.TypeOf<T>().GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType.IsSubclassOf(typeof(LayerAttribute))).Select(attribute => attribute.ToString())];
    }

    [Fact]
    public void Dense_layers_and_losses_are_tested_at_odd_sizes()
    {
        int[] sizes = [1, 3, 5, 7, 13, 17, 33, 61];
        DenseAttribute[] dense = [.. NetworkCase.All.SelectMany(@case => @case.Steps).OfType<DenseAttribute>()];
        foreach (int size in sizes)
        {
            Claim.True(dense.Any(layer => layer.Units == size), $"No Dense layer has {size} outputs.");
            Claim.True(NetworkCase.All.Any(@case => @case.InputSizes.Contains(size)), $"No network has an input of {size}.");
            Claim.True(NetworkCase.All.Any(@case => @case.Loss is not null && @case.OutputSize == size), $"No loss has an output of {size}.");
        }
    }
}
