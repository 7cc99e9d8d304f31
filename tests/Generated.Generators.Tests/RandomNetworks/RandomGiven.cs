using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Layers;
using Generated.Generators.Tests.Ir;

namespace Generated.Generators.Tests.RandomNetworks;

/// <summary>Random numbers for a network: inputs, targets that its losses take, parameters, buffers, gradients of outputs and masks.</summary>
internal static class RandomGiven
{
    public static Given Draw(ShapedNetwork network, TensorProgram program, int seed, int batch)
    {
        var random = new Random(seed);
        double[][] Numbers(ValueRole role, double from, double to) => [.. program.WithRole(role).Select(value => Uniform(value, from, to))];
        double[] Uniform(Value value, double from, double to) =>
            [.. Enumerable.Range(0, (value.Shape.Batched ? batch : 1) * value.Shape.Elements).Select(_ => from + ((to - from) * random.NextDouble()))];
        ShapedOutput[] targeted = [.. network.Outputs.Where(output => output.Loss?.Definition is Loss { Targets: not TargetDomain.NoTarget })];
        Value[] targets = [.. program.Values.Where(value => value.ViewOf is null && value.Role is ValueRole.Target)];
        return new Given(
            Numbers(ValueRole.Input, -1.5, 1.5),
            [.. targets.Zip(targeted, (value, output) => ((Loss)output.Loss!.Definition).Targets switch
            {
                TargetDomain.Classes => Uniform(value, 0, output.Shape[^1])
                    .Select(number => random.Next(5) == 0 ? program.Outputs.Single(one => one.Target == value).IgnoreIndex : Math.Floor(number)).ToArray(),
                TargetDomain.Signs => [.. Uniform(value, -1, 1).Select(number => (double)Math.Sign(number))],
                TargetDomain.AnyNumber => Uniform(value, -1, 1),
                _ => Uniform(value, 0.05, 0.95),
            })],
            Numbers(ValueRole.Parameter, -1, 1),
            Numbers(ValueRole.Buffer, 0.5, 1.5),
            [.. program.Outputs.Select(output => Uniform(output.Value, -1, 1))],
            (mask, length) =>
            {
                var draws = new Random(mask.Stream + 5);
                return [.. Enumerable.Range(0, length).Select(_ => draws.NextDouble() < mask.Rate ? 0 : 1 / (1 - mask.Rate))];
            });
    }
}
