using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using Generated.Testing;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>
/// The members with a span for each input, target and gradient, of every network: the same bits as those that take a batch, which all other checks
/// call; nothing beyond the spans is written; and the gradient of each input can be had without the others.
/// </summary>
public class SpanMemberTests
{
    private const int Margin = 40;

    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void They_give_the_bits_of_those_with_a_batch(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        foreach (int batch in (int[])[2, 9])
        {
            CheckOne<float>(@case, batch);
            CheckOne<double>(@case, batch);
        }
    }

    private static void CheckOne<T>(NetworkCase @case, int batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkUnderTest<T> network = NetworkUnderTest<T>.Create(@case, seed: 13, maxBatch: batch + 1);
        Samples<T> samples = Samples.Draw<T>(@case, batch);
        T[] target = @case.Target switch
        {
            TargetKind.None => [],
            TargetKind.Class => Classes<T>(samples.Classes.Span),
            _ => samples.Target.ToArray(),
        };
        T[] inputs = [.. samples.Inputs.SelectMany(input => input.ToArray())], outputGradient = Check.OutputGradient<T>(@case, batch).ToArray();
        Memory<T> output = new T[batch * @case.OutputSize];
        Memory<T>[] d = Check.InputGradients<T>(@case, batch);
        int[] sizes = [.. @case.InputSizes.Select(size => size * batch)];
        T[] buffers = network.Buffers.ToArray();

        network.Predict(samples.Inputs, output);
        var predict = new Caller<T>(network, "Predict");
        predict.Call([.. sizes, output.Length], inputs);
        predict.AssertWritten(output.ToArray(), $"Predict of {@case}");
        if (@case.Loss is not null)
        {
            int[] lengths = target.Length == 0 ? sizes : [.. sizes, @case.Target == TargetKind.Class ? samples.Classes.Length : target.Length];
            T expected = network.Evaluate(samples);
            var evaluate = new Caller<T>(network, "Evaluate");
            evaluate.AssertResult(evaluate.Call(lengths, [.. inputs, .. target]), expected, $"Evaluate of {@case}");
            CheckGradients(new Caller<T>(network, "Train"), lengths, [.. inputs, .. target], () => network.Train(samples, d), static () => { });
        }
        if (@case.HasBackward)
        {
            var forward = new Caller<T>(network, "Forward");
            Restore();
            network.Forward(samples.Inputs, output);
            Restore();
            forward.Call([.. sizes, output.Length], inputs);
            forward.AssertWritten(output.ToArray(), $"Forward of {@case}");
            CheckGradients(new Caller<T>(network, "Backward"), [output.Length], outputGradient, Backward, () => network.Forward(samples.Inputs, output));

            T Backward()
            {
                network.Backward(outputGradient, d);
                return T.Zero;
            }
        }

        void Restore()
        {
            network.RandomStep = 0;
            buffers.CopyTo(network.Buffers);
        }

        void CheckGradients(Caller<T> caller, int[] lengths, T[] given, Func<T> expect, Action before)
        {
            Restore();
            before();
            T expected = expect();
            T[] gradients = network.Gradients.ToArray();
            List<bool[]> asked = [[.. sizes.Select(_ => true)], [.. sizes.Select(_ => false)]];
            if (sizes.Length > 1)
                asked.AddRange(sizes.Select((_, i) => sizes.Select((_, j) => i == j).ToArray()));
            foreach (bool[] wanted in asked)
            {
                string what = $"{caller.Name} of {@case} with the gradients of {wanted.Count(one => one)} inputs";
                Restore();
                before();
                T result = caller.Call([.. lengths, .. sizes.Select((size, i) => wanted[i] ? size : 0)], given);
                caller.AssertResult(result, expected, what);
                caller.AssertWritten([.. d.Where((_, i) => wanted[i]).SelectMany(one => one.ToArray())], what);
                BatchTests.AssertSameBits<T>(gradients, network.Gradients.ToArray(), what);
            }
        }
    }

    /// <summary>Indices of classes, as memory of another type.</summary>
    private static T[] Classes<T>(ReadOnlySpan<int> classes)
        where T : unmanaged
    {
        // As many elements as the indices fill, and one for an index that fills only half.
        int size = System.Runtime.CompilerServices.Unsafe.SizeOf<T>() / sizeof(int);
        var memory = new T[(classes.Length + size - 1) / size];
        classes.CopyTo(MemoryMarshal.Cast<T, int>(memory.AsSpan()));
        return memory;
    }

    /// <summary>Calls a member with a span for each parameter, each between elements that show whether they were written.</summary>
    private sealed unsafe class Caller<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private static readonly T s_mark = T.CreateChecked(12345);

        private readonly object _network;
        private readonly SpanCaller _call;
        private readonly System.Reflection.ParameterInfo[] _parameters;
        private T[] _memory = [];
        private (int Start, int Length)[] _places = [];
        private bool _returns;

        public Caller(NetworkUnderTest<T> network, string name)
        {
            _network = network.Network;
            Name = name;
            MethodInfo method = network.Network.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Single(method => method.Name == name && !method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef));
            _parameters = method.GetParameters();
            _returns = method.ReturnType != typeof(void);
            _call = SpanCallers.Of(method);
        }

        public string Name { get; }

        /// <summary>Calls it.</summary>
        /// <param name="lengths">The length of each span.</param>
        /// <param name="given">What lies in those that are read, one after another.</param>
        public T Call(int[] lengths, ReadOnlySpan<T> given)
        {
            Assert.Equal(_parameters.Length, lengths.Length);
            bool IsOfClasses(int i) => _parameters[i].ParameterType == typeof(ReadOnlySpan<int>);
            int[] elements = [.. lengths.Select((length, i) => IsOfClasses(i) ? Classes<T>(new int[length]).Length : length)];
            _memory = GC.AllocateArray<T>(elements.Sum() + (Margin * (lengths.Length + 1)), pinned: true);
            Array.Fill(_memory, s_mark);
            _places = new (int, int)[lengths.Length];
            var addresses = new nint[lengths.Length];
            for (int i = 0, start = Margin; i < lengths.Length; start += elements[i++] + Margin)
            {
                _places[i] = (start, elements[i]);
                if (!IsWritten(i))
                {
                    given[..elements[i]].CopyTo(_memory.AsSpan(start));
                    given = given[elements[i]..];
                }
                addresses[i] = (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _memory[start]);
            }
            return T.CreateChecked(_call(_network, addresses, lengths));
        }

        public void AssertResult(T found, T expected, string what)
        {
            if (_returns)
                BatchTests.AssertSameBits<T>(new T[] { expected }, new T[] { found }, what);
        }

        /// <summary>Checks what was written, and that nothing was beside it.</summary>
        public void AssertWritten(T[] expected, string what)
        {
            T[] found = [.. _places.Where((_, i) => IsWritten(i)).SelectMany(place => _memory.AsSpan(place.Start, place.Length).ToArray())];
            BatchTests.AssertSameBits<T>(expected, found, what);
            int at = 0;
            foreach ((int start, int length) in _places)
            {
                Assert.False(_memory.AsSpan(at, start - at).ContainsAnyExcept(s_mark), $"{what} wrote beside its spans.");
                at = start + length;
            }
            Assert.False(_memory.AsSpan(at).ContainsAnyExcept(s_mark), $"{what} wrote beside its spans.");
        }

        private bool IsWritten(int parameter) => _parameters[parameter].ParameterType.GetGenericTypeDefinition() == typeof(Span<>);
    }
}
