using System.Reflection;
using System.Runtime.InteropServices;
using Generated.Testing;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>
/// What a member writes may overlap nothing that it is given, nor the network's own memory: every pair of spans of every member of every
/// network here, found by reflection.
/// </summary>
public unsafe class OverlapTests
{
    private const int Batch = 3;
    private const int MostElements = 1 << 14;

    private static readonly string[] s_members = ["Predict", "Evaluate", "Train", "Forward", "Backward"];

    private static readonly Dictionary<string, Type> s_networks =
        new[] { typeof(OverlapTests), typeof(Networks.Dense3To4Single) }.SelectMany(type => type.Assembly.GetTypes())
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.GetField("_buffers", BindingFlags.NonPublic | BindingFlags.Instance) is not null)
        .ToDictionary(type => type.FullName!);

    /// <summary>Every network of this project, and of the one of networks.</summary>
    public static TheoryData<string> All => [.. s_networks.Keys];

    [Fact]
    public void No_case_is_left_out() => Assert.Subset(s_networks.Values.ToHashSet(),
        NetworkCase.All.SelectMany(@case => new[] { @case.TypeOf<float>(), @case.TypeOf<double>() }).ToHashSet());

    [Theory]
    [MemberData(nameof(All))]
    public void Memory_that_is_written_overlaps_no_other(string name)
    {
        Type type = s_networks[name];
        if (typeof(INetwork<float>).IsAssignableFrom(type))
            Check<float>(type, 1);
        else
            Check<double>(type, 1);
    }

    private static void Check<T>(Type type, T one)
        where T : unmanaged
    {
        var network = (INetwork<T>)Activator.CreateInstance(type, 1UL, Batch, 1)!;
        MethodInfo[] methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        foreach (MethodInfo method in methods.Where(method => s_members.Contains(method.Name) && IsOfSpans(method)))
        {
            System.Reflection.ParameterInfo[] parameters = method.GetParameters();
            int[] lengths = [.. parameters.Select(parameter => LengthOf(type, method, parameter))];
            SpanCaller call = SpanCallers.Of(method);
            T[] memory = GC.AllocateArray<T>(lengths.Sum() + MostElements, pinned: true);
            for (int i = 0; i < parameters.Length; i++)
            {
                if (!IsWritten(parameters[i]))
                    continue;
                for (int other = 0; other < parameters.Length; other++)
                {
                    // The gradients of outputs are copied before anything is written: they may overlap what is.
                    if (other == i || (method.Name == "Backward" && !IsWritten(parameters[other])))
                        continue;
                    foreach (int shift in (int[])[0, lengths[i] - 1])
                    {
                        nint[] addresses = Apart(memory, one, parameters, lengths);
                        addresses[other] = addresses[i] + (shift * sizeof(T));
                        if (!IsWritten(parameters[other]) && parameters[other].ParameterType == typeof(ReadOnlySpan<int>))
                            new Span<int>((void*)addresses[other], lengths[other]).Clear();
                        AssertRefused(network, method, call, addresses, lengths, "overlap in memory", parameters[i].Name!, parameters[other].Name!);
                    }
                }
                CheckOwn(nameof(network.Parameters), network.Parameters, i);
                CheckOwn(nameof(network.Gradients), network.Gradients, i);
                CheckOwn(nameof(network.Buffers), network.Buffers, i);
            }
            for (int i = 0; i < parameters.Length && method.Name is "Train" or "Forward"; i++)
            {
                if (IsWritten(parameters[i]) || parameters[i].Name!.EndsWith("arget", StringComparison.Ordinal)) // a target may be refused before, as none
                    continue;
                CheckOwn(nameof(network.Gradients), network.Gradients, i);
                CheckOwn(nameof(network.Buffers), network.Buffers, i);
            }

            void CheckOwn(string member, Span<T> own, int i)
            {
                if (own.IsEmpty)
                    return;
                nint[] addresses = Apart(memory, one, parameters, lengths);
                addresses[i] = (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref own[^1]);
                AssertRefused(network, method, call, addresses, lengths, "overlaps the network's own", parameters[i].Name!, member);
            }
        }
        GC.KeepAlive(network);
    }

    private static void AssertRefused(
        object network, MethodInfo method, SpanCaller call, nint[] addresses, int[] lengths, string what, string first, string second)
    {
        if (method.Name == "Backward")
            ((dynamic)network.GetType().GetField("_buffers", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(network)!).ForwardBatch = Batch;
        string message = Record.Exception(() => call(network, addresses, lengths)) is ArgumentException e ? e.Message : "nothing";
        Claim.True(message.Contains(what, StringComparison.Ordinal)
            && (message.Contains(first, StringComparison.Ordinal) || message.Contains(second, StringComparison.Ordinal)),
            $"{method} with {first} over {second}: {message}");
    }

    /// <summary>Memory of its own for each: ones, which every loss takes as a target, and class 0.</summary>
    private static nint[] Apart<T>(T[] memory, T one, System.Reflection.ParameterInfo[] parameters, int[] lengths)
        where T : unmanaged
    {
        Array.Fill(memory, one);
        var addresses = new nint[lengths.Length];
        int at = 0;
        for (int i = 0; i < lengths.Length; at += lengths[i++])
        {
            addresses[i] = (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref memory[at]);
            if (parameters[i].ParameterType == typeof(ReadOnlySpan<int>))
                MemoryMarshal.AsBytes(memory.AsSpan(at, lengths[i])).Clear();
        }
        return addresses;
    }

    /// <summary>Not one that takes a batch: it calls this one.</summary>
    private static bool IsOfSpans(MethodInfo method) => !method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef);

    private static bool IsWritten(System.Reflection.ParameterInfo parameter) => parameter.ParameterType.GetGenericTypeDefinition() == typeof(Span<>);

    /// <summary>How many elements a member expects, by its parameter's name and the network's constants.</summary>
    private static int LengthOf(Type type, MethodInfo method, System.Reflection.ParameterInfo parameter)
    {
        string name = parameter.Name!;
        if (name == "losses")
            return method.GetParameters().Count(other => other.Name!.EndsWith("Target", StringComparison.Ordinal));
        if (parameter.ParameterType == typeof(ReadOnlySpan<int>)) // a class for each sample, or for each position
            return Batch * (type.GetField(char.ToUpperInvariant(name[0]) + name[1..] + "Size") is { } positions ? (int)positions.GetRawConstantValue()! : 1);
        string input = type.GetMethods().Single(member => member.Name == "Predict" && IsOfSpans(member)).GetParameters()[0].Name!;
        if (name.StartsWith('d') && name.Length > 1 && char.IsUpper(name[1]))
            name = name[1..];
        foreach (string candidate in (string[])[name, name.Replace("Gradient", "", StringComparison.Ordinal),
            name.Replace("Target", "", StringComparison.Ordinal), "Output"])
        {
            string size = char.ToUpperInvariant(candidate[0]) + candidate[1..] + "Size";
            if ((type.GetField(size) ?? (input == candidate || char.ToLowerInvariant(candidate[0]) + candidate[1..] == input
                ? type.GetField("InputSize") : null)) is { } constant)
                return Batch * (int)constant.GetRawConstantValue()!;
        }
        if (name == "target" && type.GetField("InputSize") is { } same) // of an autoencoder
            return Batch * (int)same.GetRawConstantValue()!;
        throw new InvalidOperationException($"How many elements has {name} of {method} of {type}?");
    }
}
