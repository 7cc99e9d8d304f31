using System.Runtime.InteropServices;

namespace Generated.Tests.Layers;

/// <summary>
/// A generated network behind one face, whatever its class. It is made and called by the interfaces of all networks, with batches; a call allocates
/// nothing of its own. <see cref="SpanMemberTests"/> compares the members with a span for each input.
/// </summary>
internal abstract class NetworkUnderTest<T>(NetworkCase @case, INetwork<T> network)
    where T : unmanaged
{
    /// <summary>Makes a network of a case that can be trained.</summary>
    public static NetworkUnderTest<T> Create(NetworkCase @case, ulong seed, int maxBatch, int maxThreads = 1) =>
        @case.KindOf<T>().Create(@case, seed, maxBatch, maxThreads);

    /// <summary>Makes a network of a case that only predicts.</summary>
    public static NetworkUnderTest<T> ForPrediction(NetworkCase @case, int maxBatch) => @case.KindOf<T>().ForPrediction(@case, maxBatch);

    public NetworkCase Case { get; } = @case;

    /// <summary>The network itself.</summary>
    public INetwork<T> Network { get; } = network;

    public Span<T> Parameters => Network.Parameters;

    public Span<T> Gradients => Network.Gradients;

    public ParameterTable ParameterTable => Network.ParameterTable;

    public Span<T> Buffers => Network.Buffers;

    public ParameterTable BufferTable => Network.BufferTable;

    /// <summary>Makes this network what another one is.</summary>
    public void CopyFrom(NetworkUnderTest<T> other) => Network.CopyFrom(other.Network);

    public ulong RandomStep
    {
        get => Network.RandomStep;
        set => Network.RandomStep = value;
    }

    /// <summary>The parameter tensors in PyTorch's layout, as doubles.</summary>
    public double[][] Tensors() => [.. ParameterTable.Select(info => ToDoubles(new TensorView<T>(Parameters, info).ToArray()))];

    /// <summary>The buffers in PyTorch's layout, as doubles.</summary>
    public double[][] BufferTensors() => [.. BufferTable.Select(info => ToDoubles(new TensorView<T>(Buffers, info).ToArray()))];

    public abstract void Predict(Memory<T>[] inputs, Memory<T> output);

    public abstract void Forward(Memory<T>[] inputs, Memory<T> output);

    /// <param name="outputGradient">The gradient of the output.</param>
    /// <param name="d">Where the gradient of each input goes; none at all if there are none.</param>
    public abstract void Backward(Memory<T> outputGradient, Memory<T>[] d);

    public abstract T Evaluate(Samples<T> samples);

    /// <param name="samples">The batch.</param>
    /// <param name="d">Where the gradient of each input goes; none at all if there are none.</param>
    public abstract T Train(Samples<T> samples, params Memory<T>[] d);

    /// <summary>One step of an optimizer of the network's precision.</summary>
    public void Step(Optimizer optimizer)
    {
        if (Network is INetwork<float> single)
            optimizer.Step(single);
        else
            optimizer.Step((INetwork<double>)Network);
    }

    private static double[] ToDoubles(T[] numbers) => [.. numbers.Select(number => Convert.ToDouble(number, null))];
}

/// <summary>The kind of network that a case has for a precision.</summary>
internal abstract class NetworkKind<T>
    where T : unmanaged
{
    public abstract NetworkInfo Info { get; }

    public abstract bool IsTrainable { get; }

    public abstract bool IsDifferentiable { get; }

    public abstract NetworkUnderTest<T> Create(NetworkCase @case, ulong seed, int maxBatch, int maxThreads);

    public abstract NetworkUnderTest<T> ForPrediction(NetworkCase @case, int maxBatch);
}

