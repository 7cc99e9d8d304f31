using System.Runtime.InteropServices;
using Generated.Benchmarks.Onnx;
using Google.Protobuf;

namespace Generated.Benchmarks;

/// <summary>Writes a network as an ONNX model: Gemm, Relu, Gemm and so on, with the network's own parameters.</summary>
internal static class OnnxModel
{
    public const string Input = "input";

    public const string Output = "output";

    /// <summary>The bytes of a model for batches of exactly the case's size: a fixed shape can only help the runtime's optimisations.</summary>
    public static byte[] Write(NetworkCase network, IReadOnlyList<float[]> parameters)
    {
        var graph = new GraphProto { Name = network.Name };
        graph.Input.Add(Tensor(Input, network.Batch, network.InputSize));
        graph.Output.Add(Tensor(Output, network.Batch, network.OutputSize));
        string value = Input;
        for (int layer = 1; layer < network.Sizes.Length; layer++)
        {
            bool last = layer == network.Sizes.Length - 1;
            string weights = $"weights{layer}", bias = $"bias{layer}", sum = last ? Output : $"sum{layer}";
            graph.Initializer.Add(Initializer(weights, parameters[2 * layer - 2], network.Sizes[layer], network.Sizes[layer - 1]));
            graph.Initializer.Add(Initializer(bias, parameters[2 * layer - 1], network.Sizes[layer]));
            graph.Node.Add(new NodeProto
            {
                Name = $"gemm{layer}",
                OpType = "Gemm",
                Input = { value, weights, bias },
                Output = { sum },
                Attribute = { new AttributeProto { Name = "transB", I = 1, Type = AttributeProto.Types.AttributeType.Int } },
            });
            if (!last)
                graph.Node.Add(new NodeProto { Name = $"relu{layer}", OpType = "Relu", Input = { sum }, Output = { $"relu{layer}" } });
            value = $"relu{layer}";
        }
        return new ModelProto { IrVersion = 8, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 17 } } }.ToByteArray();
    }

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

    private static TensorProto Initializer(string name, float[] elements, params ReadOnlySpan<int> shape)
    {
        // Raw data is little-endian, as every platform is that ONNX Runtime is published for.
        var tensor = new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Float, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<float>(elements)) };
        foreach (int dimension in shape)
            tensor.Dims.Add(dimension);
        return tensor;
    }
}
