using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Schedule;

/// <summary>
/// Brings every contraction to the form that the kernels need: neighbours along the output's last axis must also be neighbours in memory in the right
/// factor. If they are not (for the weights, in the gradient of a layer's input), the factor is transposed first. This costs one pass over the
/// weights, whereas horizontal sums in the kernel would cost more than half its speed.
/// </summary>
internal static class ChooseKernels
{
    public static void Run(TensorProgram program) => program.Transform(section =>
    {
        foreach (ContractOp contract in section.OfType<ContractOp>().ToArray())
        {
            Axis lanes = contract.OutputAxes.Last();
            if (contract.RightAxes.Last() == lanes)
                continue;

            Value right = contract.Right;
            // Weights that several layers share are transposed for the first layer that needs it.
            if (section.OfType<TransposeOp>().FirstOrDefault(transpose => transpose.Input == right)?.Output is not { } transposed)
            {
                transposed = program.NewValue(right.Name + "Transposed", TensorShape.Of([.. right.Shape.Axes.Reverse()]), ValueRole.Intermediate);
                section.Insert(section.IndexOf(contract), new TransposeOp(transposed, right) { Label = contract.Label });
            }
            contract.Right = transposed;
            contract.RightAxes = [.. Enumerable.Reverse(contract.RightAxes)];
        }
        return section;
    });
}
