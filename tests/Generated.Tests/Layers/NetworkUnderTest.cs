using System.Reflection;

namespace Generated.Tests.Layers;

/// <summary>
/// A generated network behind one face, whatever its class, number of inputs and kind of target. Its members
/// are bound once; a call allocates nothing of its own.
/// </summary>
internal sealed class NetworkUnderTest<T>
    where T : unmanaged
{
    private delegate void Predict1(ReadOnlySpan<T> a, Span<T> output);
    private delegate void Predict2(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> output);
    private delegate void Predict3(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, Span<T> output);
    private delegate void Backward1(ReadOnlySpan<T> outputGradient, Span<T> dA);
    private delegate void Backward2(ReadOnlySpan<T> outputGradient, Span<T> dA, Span<T> dB);
    private delegate void Backward3(ReadOnlySpan<T> outputGradient, Span<T> dA, Span<T> dB, Span<T> dC);
    private delegate T Evaluate1(ReadOnlySpan<T> a);
    private delegate T Evaluate3(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c);
    private delegate T Evaluate1<TTarget>(ReadOnlySpan<T> a, ReadOnlySpan<TTarget> target);
    private delegate T Evaluate2<TTarget>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<TTarget> target);
    private delegate T Evaluate3<TTarget>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, ReadOnlySpan<TTarget> target);
    private delegate T Train1(ReadOnlySpan<T> a, Span<T> dA);
    private delegate T Train3(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, Span<T> dA, Span<T> dB, Span<T> dC);
    private delegate T Train1<TTarget>(ReadOnlySpan<T> a, ReadOnlySpan<TTarget> target, Span<T> dA);
    private delegate T Train2<TTarget>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<TTarget> target, Span<T> dA, Span<T> dB);
    private delegate T Train3<TTarget>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, ReadOnlySpan<TTarget> target, Span<T> dA, Span<T> dB, Span<T> dC);

    private readonly INetwork<T> _network;
    private readonly Delegate _predict;
    private readonly Delegate? _forward;
    private readonly Delegate? _backward;
    private readonly Delegate? _evaluate;
    private readonly Delegate? _train;
    private readonly PropertyInfo _randomStep;

    /// <summary>Makes a network of a case that can be trained.</summary>
    public NetworkUnderTest(NetworkCase @case, ulong seed, int maxBatch, int maxThreads = 1)
        : this(@case, () => Activator.CreateInstance(@case.TypeOf<T>(), seed, maxBatch, maxThreads)!)
    {
    }

    private NetworkUnderTest(NetworkCase @case, Func<object> make)
    {
        Case = @case;
        _network = (INetwork<T>)make();
        _predict = Bind("Predict", typeof(Predict1), typeof(Predict2), typeof(Predict3));
        if (@case.HasBackward)
        {
            _forward = Bind("Forward", typeof(Predict1), typeof(Predict2), typeof(Predict3));
            _backward = Bind("Backward", typeof(Backward1), typeof(Backward2), typeof(Backward3));
        }
        if (@case.Loss is not null)
        {
            _evaluate = @case.Target switch
            {
                TargetKind.None => Bind("Evaluate", typeof(Evaluate1), null, typeof(Evaluate3)),
                TargetKind.Numbers => Bind("Evaluate", typeof(Evaluate1<T>), typeof(Evaluate2<T>), typeof(Evaluate3<T>)),
                _ => Bind("Evaluate", typeof(Evaluate1<int>), typeof(Evaluate2<int>), typeof(Evaluate3<int>)),
            };
            _train = @case.Target switch
            {
                TargetKind.None => Bind("Train", typeof(Train1), null, typeof(Train3)),
                TargetKind.Numbers => Bind("Train", typeof(Train1<T>), typeof(Train2<T>), typeof(Train3<T>)),
                _ => Bind("Train", typeof(Train1<int>), typeof(Train2<int>), typeof(Train3<int>)),
            };
        }
        _randomStep = _network.GetType().GetProperty("RandomStep")!;

        Delegate Bind(string method, params Type?[] byInputs) => Delegate.CreateDelegate(byInputs[@case.InputSizes.Count - 1]!, _network, method);
    }

    /// <summary>Makes a network of a case that only predicts.</summary>
    public static NetworkUnderTest<T> ForPrediction(NetworkCase @case, int maxBatch) =>
        new(@case, () => @case.TypeOf<T>().GetMethod("ForPrediction")!.Invoke(null, [maxBatch, 1])!);

    public NetworkCase Case { get; }

    public Span<T> Parameters => _network.Parameters;

    public Span<T> Gradients => _network.Gradients;

    public ParameterTable ParameterTable => _network.ParameterTable;

    public Span<T> Buffers => _network.Buffers;

    public ParameterTable BufferTable => _network.BufferTable;

    /// <summary>Makes this network what another one is.</summary>
    public void CopyFrom(NetworkUnderTest<T> other) => _network.CopyFrom(other._network);

    public ulong RandomStep
    {
        get => (ulong)_randomStep.GetValue(_network)!;
        set => _randomStep.SetValue(_network, value);
    }

    /// <summary>The parameter tensors in PyTorch's layout, as doubles.</summary>
    public double[][] Tensors() => [.. ParameterTable.Select(info => ToDoubles(new TensorView<T>(Parameters, info).ToArray()))];

    /// <summary>The buffers in PyTorch's layout, as doubles.</summary>
    public double[][] BufferTensors() => [.. BufferTable.Select(info => ToDoubles(new TensorView<T>(Buffers, info).ToArray()))];

    public void Predict(Memory<T>[] inputs, Memory<T> output) => Call(_predict, inputs, output.Span);

    public void Forward(Memory<T>[] inputs, Memory<T> output) => Call(_forward, inputs, output.Span);

    public void Backward(Memory<T> outputGradient, Memory<T>[] d)
    {
        switch (_backward)
        {
            case Backward1 one: one(outputGradient.Span, Of(d, 0)); break;
            case Backward2 two: two(outputGradient.Span, Of(d, 0), Of(d, 1)); break;
            case Backward3 three: three(outputGradient.Span, Of(d, 0), Of(d, 1), Of(d, 2)); break;
            default: throw new InvalidOperationException($"{Case} has no Backward.");
        }
    }

    public T Evaluate(Samples<T> samples)
    {
        Memory<T>[] x = samples.Inputs;
        return _evaluate switch
        {
            Evaluate1 one => one(x[0].Span),
            Evaluate3 three => three(x[0].Span, x[1].Span, x[2].Span),
            Evaluate1<T> one => one(x[0].Span, samples.Target.Span),
            Evaluate2<T> two => two(x[0].Span, x[1].Span, samples.Target.Span),
            Evaluate3<T> three => three(x[0].Span, x[1].Span, x[2].Span, samples.Target.Span),
            Evaluate1<int> one => one(x[0].Span, samples.Classes.Span),
            Evaluate2<int> two => two(x[0].Span, x[1].Span, samples.Classes.Span),
            Evaluate3<int> three => three(x[0].Span, x[1].Span, x[2].Span, samples.Classes.Span),
            _ => throw new InvalidOperationException($"{Case} has no loss."),
        };
    }

    /// <param name="samples">The batch.</param>
    /// <param name="d">Where the gradient of each input goes; none at all if there are none.</param>
    public T Train(Samples<T> samples, params Memory<T>[] d)
    {
        Memory<T>[] x = samples.Inputs;
        return _train switch
        {
            Train1 one => one(x[0].Span, Of(d, 0)),
            Train3 three => three(x[0].Span, x[1].Span, x[2].Span, Of(d, 0), Of(d, 1), Of(d, 2)),
            Train1<T> one => one(x[0].Span, samples.Target.Span, Of(d, 0)),
            Train2<T> two => two(x[0].Span, x[1].Span, samples.Target.Span, Of(d, 0), Of(d, 1)),
            Train3<T> three => three(x[0].Span, x[1].Span, x[2].Span, samples.Target.Span, Of(d, 0), Of(d, 1), Of(d, 2)),
            Train1<int> one => one(x[0].Span, samples.Classes.Span, Of(d, 0)),
            Train2<int> two => two(x[0].Span, x[1].Span, samples.Classes.Span, Of(d, 0), Of(d, 1)),
            Train3<int> three => three(x[0].Span, x[1].Span, x[2].Span, samples.Classes.Span, Of(d, 0), Of(d, 1), Of(d, 2)),
            _ => throw new InvalidOperationException($"{Case} has no loss."),
        };
    }

    /// <summary>The network itself.</summary>
    public INetwork<T> Network => _network;

    /// <summary>One step of an optimizer of the network's precision.</summary>
    public void Step(Optimizer optimizer)
    {
        if (_network is INetwork<float> single)
            optimizer.Step(single);
        else
            optimizer.Step((INetwork<double>)_network);
    }

    private static void Call(Delegate? method, Memory<T>[] x, Span<T> output)
    {
        switch (method)
        {
            case Predict1 one: one(x[0].Span, output); break;
            case Predict2 two: two(x[0].Span, x[1].Span, output); break;
            case Predict3 three: three(x[0].Span, x[1].Span, x[2].Span, output); break;
            default: throw new InvalidOperationException("The network has no such member.");
        }
    }

    private static Span<T> Of(Memory<T>[] gradients, int input) => input < gradients.Length ? gradients[input].Span : default;

    private static double[] ToDoubles(T[] numbers) => [.. numbers.Select(number => Convert.ToDouble(number, null))];
}
