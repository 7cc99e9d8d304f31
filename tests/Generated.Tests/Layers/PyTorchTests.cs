using System.Numerics;
using System.Text.Json;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>PyTorch's own outputs, losses and gradients for the same numbers.</summary>
public class PyTorchTests
{
    private static readonly Dictionary<string, string> s_layers = new()
    {
        ["linear_3_4_biasTrue"] = "Dense3To4", ["linear_7_5_biasFalse"] = "Dense7To5", ["linear_16_16_biasTrue"] = "Dense16To16",
        ["linear_17_33_biasTrue"] = "Dense17To33", ["linear_1_1_biasTrue"] = "Dense1To1",
        ["act_relu"] = "ReLUAlone", ["act_relu6"] = "ReLU6Alone", ["act_leaky_relu_01"] = "LeakyReLUSteepAlone", ["act_elu"] = "ELUAlone",
        ["act_elu_15"] = "ELUWideAlone", ["act_selu"] = "SELUAlone", ["act_celu"] = "CELUAlone", ["act_gelu_erf"] = "GELUAlone",
        ["act_gelu_tanh"] = "GELUTanhAlone", ["act_silu"] = "SiLUAlone", ["act_sigmoid"] = "SigmoidAlone", ["act_log_sigmoid"] = "LogSigmoidAlone",
        ["act_tanh"] = "TanhAlone", ["act_softplus"] = "SoftplusAlone", ["act_softsign"] = "SoftsignAlone", ["act_hardswish"] = "HardSwishAlone",
        ["act_hardsigmoid"] = "HardSigmoidAlone", ["act_hardtanh"] = "HardTanhAlone", ["act_mish"] = "MishAlone", ["act_tanhshrink"] = "TanhShrinkAlone",
        ["act_softshrink"] = "SoftShrinkAlone", ["act_hardshrink"] = "HardShrinkAlone", ["act_exp"] = "ExpAlone", ["act_square"] = "SquareAlone",
        ["act_abs"] = "AbsAlone", ["act_softmax"] = "SoftmaxAlone", ["act_log_softmax"] = "LogSoftmaxAlone", ["act_prelu_3"] = "PReLUThree",
        ["maxpool1d_k3_s2_p1"] = "MaxPool1DAlone", ["maxpool2d_k2"] = "MaxPool2DAlone", ["maxpool2d_k3_s2_p1_dil1_ceil"] = "MaxPool2DCeilAlone",
        ["avgpool2d_k3_s2_p1_exclude_pad"] = "AveragePool2DExcludedAlone", ["avgpool2d_k3_s2_p1_include_pad"] = "AveragePool2DAlone",
            ["avgpool1d_k2"] = "AveragePool1DAlone",
        ["adaptiveavg2d_1"] = "AdaptiveAveragePoolOneAlone", ["adaptiveavg2d_3x2"] = "AdaptiveAveragePoolAlone",
        ["conv1d"] = "Conv1DAlone", ["conv1d_stride2_pad2_dil2"] = "Conv1DDilatedAlone", ["conv1d_group2"] = "Conv1DGroupsAlone",
            ["conv1d_depthwise"] = "Conv1DDepthwiseAlone",
        ["conv2d"] = "Conv2DAlone", ["conv2d_pad1_stride2"] = "Conv2DStrideAlone", ["conv2d_dil2_nobias"] = "Conv2DDilatedAlone",
            ["conv2d_groups3"] = "Conv2DGroupsAlone",
        ["conv2d_depthwise_mult2"] = "Conv2DDepthwiseAlone", ["conv2d_1x1"] = "Conv2DOneAlone", ["convtr1d"] = "ConvTranspose1DAlone",
            ["convtr2d"] = "ConvTranspose2DAlone",
        ["convtr2d_group2_dil2"] = "ConvTranspose2DGroupsAlone",
        ["softmax_dim1_extreme"] = "SoftmaxThree", ["log_softmax_extreme"] = "LogSoftmaxThree",
        ["batchnorm1d_train"] = "BatchNormFour", ["batchnorm1d_train_3d"] = "BatchNormSequenceThree", ["batchnorm2d_train"] = "BatchNormThree",
        ["batchnorm2d_noaffine_train"] = "BatchNormPlainThree", ["batchnorm2d_eval"] = "BatchNormDefaultThree", ["layernorm_last"] = "LayerNormSeven",
        ["layernorm_last2"] = "LayerNormTwo", ["groupnorm_2_6"] = "GroupNormTwoOfSix", ["instancenorm2d_affine"] = "InstanceNormThree",
            ["rmsnorm_8"] = "RMSNormEight",
    };

