using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Generated.Generators.Autodiff;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Layers;
using Generated.Generators.Tests.Ir;
using Generated.Runtime;

namespace Generated.Generators.Tests.RandomNetworks;

/// <summary>
/// A network that was emitted and compiled, against the interpreter: outputs, losses, gradients and running statistics; the same bits for a sample in any
/// batch and place, for any maximum batch and number of threads, and again. All spans lie between pages that nobody may touch.
/// </summary>
/// <typeparam name="T">The network's precision.</typeparam>
internal sealed class EmittedNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const ulong Seed = 3, RandomStep = 11;

    /// <summary>Above them a number on the way may have been infinite, in another order or precision.</summary>
    private const double LargestSingle = 1e30, LargestDouble = 1e290;

    private readonly Type _type;
    private readonly ShapedNetwork _shaped;
    private readonly TensorProgram _training, _prediction;
    private readonly List<Parameter> _parameters = [];
    private readonly Dictionary<string, Member> _members;
    private readonly int _batch, _seed;
    private readonly Given _given;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private EmittedNetwork(Type type, NetworkSpec spec, int seed)
    {
        (_type, _seed) = (type, seed);
        _members = ((string[])["Predict", "Evaluate", "Train", "Forward", "Backward"]).Select(name => Member.Of(type, name)).OfType<Member>()
            .ToDictionary(member => member.Name);
        _shaped = RandomNetwork.Shape(spec)!;
        _training = Lowering.Run(_shaped, training: true, _parameters);
        Differentiation.Run(_training);
        _prediction = Lowering.Run(_shaped, training: false, []);
        NeedsSeveralSamples = _shaped.Layers.Any(layer => layer.Definition.NeedsSeveralSamples(layer.Output));
        _batch = NeedsSeveralSamples ? 3 + (seed % 5) : 1 + (seed % 9);
        _given = Rounded(RandomGiven.Draw(_shaped, _training, seed, _batch)) with { Mask = Mask };
    }

    private bool NeedsSeveralSamples { get; }

    /// <summary>What is wrong with a network, or null.</summary>
    /// <param name="type">Its class.</param>
    /// <param name="spec">Its layers.</param>
    /// <param name="seed">The seed of its numbers.</param>
    /// <param name="onlyBits">Whether to leave out the comparison with the interpreter, since the bits are compared with those of another machine.</param>
    /// <param name="hash">A hash of everything that it computed.</param>
    /// <param name="isExact">Whether its numbers could be compared: not if some are beyond the range of single precision on the way.</param>
    public static string? Failure(Type type, NetworkSpec spec, int seed, bool onlyBits, out string hash, out bool isExact)
    {
        var network = new EmittedNetwork<T>(type, spec, seed);
        string? failure = network.Differences(onlyBits, out isExact);
        hash = Convert.ToHexString(network._hash.GetCurrentHash());
        return failure;
    }

    private static T[][] Numbers(double[][] tensors) => [.. tensors.Select(tensor => Array.ConvertAll(tensor, T.CreateChecked))];

    private static double[] Doubles(T[] numbers) => Array.ConvertAll(numbers, double.CreateChecked);

    /// <summary>The same numbers as the precision has them, so that both sides begin with the same.</summary>
    private static Given Rounded(Given given)
    {
        static double[][] Round(double[][] tensors) => [.. Numbers(tensors).Select(Doubles)];
        return given with { Inputs = Round(given.Inputs), Targets = Round(given.Targets), Parameters = Round(given.Parameters), Buffers = Round(given.Buffers),
            OutputGradients = Round(given.OutputGradients) };
    }

    private static double[] Mask(RandomMaskOp op, int length)
    {
        var mask = new T[length];
        DropoutMask.Fill<T>(mask, op.Rate, Seed, (ulong)op.Stream, RandomStep);
        return Doubles(mask);
    }

    private string? Differences(bool onlyBits, out bool isExact)
    {
        isExact = true;
        SortedDictionary<string, double[]> trained = [], predicted = [], returned = [];
        SortedDictionary<string, double[]>[] noisyTraining = [], noisyPrediction = [], noisyReturn = [];
        bool compares = !onlyBits, hasBackward = _members.ContainsKey("Backward");
        if (compares)
        {
            Interpreter interpreter = Interpreter.Run(_training, _given, _batch), predicting = Interpreter.Run(_prediction, _given, _batch);
            compares = isExact = Math.Max(interpreter.Largest, predicting.Largest) < (typeof(T) == typeof(float) ? LargestSingle : LargestDouble);
            (trained, predicted, returned) = (Results.Of(_training, interpreter), Results.Of(_prediction, predicting),
                hasBackward ? Results.Of(_training, Interpreter.Run(_training, _given, _batch, isBackward: true)) : []);
            noisyTraining = [.. Noises().Select(rounding => Results.Of(_training, _given, _batch, rounding))];
            noisyPrediction = [.. Noises().Select(rounding => Results.Of(_prediction, _given, _batch, rounding))];
            noisyReturn = !hasBackward ? [] : [.. Noises()
                .Select(rounding => Results.Of(_training, Interpreter.Run(_training, _given, _batch, isBackward: true, rounding: rounding)))];
        }
        string? Compare(string member, SortedDictionary<string, double[]> found, SortedDictionary<string, double[]> expected,
            SortedDictionary<string, double[]>[] noisy) => !compares ? null :
            found.Select(result => Close.Unequal(expected[result.Key], result.Value, [.. noisy.Select(one => one[result.Key])], Precision) is { } unequal
                ? $"{member}: {result.Key} is {unequal}" : null).FirstOrDefault(text => text is not null);

        // Each member once for what it computes, with forbidden pages right behind the spans ...
        object network = New(_batch);
        SortedDictionary<string, double[]> prediction = Predict(network, atEnd: true);
        if (Compare("Predict", prediction, predicted, noisyPrediction) is { } wrongPrediction)
            return wrongPrediction;
        SortedDictionary<string, double[]>? training = _training.LossValue is null ? null : Train(network, atEnd: true);
        if (training is not null && Compare("Train", training, trained, noisyTraining) is { } wrongTraining)
            return wrongTraining;
        SortedDictionary<string, double[]>? backward = Backward(network, atEnd: true);
        if (backward is not null && Compare("Backward", backward, returned, noisyReturn) is { } wrongBackward)
            return wrongBackward;
        if (Evaluate(network) is { } evaluated && Compare("Evaluate", evaluated, predicted, noisyPrediction) is { } wrongEvaluation)
            return wrongEvaluation;
        if (typeof(T) == typeof(double) && compares && training is not null && Gradients(training) is { } wrongGradient)
            return $"Train: {wrongGradient}";

        // ... then the same bits in every other way.
        (string Way, object Network, bool AtEnd)[] ways =
        [
            ("again, with forbidden pages before the spans", network, false), ("on two threads", New(_batch, threads: 2), true),
                ("on three threads", New(_batch, threads: 3), true),
            ("with a larger maximum batch", New(_batch + 5), false),
        ];
        foreach ((string way, object other, bool atEnd) in ways)
        {
            string? different = SameBits(prediction, Predict(other, atEnd)) ?? (training is null ? null : SameBits(training, Train(other, atEnd)))
                ?? (backward is null ? null : SameBits(backward, Backward(other, atEnd)!));
            if (different is not null)
                return $"{way}, {different}";
        }
        if (training is not null && SameBits(training, Train(network, atEnd: true, withInputs: false), onlyCommon: true) is { } without)
            return $"without the inputs' gradients, {without}";
        for (int b = 0; b < _batch; b++)
        {
            foreach (int count in (int[])[1, 2])
            {
                if (b + count <= _batch && SameBits(Slice(prediction, b, count), Predict(network, atEnd: true, b, count)) is { } alone)
                    return $"samples {b} to {b + count - 1} alone: {alone}";
            }
        }
        foreach (int turn in (int[])[1, 2])
        {
            if (turn < _batch && Evaluate(New(turn)) is { } inTurns
                && Compare($"Evaluate in turns of {turn}", inTurns, predicted, noisyPrediction) is { } wrongTurns)
                return wrongTurns;
        }
        return Overlaps(network);
    }

    /// <summary>Calls each member once with two spans that share an element, one of which is written.</summary>
    private string? Overlaps(object network)
    {
        var random = new Random(_seed);
        foreach (Member member in _members.Values)
        {
            (string Result, double[]? Given, int Length)[] spans = [.. Spans(member.Name, member, withInputs: true)];
            // The gradients of outputs are copied before anything is written: they may overlap what is.
            (int Written, int Other)[] pairs = [.. from i in Enumerable.Range(0, spans.Length)
                                                   from j in Enumerable.Range(0, spans.Length)
                                                   where i != j && spans[i].Given is null && (member.Name != "Backward" || spans[j].Given is null)
                                                       && spans[i].Length > 0 && spans[j].Length > 0
                                                   select (i, j)];
            if (pairs.Length == 0)
                continue;
            (int written, int other) = pairs[random.Next(pairs.Length)];
            Reset(network);
            if (member.Name == "Backward")
                Call(network, "Forward", atEnd: true);
            string message = "nothing";
            try
            {
                Call(network, member.Name, atEnd: true, overlap: (written, other));
            }
            catch (ArgumentException refusal)
            {
                message = refusal.Message;
            }
            if (!message.Contains("overlap", StringComparison.Ordinal))
                return $"{member.Name} with {member.Parameters[written].Name} over {member.Parameters[other].Name}: {message}";
        }
        return null;
    }

    private static double Precision => typeof(T) == typeof(float) ? 1.2e-7 : 2.3e-16;

    private IEnumerable<Rounding> Noises() => Enumerable.Range(0, 2).Select(i => new Rounding(Precision, (7 * _seed) + i));

    private string? Gradients(SortedDictionary<string, double[]> training) =>
        // PyTorch's Gaussian loss limits its variance from below, but not the variance's gradient.
        _shaped.Losses.Any(output => output.Loss!.Definition is Generators.Layers.Losses.GaussianNegativeLogLikelihood)
            ? null : Slopes.Failure(_training, training, _given, _batch, _seed);

    private object New(int maxBatch, int threads = 1)
    {
        var network = (INetwork<T>)Activator.CreateInstance(_type, Seed, maxBatch, threads)!;
        T[][] numbers = Numbers(_given.Parameters);
        for (int p = 0; p < _parameters.Count; p++)
        {
            T[] tensor = numbers[p];
            ForElements(network.ParameterTable[p], _parameters[p], (info, at, place) => network.Parameters[info.Offset + place] = tensor[at]);
        }
        return network;
    }

    /// <summary>Goes through the elements of a parameter: the index in the tensor as the program has it, and the place in the network's memory.</summary>
    private static void ForElements(ParameterInfo info, Parameter parameter, Action<ParameterInfo, int, int> action)
    {
        if (info.Name != parameter.FullName)
            throw new InvalidOperationException($"Parameter {info} is expected to be {parameter.FullName}.");
        var index = new int[info.Shape.Length];
        for (int i = 0; i < info.Length; i++)
        {
            int rest = i, at = 0;
            for (int axis = index.Length - 1; axis >= 0; axis--)
            {
                (rest, index[axis]) = Math.DivRem(rest, info.Shape[axis]);
                at += index[axis] * parameter.Strides[axis];
            }
            action(info, at, info.IndexOf(index));
        }
    }

    /// <summary>The state before each call: random numbers and running statistics are those of the beginning.</summary>
    private void Reset(object network)
    {
        var of = (INetwork<T>)network;
        of.RandomStep = RandomStep;
        T[][] buffers = Numbers(_given.Buffers);
        for (int i = 0; i < of.BufferTable.Count; i++)
            buffers[i].CopyTo(of.Buffers[of.BufferTable[i].Offset..]);
        of.Gradients.Fill(T.NaN);
    }

    private SortedDictionary<string, double[]> Predict(object network, bool atEnd, int from = 0, int count = 0)
    {
        count = count == 0 ? _batch : count;
        Reset(network);
        return Call(network, "Predict", atEnd, from, count)!;
    }

    private SortedDictionary<string, double[]> Train(object network, bool atEnd, bool withInputs = true)
    {
        Reset(network);
        SortedDictionary<string, double[]> results = Call(network, "Train", atEnd, withInputs: withInputs)
            ?? throw new InvalidOperationException($"{_type} has no Train.");
        AddState(network, results);
        return results;
    }

    private SortedDictionary<string, double[]>? Backward(object network, bool atEnd)
    {
        if (!_members.ContainsKey("Backward"))
            return null;
        Reset(network);
        SortedDictionary<string, double[]> results = Call(network, "Forward", atEnd)!;
        foreach ((string key, double[] numbers) in Call(network, "Backward", atEnd)!)
            results.Add(key, numbers);
        AddState(network, results);
        return results;
    }

    private SortedDictionary<string, double[]>? Evaluate(object network)
    {
        Reset(network);
        return Call(network, "Evaluate", atEnd: true);
    }

    private void AddState(object network, SortedDictionary<string, double[]> results)
    {
        var of = (INetwork<T>)network;
        for (int p = 0; p < _parameters.Count; p++)
        {
            var gradient = new double[_parameters[p].Length];
            ForElements(of.ParameterTable[p], _parameters[p], (info, at, place) => gradient[at] = double.CreateChecked(of.Gradients[info.Offset + place]));
            results.Add($"gradient of parameter {p}", gradient);
        }
        Value[] buffers = [.. _training.WithRole(ValueRole.Buffer)];
        for (int i = 0; i < of.BufferTable.Count; i++)
        {
            if (_training.Values.Any(value => value.UpdateOf == buffers[i]))
                results.Add($"buffer {i}", Doubles(of.Buffers.Slice(of.BufferTable[i].Offset, of.BufferTable[i].Length).ToArray()));
        }
        Append(results);
    }

    /// <summary>Adds results to the hash; every NaN is the same one.</summary>
    private void Append(SortedDictionary<string, double[]> results)
    {
        foreach (double[] numbers in results.Values)
            _hash.AppendData(MemoryMarshal.AsBytes<double>(Array.ConvertAll(numbers, number => double.IsNaN(number) ? double.NaN : number)));
    }

    private SortedDictionary<string, double[]>? Call(object network, string name, bool atEnd, int from = 0, int count = 0, bool withInputs = true,
        (int Written, int Other)? overlap = null)
    {
        if (!_members.TryGetValue(name, out Member? member))
            return null;
        count = count == 0 ? _batch : count;
        (string Result, double[]? Given, int Length)[] spans = [.. Spans(name, member, withInputs)];
        var memory = new GuardedMemory[spans.Length];
        int[] lengths = [.. spans.Select(span => span.Result == "losses" ? span.Length : span.Length / _batch * count)];
        try
        {
            var addresses = new nint[spans.Length];
            for (int i = 0; i < spans.Length; i++)
            {
                int size = SizeOf(member.Parameters[i]);
                memory[i] = new GuardedMemory((lengths[i] * size)
                    + (overlap?.Written == i ? lengths[overlap.Value.Other] * SizeOf(member.Parameters[overlap.Value.Other]) : 0), atEnd);
                addresses[i] = memory[i].Address;
            }
            // The last element of one is the first of the other.
            if (overlap is var (written, other))
                addresses[other] = addresses[written] + ((lengths[written] - 1) * SizeOf(member.Parameters[written]));
            foreach (int i in Enumerable.Range(0, spans.Length).OrderBy(i => i == overlap?.Other))
            {
                if (spans[i].Given is { } given)
                    Fill(addresses[i], given.AsSpan(given.Length / _batch * from, lengths[i]), member.Parameters[i].ParameterType == typeof(ReadOnlySpan<int>));
                else
                    Numbers(addresses[i], lengths[i]).Fill(T.NaN);
            }
            double returned = member.Call(network, addresses, lengths);
            var results = new SortedDictionary<string, double[]>(StringComparer.Ordinal);
            if (name is "Train" or "Evaluate")
                results.Add("loss", [returned]);
            int[] withLoss = [.. Enumerable.Range(0, _training.Outputs.Count).Where(i => _training.Outputs[i].Loss is not null)];
            for (int i = 0; i < spans.Length; i++)
            {
                if (spans[i].Given is not null || lengths[i] == 0)
                    continue;
                double[] numbers = Doubles(Numbers(addresses[i], lengths[i]).ToArray());
                if (spans[i].Result != "losses")
                    results.Add(spans[i].Result, numbers);
                for (int loss = 0; spans[i].Result == "losses" && loss < withLoss.Length; loss++)
                    results.Add($"loss of output {withLoss[loss]}", [numbers[loss]]);
            }
            if (name is "Predict" or "Evaluate" && from == 0 && count == _batch)
                Append(results);
            return results;
        }
        finally
        {
            foreach (GuardedMemory? one in memory)
                one?.Dispose();
        }
    }

    private static int SizeOf(System.Reflection.ParameterInfo parameter) =>
        parameter.ParameterType == typeof(ReadOnlySpan<int>) ? sizeof(int) : System.Runtime.CompilerServices.Unsafe.SizeOf<T>();

    private static unsafe Span<T> Numbers(nint address, int length) => new((void*)address, length);

    private static unsafe void Fill(nint address, ReadOnlySpan<double> given, bool isClasses)
    {
        for (int i = 0; i < given.Length; i++)
        {
            if (isClasses)
                ((int*)address)[i] = (int)given[i];
            else
                ((T*)address)[i] = T.CreateChecked(given[i]);
        }
    }

    /// <summary>What a member gets and writes, in the order of its parameters: the names of results, or the given numbers; and the length for the whole
    /// batch.</summary>
    private IEnumerable<(string Result, double[]? Given, int Length)> Spans(string name, Member member, bool withInputs)
    {
        int given = 0, written = 0;
        (string, double[]?, int)[] inputs = [.. _given.Inputs.Select(tensor => ("", (double[]?)tensor, tensor.Length))],
            targets = [.. _given.Targets.Select(tensor => ("", (double[]?)tensor, tensor.Length))];
        (string, double[]?, int)[] outputs = [.. _training.Outputs.Select((output, i) =>
            ($"output {i}", (double[]?)null, _batch * output.Value.Shape.Elements))];
        (string, double[]?, int)[] slopes = [.. _given.OutputGradients.Select(tensor => ("", (double[]?)tensor, tensor.Length))];
        (string, double[]?, int)[] gradients = [.. _given.Inputs.Select((tensor, i) =>
            ($"gradient of input {i}", (double[]?)null, withInputs ? tensor.Length : 0))];
        (string, double[]?, int)[] losses = member.Parameters.Any(parameter => parameter.Name == "losses")
            ? [("losses", null, _training.Outputs.Count(output => output.Loss is not null))] : [];
        (string, double[]?, int)[] reads = name switch { "Predict" or "Forward" => inputs, "Backward" => slopes, _ => [.. inputs, .. targets] };
        (string, double[]?, int)[] writes = name switch { "Predict" or "Forward" => outputs, "Backward" => gradients, "Evaluate" => losses,
            _ => [.. losses, .. gradients] };
        foreach (System.Reflection.ParameterInfo parameter in member.Parameters)
            yield return Member.IsWritten(parameter) ? writes[written++] : reads[given++];
    }

    private SortedDictionary<string, double[]> Slice(SortedDictionary<string, double[]> results, int from, int count) =>
        new(results.ToDictionary(result => result.Key,
            result => result.Value.AsSpan(result.Value.Length / _batch * from, result.Value.Length / _batch * count).ToArray()), StringComparer.Ordinal);

    private static string? SameBits(SortedDictionary<string, double[]> expected, SortedDictionary<string, double[]> found, bool onlyCommon = false)
    {
        foreach ((string key, double[] numbers) in expected)
        {
            if (onlyCommon && !found.ContainsKey(key))
                continue;
            for (int i = 0; i < numbers.Length; i++)
            {
                if (!numbers[i].Equals(found[key][i]) || (numbers[i] == 0 && double.IsNegative(numbers[i]) != double.IsNegative(found[key][i])))
                    return $"{key} is {found[key][i]:R} instead of {numbers[i]:R} at {i} of {numbers.Length}.";
            }
        }
        return null;
    }
}
