using Generated.Tests.Layers.Reference;

namespace Generated.Tests.Layers;

/// <summary>What a network's targets are.</summary>
internal enum TargetKind
{
    None,
    Numbers,
    Class,
}

/// <summary>
/// A network to test: a pair of classes in Generated.Networks, <c>NameSingle</c> and <c>NameDouble</c>, with the same
/// attributes. All else, the reference included, follows from the attributes.
/// </summary>
internal sealed class NetworkCase
{
    private static readonly Dictionary<string, NetworkCase> s_all = typeof(Networks.Dense3To4Single).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(Networks.Dense3To4Single).Namespace && type.Name.EndsWith("Single", StringComparison.Ordinal))
        .Select(type => new NetworkCase(type.Name[..^"Single".Length], type))
        .ToDictionary(@case => @case.Name);

    private readonly Type _single;
    private readonly Type _double;
    private readonly (NetworkKind<float> Single, NetworkKind<double> Double) _kinds;

    private NetworkCase(string name, Type single)
    {
        Name = name;
        _single = single;
        _double = single.Assembly.GetType($"{single.Namespace}.{name}Double") ?? throw new InvalidOperationException($"{name}Single has no twin {name}Double.");
        Steps = StepsOf(single);
        Reference = new ReferenceNetwork(_double, Steps);
        InputSizes = [.. Steps.OfType<InputAttribute>().Select(input => input.Shape.Aggregate((a, b) => a * b))];
        _kinds = (Kind<float>(single), Kind<double>(_double));
        OutputSize = _kinds.Single.Info.OutputSize;
        Target = Loss switch
        {
            null or TripletMarginAttribute => TargetKind.None,
            CrossEntropyAttribute or NegativeLogLikelihoodAttribute => TargetKind.Class,
            _ => TargetKind.Numbers,
        };
        TargetSize = Target == TargetKind.None ? 0 : _kinds.Single.Info.Targets[0].Size;
    }

    /// <summary>All networks, but of those that differ in the reduction of their loss only, which is a factor, one.</summary>
    public static IReadOnlyCollection<NetworkCase> OfEachKernel { get; } =
    [
        .. s_all.Values.DistinctBy(@case => System.Text.RegularExpressions.Regex.Replace(
            string.Concat(@case._single.CustomAttributes), @"\w+ = \(Generated\.Reduction\)\d+|Reduction = [^,)]*", "")),
    ];

    /// <summary>All networks, or on a machine that is only played <see cref="OfEachKernel"/>.</summary>
    public static IReadOnlyCollection<NetworkCase> All => OtherMachine.IsPlayed ? OfEachKernel : s_all.Values;

    public static NetworkCase Find(string name) => s_all[name];

    public string Name { get; }

    /// <summary>The attributes of the network's steps, in order.</summary>
    public IReadOnlyList<LayerAttribute> Steps { get; }

    public ReferenceNetwork Reference { get; }

    public LossAttribute? Loss => Steps[^1] as LossAttribute;

    public IReadOnlyList<int> InputSizes { get; }

    public int OutputSize { get; }

    public TargetKind Target { get; }

    /// <summary>Elements of one sample of the target.</summary>
    public int TargetSize { get; }

    /// <summary>Whether a sample has a class for each of several positions.</summary>
    public bool HasPositions => Target == TargetKind.Class && _kinds.Single.Info.Targets[0].Shape.Length > 0;

    /// <summary>Number of classes of each position, of a target of classes.</summary>
    public int Classes => OutputSize / TargetSize;

    /// <summary>Whether training draws random numbers.</summary>
    public bool HasDropout => Steps.OfType<DropoutAttribute>().Any(dropout => dropout.Rate > 0)
        || Steps.OfType<SpatialDropoutAttribute>().Any(dropout => dropout.Rate > 0);

    /// <summary>Whether in training a sample's output depends on the others of its batch.</summary>
    public bool HasBatchStatistics => Steps.Any(step => step is BatchNormAttribute);

    /// <summary>Whether a batch of one sample has no statistics, by the table of layers: there is a batch normalisation of a single position.</summary>
    public bool NeedsSeveralSamples => System.Text.RegularExpressions.Regex.Matches(_kinds.Single.Info.Summary, @"^\s*\S*BatchNorm\S*\s+(\S+)",
        System.Text.RegularExpressions.RegexOptions.Multiline)
        .Any(row => row.Groups[1].Value.Split('x')[..^1].All(size => size == "1"));

    /// <summary>Whether there are Forward and Backward: not where the loss reads marks besides the output, whose gradient is then not the whole.</summary>
    public bool HasBackward => Loss is not (GaussianNegativeLogLikelihoodAttribute or CosineEmbeddingAttribute or TripletMarginAttribute);

    /// <summary>Whether it may be written as straight code: it has few parameters, and no statistics of the batch.</summary>
    public bool IsTiny => _kinds.Single.Info.ParameterCount is > 0 and <= 40 && !HasBatchStatistics;

    public bool HasParameters => _kinds.Single.Info.ParameterCount > 0;

    /// <summary>The class for an element type.</summary>
    public Type TypeOf<T>() => typeof(T) == typeof(float) ? _single : _double;

    /// <summary>The class for an element type as a type argument: makes networks of it.</summary>
    public NetworkKind<T> KindOf<T>()
        where T : unmanaged => (NetworkKind<T>)(object)(typeof(T) == typeof(float) ? _kinds.Single : _kinds.Double);

    /// <summary>The classes are found by their names; only here do they become type arguments.</summary>
    private static NetworkKind<T> Kind<T>(Type network)
        where T : unmanaged
    {
        Type batch = network.GetNestedType("Batch") ?? throw new InvalidOperationException($"{network} has not been generated.");
        return (NetworkKind<T>)Activator.CreateInstance(typeof(NetworkKind<,,>).MakeGenericType(network, typeof(T), batch))!;
    }

    /// <summary>A number that is the same in every run, to draw a case's numbers from.</summary>
    public int Seed => Name.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)) & 0x7FFF_FFFF;

    public override string ToString() => Name;

    /// <summary>The attributes of a network, those of blocks in their places.</summary>
    public static IReadOnlyList<LayerAttribute> StepsOf(Type network) => Generated.Tests.Layers.Reference.Steps.Of(network);
}
