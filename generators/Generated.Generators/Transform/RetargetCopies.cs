using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Transform;

/// <summary>
/// If a value is only copied to its destination (a gradient to the caller's span, a part to a concatenation), lets its writer write directly to the
/// destination.
/// </summary>
internal static class RetargetCopies
{
    public static void Run(TensorProgram program)
    {
        var uses = new Uses(program.Operations);
        program.Transform(section =>
        {
            HashSet<Operation> own = [.. section];
            foreach (MapOp copy in section.OfType<MapOp>().Where(IsCopy))
            {
                Value source = copy.Arguments[0];
                Value destination = copy.Results[0].Output;
                IReadOnlyList<Operation> writers = uses.WritersOf(source);
                bool canMove = program.IsInternal(source) && source.ViewOf is null && source.Shape.Equals(destination.Shape)
                    && writers.Count == 1 && own.Contains(writers[0]) && uses.ReadersOf(source).Count == 1;
                if (!canMove)
                    continue;
                Operation writer = writers[0];
                uses.Remove(writer);
                if (writer.Retarget(source, destination))
                {
                    own.Remove(copy);
                    uses.Remove(copy);
                }
                uses.Add(writer);
            }
            return [.. section.Where(own.Contains)];
        });
    }

    private static bool IsCopy(MapOp map) => map.Results.Length == 1 && map.Arguments.Length == 1 && map.Results[0].Expression is Argument;
}