    private static readonly Dictionary<string, string> s_losses = new()
    {
        ["mse"] = "MeanSquaredError", ["l1"] = "MeanAbsoluteError", ["huber_d1"] = "Huber", ["smoothl1_b05"] = "SmoothL1HalfThree",
        ["bce"] = "BinaryCrossEntropyOfProbabilitiesAlone", ["bce_logits"] = "BinaryCrossEntropy", ["bce_logits_posweight"] = "BinaryCrossEntropyWeights",
        ["ce"] = "CrossEntropy", ["ce_weight"] = "CrossEntropyWeighted", ["ce_smooth01"] = "CrossEntropySmoothed", ["ce_ignore"] = "CrossEntropy",
        ["ce_prob"] = "ProbabilityCrossEntropy", ["nll"] = "NegativeLogLikelihood", ["ce_extreme"] = "CrossEntropyThree", ["kldiv"] = "KLDivergence",
        ["poisson_nll"] = "PoissonLogRate", ["gaussian_nll"] = "GaussianTwoInputs", ["cosine_embedding"] = "CosineEmbedding",
        ["triplet_margin"] = "TripletMargin", ["hinge_embedding"] = "HingeEmbedding",
    };

    private static readonly Dictionary<string, JsonElement> s_layerCases = Load("layers_fwd_bwd.json");
    private static readonly Dictionary<string, JsonElement> s_lossCases = Load("losses_fwd_bwd.json");

    public static TheoryData<string> Layers => [.. s_layerCases.Keys];

    private static readonly Dictionary<string, JsonElement> s_positionCases = Load("positions_fwd_bwd.json");

    /// <summary>Losses of each position; named after the networks.</summary>
    public static TheoryData<string> Positions => [.. s_positionCases.Keys];

    public static TheoryData<string> Losses => [.. s_lossCases.Keys];

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layer_has_the_outputs_and_gradients_of_PyTorch_in_single_precision(string name) => CheckLayer<float>(name);

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layer_has_the_outputs_and_gradients_of_PyTorch_in_double_precision(string name) => CheckLayer<double>(name);

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_loss_and_its_gradients_are_those_of_PyTorch_in_single_precision(string name) => CheckLoss<float>(name);

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_loss_and_its_gradients_are_those_of_PyTorch_in_double_precision(string name) => CheckLoss<double>(name);

    [Theory]
    [MemberData(nameof(Positions))]
    public void A_loss_of_each_position_is_that_of_PyTorch_in_single_precision(string name) => CheckLoss<float>(s_positionCases[name], NetworkCase.Find(name));

    [Theory]
    [MemberData(nameof(Positions))]
    public void A_loss_of_each_position_is_that_of_PyTorch_in_double_precision(string name) => CheckLoss<double>(s_positionCases[name], NetworkCase.Find(name));

