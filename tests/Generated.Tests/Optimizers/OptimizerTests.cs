using System.Numerics;
using System.Runtime.Intrinsics;
using Generated.Runtime;
using Generated.Tests.Layers;
using Xunit;

namespace Generated.Tests.Optimizers;

/// <summary>What holds for every optimizer.</summary>
public class OptimizerTests
{
    public static TheoryData<string> Names => [.. OptimizerCase.All.Keys];

    public static TheoryData<string, int> NamesAndLengths
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string name in OptimizerCase.All.Keys)
            {
                foreach (int length in new[] { 1, 7, 33, 100 })
                    data.Add(name, length);
            }
            return data;
        }
    }

    private static Optimizer New(string name, int length, Precision precision = Precision.Single) => OptimizerCase.All[name].Create(length, precision);

    private static double[] Draw(int length, ulong seed)
    {
        var random = new Philox(seed);
        var values = new double[length];
        foreach (ref double value in values.AsSpan())
            value = (float)random.NextNormal(); // exact in float too
        return values;
    }

    private static float[] Single(double[] values) => [.. values.Select(v => (float)v)];

    /// <summary>Takes steps with gradients of its own.</summary>
    private static void Train(Optimizer optimizer, float[] parameters, int steps, int firstStep = 0)
    {
        for (int step = firstStep; step < firstStep + steps; step++)
            optimizer.Step(parameters, Single(Draw(parameters.Length, 100 + (ulong)step)));
    }

    [Fact]
    public void Every_optimizer_of_the_library_has_a_case()
    {
        IEnumerable<string> types = typeof(Optimizer).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Optimizer)) && !t.IsAbstract).Select(t => t.Name);
        IEnumerable<string> tested = OptimizerCase.All.Values.Select(c => c.Create(1, Precision.Single).GetType().Name);
        Assert.Equal(types.Order(), tested.Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(NamesAndLengths))]
    public void A_step_is_the_textbook_formula(string name, int length)
    {
        Optimizer singles = New(name, length), doubles = New(name, length, Precision.Double);
        double[] expected = Draw(length, 1), p = Draw(length, 1);
        float[] q = Single(p);
        double[][] states = [new double[length], new double[length], new double[length]];
        for (int t = 1; t <= 12; t++)
        {
            double[] g = Draw(length, 100 + (ulong)t);
            OptimizerCase.All[name].Naive(expected, g, t, states);
            doubles.Step(p, g);
            singles.Step(q, Single(g));
            for (int i = 0; i < length; i++)
            {
                Claim.True(Math.Abs(expected[i] - p[i]) <= 1e-12 * (1 + Math.Abs(expected[i])),
                    $"{name} in double, step {t}, parameter {i}: expected {expected[i]:R}, found {p[i]:R}.");
                Claim.True(Math.Abs(expected[i] - q[i]) <= 5e-6 * (1 + Math.Abs(expected[i])),
                    $"{name} in float, step {t}, parameter {i}: expected {expected[i]:R}, found {q[i]:R}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_bits_of_an_element_do_not_depend_on_its_place(string name)
    {
        if (name == "LAMB")
            return; // its trust ratio depends on all elements
        const int length = 37;
        float[] whole = Single(Draw(length, 1));
        double[] wholeDoubles = Draw(length, 1);
        Optimizer optimizer = New(name, length), doubles = New(name, length, Precision.Double);
        for (int t = 0; t < 5; t++)
        {
            optimizer.Step(whole, Single(Draw(length, 100 + (ulong)t)));
            doubles.Step(wholeDoubles, Draw(length, 100 + (ulong)t));
        }
        for (int i = 0; i < length; i++)
        {
            float[] one = [(float)Draw(length, 1)[i]];
            double[] oneDouble = [Draw(length, 1)[i]];
            Optimizer single = New(name, 1), singleDouble = New(name, 1, Precision.Double);
            for (int t = 0; t < 5; t++)
            {
                double g = Draw(length, 100 + (ulong)t)[i];
                single.Step(one, [(float)g]);
                singleDouble.Step(oneDouble, [g]);
            }
            Assert.Equal(BitConverter.SingleToInt32Bits(one[0]), BitConverter.SingleToInt32Bits(whole[i]));
            Assert.Equal(BitConverter.DoubleToInt64Bits(oneDouble[0]), BitConverter.DoubleToInt64Bits(wholeDoubles[i]));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(100)]
    [InlineData(5000)]
    public void The_bits_of_a_norm_are_the_same_at_both_vector_widths(int length)
    {
        double[] doubles = Draw(length, 5);
        float[] singles = Single(doubles);
        // Without the instruction, vectors of 512 bits are for tests only: they round a product and a sum once, the others twice.
        if (OtherMachine.HasFusedMultiplyAdd)
            Assert.Equal(
                LaneSums.Sum<float, Vector<float>, PortableSimd<float>, LaneSums.Square>(singles),
                LaneSums.Sum<float, Vector512<float>, WideSimd<float>, LaneSums.Square>(singles));
        Assert.Equal(
            LaneSums.Sum<double, Vector<double>, PortableSimd<double>, LaneSums.Absolute>(doubles),
            LaneSums.Sum<double, Vector512<double>, WideSimd<double>, LaneSums.Absolute>(doubles));
        Assert.Equal(doubles.Max(Math.Abs), LaneSums.Largest<double>(doubles));
        Assert.Equal(Math.Sqrt(doubles.Sum(x => x * x)), LaneSums.EuclideanNorm<double>(doubles), 1e-12 * length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_allocate_nothing(string name)
    {
        float[] p = Single(Draw(100, 1)), g = Single(Draw(100, 2));
        double[] pd = Draw(100, 1), gd = Draw(100, 2);
        Optimizer singles = New(name, 100), doubles = New(name, 100, Precision.Double);
        singles.ExcludeFromWeightDecay(new ParameterTable(
            new ParameterInfo("a", ParameterKind.Weight, 0, [60], [1]), new ParameterInfo("b", ParameterKind.Bias, 60, [40], [1])));
        singles.Step(p, g);
        doubles.Step(pd, gd);

        long before = GC.GetAllocatedBytesForCurrentThread();
        singles.Step(p, g);
        doubles.Step(pd, gd);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Claim.True(allocated == 0, $"{name} allocated {allocated} bytes in a step.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_restored_optimizer_goes_on_with_the_same_bits(string name)
    {
        float[] p = Single(Draw(20, 1));
        Optimizer optimizer = New(name, 20);
        Train(optimizer, p, 7);

        float[] q = [.. p];
        Optimizer restored = New(name, 20);
        Assert.Equal(optimizer.StateNames, restored.StateNames);
        restored.StepCount = optimizer.StepCount;
        foreach (string state in optimizer.StateNames)
            optimizer.GetState<float>(state).CopyTo(restored.GetState<float>(state));

        Train(optimizer, p, 5, firstStep: 7);
        Train(restored, q, 5, firstStep: 7);
        Assert.Equal(p, q);
        Assert.Equal(12, restored.StepCount);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Wrong_arguments_are_refused_with_what_was_expected(string name)
    {
        Optimizer singles = New(name, 3), doubles = New(name, 3, Precision.Double);
        string type = singles.GetType().Name;
        Assert.Contains($"new {type}(3, Precision.Double)", Assert.Throws<InvalidOperationException>(() => singles.Step(new double[3], new double[3])).Message);
        Assert.Contains($"new {type}(3, Precision.Single)", Assert.Throws<InvalidOperationException>(() => doubles.Step(new float[3], new float[3])).Message);
        Assert.Contains("Expected 3 parameters, found 4", Assert.Throws<ArgumentException>(() => singles.Step(new float[4], new float[3])).Message);
        Assert.Contains("Expected 3 gradients, found 2", Assert.Throws<ArgumentException>(() => singles.Step(new float[3], new float[2])).Message);
        Assert.Equal(0, singles.StepCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => New(name, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => New(name, 1, (Precision)7));
        Assert.Contains("has no state 'x'", Assert.Throws<KeyNotFoundException>(() => { singles.GetState<float>("x"); }).Message);
        if (singles.StateNames.Count > 0)
            Assert.Throws<InvalidOperationException>(() => { singles.GetState<double>(singles.StateNames[0]); });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_hyperparameter_refuses_what_is_not_a_number_or_negative(string name)
    {
        Optimizer optimizer = New(name, 1);
        foreach (System.Reflection.PropertyInfo property in optimizer.GetType().GetProperties()
            .Where(p => p.PropertyType == typeof(double) && p.SetMethod is { IsPublic: true }))
        {
            foreach (double wrong in new[] { double.NaN, double.PositiveInfinity, -1 })
            {
                if ((property.Name == "Dampening" && wrong == -1) || (property.Name == "MaxGradientNorm" && double.IsPositiveInfinity(wrong)))
                    continue;
                Exception? thrown = Record.Exception(() => property.SetValue(optimizer, wrong))?.InnerException;
                Claim.True(thrown is ArgumentOutOfRangeException e && e.ParamName == property.Name, $"{name}.{property.Name} took {wrong}: {thrown}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_frozen_tensor_keeps_its_bits_and_the_others_train(string name)
    {
        ParameterTable table = SigmoidNetwork.Table;
        Optimizer optimizer = New(name, table.ElementCount);
        optimizer.SetLearningRateScale(table, "0", 0);
        float[] start = Single(Draw(table.ElementCount, 1)), p = [.. start];
        Train(optimizer, p, 3);
        Assert.Equal(start[..9], p[..9]);
        Assert.All(Enumerable.Range(9, 4), i => Assert.NotEqual(start[i], p[i]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_excluded_bias_trains_as_without_weight_decay(string name)
    {
        if (name == "LAMB")
            return; // its trust ratio depends on the whole tensor; see LambTests
        ParameterTable table = SigmoidNetwork.Table;
        Optimizer excluding = New(name, table.ElementCount), decayed = New(name, table.ElementCount), undecayed = New(name, table.ElementCount);
        excluding.WeightDecay = decayed.WeightDecay = 0.1;
        undecayed.WeightDecay = 0;
        excluding.ExcludeFromWeightDecay(table);
        float[] p = Single(Draw(13, 1)), with = [.. p], without = [.. p];
        Train(excluding, p, 4);
        Train(decayed, with, 4);
        Train(undecayed, without, 4);
        foreach (ParameterInfo parameter in table)
        {
            Range range = parameter.Offset..(parameter.Offset + parameter.Length);
            Assert.Equal((parameter.Kind == ParameterKind.Bias ? without : with)[range], p[range]);
        }
    }
}