/// <inheritdoc/>
/// <typeparam name="TNetwork">The class of the network.</typeparam>
/// <typeparam name="T">Its element type.</typeparam>
/// <typeparam name="TBatch">Its batches.</typeparam>
internal sealed class NetworkKind<TNetwork, T, TBatch> : NetworkKind<T>
    where TNetwork : class, INetwork<TNetwork, T, TBatch>
    where T : unmanaged
    where TBatch : INetworkBatch<TBatch>, allows ref struct
{
    public override NetworkInfo Info => TNetwork.Info;

    public override bool IsTrainable => typeof(ITrainableNetwork<TNetwork, T, TBatch>).IsAssignableFrom(typeof(TNetwork));

    public override bool IsDifferentiable => typeof(IDifferentiableNetwork<TNetwork, T, TBatch>).IsAssignableFrom(typeof(TNetwork));

    public override NetworkUnderTest<T> Create(NetworkCase @case, ulong seed, int maxBatch, int maxThreads) =>
        new Made(@case, TNetwork.Create(seed, maxBatch, maxThreads), maxBatch);

    public override NetworkUnderTest<T> ForPrediction(NetworkCase @case, int maxBatch) =>
        new Made(@case, TNetwork.ForPrediction(maxBatch, maxThreads: 1), maxBatch);

    private sealed class Made(NetworkCase @case, TNetwork network, int maxBatch) : NetworkUnderTest<T>(@case, network)
    {
        private readonly ITrainableNetwork<TNetwork, T, TBatch>? _trainable = network as ITrainableNetwork<TNetwork, T, TBatch>;
        private readonly IDifferentiableNetwork<TNetwork, T, TBatch>? _differentiable = network as IDifferentiableNetwork<TNetwork, T, TBatch>;

        /// <summary>For the gradients of several inputs, which lie one after another; and for one element too many.</summary>
        private readonly T[] _inputGradients = TNetwork.Info.Inputs.Length > 1 ? new T[(maxBatch * TNetwork.Info.InputSize) + 1] : [];

        public override void Predict(Memory<T>[] inputs, Memory<T> output) => network.Predict(TBatch.OfInputs(new Columns(inputs)), output.Span);

        public override void Forward(Memory<T>[] inputs, Memory<T> output) => Differentiable.Forward(TBatch.OfInputs(new Columns(inputs)), output.Span);

        public override void Backward(Memory<T> outputGradient, Memory<T>[] d)
        {
            Differentiable.Backward(outputGradient.Span, Together(d));
            Distribute(d);
        }

        public override T Evaluate(Samples<T> samples) => Trainable.Evaluate(TBatch.Of(new Columns(samples)));

        public override T Train(Samples<T> samples, params Memory<T>[] d)
        {
            T loss = Trainable.Train(TBatch.Of(new Columns(samples)), Together(d));
            Distribute(d);
            return loss;
        }

        private ITrainableNetwork<TNetwork, T, TBatch> Trainable => _trainable ?? throw new InvalidOperationException($"{Case} has no loss.");

        private IDifferentiableNetwork<TNetwork, T, TBatch> Differentiable =>
            _differentiable ?? throw new InvalidOperationException($"{Case} has no Backward.");

        /// <summary>One span for the gradients of all inputs: that of the only one, or as long as all of them.</summary>
        private Span<T> Together(Memory<T>[] d)
        {
            if (_inputGradients.Length == 0)
                return d.Length == 0 ? default : d[0].Span;
            int length = 0;
            foreach (Memory<T> one in d)
                length += one.Length;
            return _inputGradients.AsSpan(0, length);
        }

        private void Distribute(Memory<T>[] d)
        {
            if (_inputGradients.Length == 0)
                return;
            int start = 0;
            foreach (Memory<T> one in d)
            {
                _inputGradients.AsSpan(start, one.Length).CopyTo(one.Span);
                start += one.Length;
            }
        }
    }

    /// <summary>Inputs by their places, and one target.</summary>
    private readonly struct Columns(Memory<T>[] inputs, Memory<T> target = default, Memory<int> classes = default) : IBatchSource
    {
        public Columns(Samples<T> samples)
            : this(samples.Inputs, samples.Target, samples.Classes)
        {
        }

        public int Count => throw new NotSupportedException("A batch asks for the elements of its inputs and targets, and nothing else.");

        public ReadOnlySpan<TElement> GetInput<TElement>(string name, int index)
            where TElement : unmanaged => As<T, TElement>(inputs[index].Span);

        public ReadOnlySpan<TElement> GetTarget<TElement>(string name, int index)
            where TElement : unmanaged => typeof(TElement) == typeof(int) ? As<int, TElement>(classes.Span) : As<T, TElement>(target.Span);

        private static ReadOnlySpan<TTo> As<TFrom, TTo>(ReadOnlySpan<TFrom> elements)
            where TFrom : unmanaged
            where TTo : unmanaged =>
            typeof(TFrom) == typeof(TTo)
                ? MemoryMarshal.Cast<TFrom, TTo>(elements)
                : throw new InvalidOperationException($"The network wants {typeof(TTo)}; there are {typeof(TFrom)}.");
    }
}
