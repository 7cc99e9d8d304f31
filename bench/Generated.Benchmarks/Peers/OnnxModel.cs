using System.Runtime.InteropServices;
using Generated.Benchmarks.Onnx;
using Google.Protobuf;

namespace Generated.Benchmarks;

/// <summary>Writes a network as an ONNX model: with its own parameters, channels first.</summary>
internal static class OnnxModel
{
    public const string Input = "input";

    public const string Output = "output";

    /// <summary>The bytes of a model for batches of exactly the case's size: a fixed shape can only help the runtime's optimisations.</summary>
    public static byte[] Write(NetworkCase network, PeerWeights weights)
    {
        var graph = new GraphProto { Name = network.Name };
        graph.Input.Add(Tensor(Input, network.PeerInputShape));
        graph.Output.Add(Tensor(Output, network.Batch, network.OutputSize));
        Chain(graph, network.Steps, weights, Input, Output);
        weights.CheckAllTaken();
        return new ModelProto { IrVersion = 8, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 17 } } }.ToByteArray();
    }

    private static void Chain(GraphProto graph, Step[] steps, PeerWeights weights, string from, string to)
    {
        for (int i = 0; i < steps.Length; i++)
        {
            string result = i == steps.Length - 1 ? to : $"{to}.{i + 1}"; // named after where it leads, and so unique
            Layer(graph, steps[i], weights, from, result);
            from = result;
        }
    }

    private static void Layer(GraphProto graph, Step step, PeerWeights weights, string from, string to)
    {
        switch (step)
        {
            case DenseStep dense:
                Node(graph, "Gemm", to, [from, Initializer(graph, weights.Next(dense), dense.Outputs, dense.Inputs),
                    Initializer(graph, weights.Next(), dense.Outputs)], Attribute("transB", 1));
                break;
            case ConvolutionStep of:
                var inputs = new List<string> { from, Initializer(graph, weights.Next(), of.Outputs, of.Inputs, of.Kernel, of.Kernel) };
                if (of.Bias)
                    inputs.Add(Initializer(graph, weights.Next(), of.Outputs));
                Node(graph, "Conv", to, inputs, Attribute("kernel_shape", [of.Kernel, of.Kernel]), Attribute("strides", [of.Stride, of.Stride]),
                    Attribute("pads", [of.Padding, of.Padding, of.Padding, of.Padding]));
                break;
            case BatchNormStep norm:
                string scale = Initializer(graph, weights.Next(), norm.Channels), shift = Initializer(graph, weights.Next(), norm.Channels);
                string mean = Initializer(graph, weights.NextBuffer(), norm.Channels), variance = Initializer(graph, weights.NextBuffer(), norm.Channels);
                Node(graph, "BatchNormalization", to, [from, scale, shift, mean, variance]);
                break;
            case ReluStep:
                Node(graph, "Relu", to, [from]);
                break;
            case MaxPoolStep pool:
                Node(graph, "MaxPool", to, [from], Attribute("kernel_shape", [pool.Size, pool.Size]), Attribute("strides", [pool.Size, pool.Size]));
                break;
            case GlobalAverageStep:
                string average = to + ".average";
                Node(graph, "GlobalAveragePool", average, [from]);
                Node(graph, "Flatten", to, [average]);
                break;
            case FlattenStep:
                Node(graph, "Flatten", to, [from]);
                break;
            case ResidualStep residual:
                string body = to + ".body", shortcut = residual.Shortcut.Length == 0 ? from : to + ".shortcut";
                Chain(graph, residual.Body, weights, from, body);
                Chain(graph, residual.Shortcut, weights, from, shortcut);
                Node(graph, "Add", to, [body, shortcut]);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step, "There is no such layer.");
        }
    }

    private static void Node(GraphProto graph, string operation, string to, IEnumerable<string> from, params ReadOnlySpan<AttributeProto> attributes)
    {
        var node = new NodeProto { Name = $"to_{to}", OpType = operation, Input = { from }, Output = { to } };
        foreach (AttributeProto attribute in attributes)
            node.Attribute.Add(attribute);
        graph.Node.Add(node);
    }

    private static AttributeProto Attribute(string name, int value) => new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    private static AttributeProto Attribute(string name, int[] values) =>
        new() { Name = name, Ints = { values.Select(value => (long)value) }, Type = AttributeProto.Types.AttributeType.Ints };

    private static ValueInfoProto Tensor(string name, params ReadOnlySpan<int> shape)
    {
        var dimensions = new TensorShapeProto();
        foreach (int dimension in shape)
            dimensions.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = dimension });
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = dimensions } },
        };
    }

    /// <summary>Adds a constant, and gives its name.</summary>
    private static string Initializer(GraphProto graph, float[] elements, params ReadOnlySpan<int> shape)
    {
        string name = $"constant{graph.Initializer.Count}";
        // Raw data is little-endian, as every platform is that ONNX Runtime is published for.
        var tensor = new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Float,
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<float>(elements)) };
        foreach (int dimension in shape)
            tensor.Dims.Add(dimension);
        graph.Initializer.Add(tensor);
        return name;
    }
}