    private static void CheckLayer<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement reference = s_layerCases[name];
        Func<JsonElement, double[]> read = IsOfImages(name) ? ChannelsLast : Numbers;
        NetworkCase @case = NetworkCase.Find(s_layers[name]);
        double[] input = read(reference.GetProperty("inputs")[0]);
        double[] outputs = read(reference.GetProperty("outputs")[0]);
        double[] inputGradients = read(reference.GetProperty("grad_inputs")[0]);
        if (name == "act_exp")
        {
            // The case holds what goes into exp at 20; above it there is nothing to compare.
            for (int i = 0; i < input.Length; i++)
            {
                if (input[i] > 20)
                    input[i] = outputs[i] = inputGradients[i] = double.NaN;
            }
        }
        int batch = input.Length / @case.InputSizes[0];
        NetworkUnderTest<T> network = NetworkUnderTest<T>.Create(@case, seed: 0, maxBatch: batch);
        foreach (ParameterInfo info in network.ParameterTable)
            new TensorView<T>(network.Parameters, info).CopyFrom(Typed<T>(Numbers(reference.GetProperty("params").GetProperty(ShortName(info)))));

        var output = new T[batch * @case.OutputSize];
        foreach (ParameterInfo info in network.BufferTable)
            new TensorView<T>(network.Buffers, info).CopyFrom(Typed<T>(Numbers(reference.GetProperty("buffers_before").GetProperty(ShortName(info)))));
        if (name == "batchnorm2d_eval")
        {
            network.Predict([Typed<T>(input)], output);
            AssertEach<T>(outputs, output, $"prediction of {name}");
            return;
        }

        Memory<T>[] d = Check.InputGradients<T>(@case, batch);
        network.Forward([Typed<T>(input)], output);
        foreach (ParameterInfo info in network.BufferTable)
            AssertEach<T>(Numbers(reference.GetProperty("buffers_after").GetProperty(ShortName(info))), new TensorView<T>(network.Buffers, info).ToArray(),
                $"{info.Name} after {name}");
        network.Backward(Typed<T>(read(reference.GetProperty("grad_outputs")[0])), d);

        AssertEach<T>(outputs, output, $"output of {name}");
        AssertEach<T>(inputGradients, d[0].Span, $"input gradient of {name}");
        foreach (ParameterInfo info in network.ParameterTable)
            AssertEach<T>(Numbers(reference.GetProperty("grad_params").GetProperty(ShortName(info))), new TensorView<T>(network.Gradients, info).ToArray(),
                $"gradient of {info.Name} of {name}");

