using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Ir;

/// <summary>Checks that a program is valid. A pass that breaks a program is a defect of the generator; it is found here and not in a user's results.</summary>
internal static class Verifier
{
    /// <summary>Throws if the program is not valid; the message names the pass that ran last.</summary>
    public static void Run(TensorProgram program, string pass)
    {
        var check = new Check(pass);
        var written = new HashSet<Value>(program.Values.Where(IsGiven));
        if (program.LossValue is null)
            written.UnionWith(program.Outputs.Select(output => output.Gradient).OfType<Value>());
        var slices = new HashSet<Value>();
        foreach (Operation operation in program.Operations)
        {
            program.Work.Step();
            operation.Verify(check);
            foreach (Value input in operation.Inputs)
                check.Require(written.Contains(input.Storage) || operation.Body is not null && operation.Outputs.Any(output => output.Storage == input.Storage),
                    $"'{operation.Label}' reads '{input}', which nothing has written.");
            foreach (Value output in operation.Outputs)
            {
                bool isNew = output.IsSlice ? slices.Add(output) : written.Add(output.Storage);
                check.Require(isNew, $"'{operation.Label}' writes '{output}', which has been written or is given.");
                written.Add(output.Storage);
            }
        }
        bool areApart = program.Outputs.Count > 0 && program.Outputs.Select(output => output.Value.Storage).Distinct().Count() == program.Outputs.Count;
        check.Require(areApart, $"there is no output, or two share their memory.");
        foreach (ProgramOutput output in program.Outputs)
            check.Require(written.Contains(output.Value.Storage), $"the output '{output.Value}' is not written.");
    }

    private static bool IsGiven(Value value) => value.Role is ValueRole.Input or ValueRole.Target or ValueRole.Parameter
        or ValueRole.Buffer or ValueRole.Constant;
}