        if (@case.HasBatchStatistics)
            return; // a prediction has other statistics
        network.Predict([Typed<T>(input)], output);
        AssertEach<T>(outputs, output, $"prediction of {name}");
    }

    private static void CheckLoss<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement reference = s_lossCases[name];
        (string kind, string reduction) = name switch
        {
            _ when name.EndsWith("_mean", StringComparison.Ordinal) => (name[..^5], "Mean"),
            _ when name.EndsWith("_sum", StringComparison.Ordinal) => (name[..^4], "Sum"),
            _ when name.EndsWith("_batchmean", StringComparison.Ordinal) => (name[..^10], "BatchMean"),
            _ => (name, "Mean"),
        };
        CheckLoss<T>(reference, NetworkCase.Find(s_losses[kind] + reduction), inputScale: kind == "huber_d1" ? 3 : 1); // its note: the prediction is 3·x
    }

    private static void CheckLoss<T>(JsonElement reference, NetworkCase @case, double inputScale = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string name = reference.GetProperty("name").GetString()!;
        JsonElement config = reference.GetProperty("config");
        double[][] given = [.. reference.GetProperty("inputs").EnumerateArray().Select(Numbers)];
        int inputs = @case.InputSizes.Count;
        JsonElement target = config.TryGetProperty("target", out JsonElement t) || config.TryGetProperty("target_prob", out t) ? t
            : given.Length > inputs ? reference.GetProperty("inputs")[inputs] : default;
        int batch = given[0].Length / @case.InputSizes[0];
        var samples = new Samples<T>
        {
            Count = batch,
            Inputs = [.. given.Take(inputs).Select(numbers => new Memory<T>(Typed<T>(numbers.Select(number => number * inputScale))))],
            Target = @case.Target == TargetKind.Numbers ? Typed<T>(Numbers(target)) : default,
            Classes = @case.Target == TargetKind.Class ? Numbers(target).Select(index => (int)index).ToArray() : default,
        };
        NetworkUnderTest<T> network = NetworkUnderTest<T>.Create(@case, seed: 0, maxBatch: batch);
        Memory<T>[] d = Check.InputGradients<T>(@case, batch);

        double[] loss = Numbers(reference.GetProperty("outputs")[0]);
        AssertEach<T>(loss, [network.Evaluate(samples)], $"loss of {name} by Evaluate");
        AssertEach<T>(loss, [network.Train(samples, d)], $"loss of {name} by Train");
        double outputGradient = Numbers(reference.GetProperty("grad_outputs")[0])[0];
        for (int i = 0; i < inputs; i++)
        {
            double[] expected = [.. Numbers(reference.GetProperty("grad_inputs")[i]).Select(number => number / outputGradient / inputScale)];
            AssertEach<T>(expected, d[i].Span, $"gradient of input {i} of {name}");
        }
    }

    /// <summary>Element by element, but for what is not a number; what is beyond float's range there has to be infinite here.</summary>
    private static void AssertEach<T>(double[] expected, ReadOnlySpan<T> found, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(expected.Length, found.Length);
        (double relative, double absolute) = Close.ToReference<T>();
        if (what.EndsWith("act_hardsigmoid", StringComparison.Ordinal))
            relative = Math.Max(relative, 1e-7); // PyTorch has 1/6 there as a float
        for (int i = 0; i < expected.Length; i++)
        {
            double wanted = double.CreateChecked(T.CreateTruncating(expected[i]));
            double number = double.CreateChecked(found[i]);
            if (double.IsNaN(wanted))
                continue;
            Claim.True(number == wanted || Math.Abs(number - wanted) <= absolute + (relative * Math.Abs(wanted)),
                $"The {what}: element {i} is {number:R}; PyTorch has {expected[i]:R}.");
        }
    }

    /// <summary>Whether a case's tensors have channels on axis 1.</summary>
    private static bool IsOfImages(string name) => name is "act_prelu_3" or "batchnorm1d_train_3d" or "groupnorm_2_6" or "instancenorm2d_affine"
        || name.Contains("pool", StringComparison.Ordinal)
            || new[] { "adaptive", "batchnorm2d", "conv" }.Any(start => name.StartsWith(start, StringComparison.Ordinal));

    /// <summary>PyTorch has channels on axis 1, [2, 3, 4, 5]; here they are the last one, [2, 4, 5, 3].</summary>
    private static double[] ChannelsLast(JsonElement tensor)
    {
        double[] first = Numbers(tensor);
        int[] shape = [.. tensor.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
        (int batch, int channels, int positions) = (shape[0], shape[1], shape.Skip(2).Aggregate(1, (product, size) => product * size));
        var last = new double[first.Length];
        for (int n = 0; n < batch; n++)
        {
            for (int c = 0; c < channels; c++)
            {
                for (int i = 0; i < positions; i++)
                    last[(((n * positions) + i) * channels) + c] = first[(((n * channels) + c) * positions) + i];
            }
        }
        return last;
    }

    private static string ShortName(ParameterInfo info) => info.Name.Split('.')[1];

    private static T[] Typed<T>(IEnumerable<double> numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. numbers.Select(T.CreateTruncating)];

    private static double[] Numbers(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => [.. element.EnumerateArray().Select(number => number.GetDouble())],
        _ => Numbers(element.GetProperty("data")),
    };

    private static Dictionary<string, JsonElement> Load(string file) => JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", file))).RootElement
        .GetProperty("cases").EnumerateArray().ToDictionary(@case => @case.GetProperty("name").GetString()!);
}
