using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Generated.Runtime;

namespace Generated;

/// <summary>
/// Changes the parameters of a network according to their gradients. It works on the network's two flat spans and keeps its states in memory of its own.
/// </summary>
/// <remarks>
/// <para>Defaults and formulas are those of PyTorch's <c>torch.optim</c>, unless a class says otherwise. <see cref="Step(INetwork{float})"/>
/// allocates nothing: constructors and setters allocate all memory. Hyperparameters are computed in double and rounded once to the parameters' type.
/// Each element is computed separately, so its bits depend neither on the machine's vector width nor on threads. Subnormal numbers would make steps
/// several times slower without moving a parameter. Therefore gradients below 2^-108 (3.1e-33; 2^-1000 in double precision) count as 0, and so do
/// gradients in a running mean of squares that is too small to change √v + ε. After every 16th step, states that have become subnormal are set to
/// zero.</para>
/// <para>In single precision, squares of gradients overflow beyond 1.8e19. The running mean of squares (in Adam and its variants, RMSProp and
/// Adagrad) then becomes infinite, and the parameter never moves again, as in PyTorch; <see cref="MaxGradientNorm"/> prevents this.</para>
/// <para>Parameters form <see cref="Groups"/>, which have factors for the learning rate and the weight decay; at first there is one group.
/// <see cref="TrainingRun{T}"/> saves the whole state for an exact resume.</para>
/// <para>A custom optimizer derives from this class: it adds its states in its constructor and overrides <see cref="Update{T}"/>. If it has settings
/// or further state, it also overrides <see cref="DescribeState"/>.</para>
/// </remarks>
public abstract class Optimizer : IResumable
{
    private const int StepsBetweenClearing = 16;

    private readonly List<ParameterGroup> _groups = [];
    private readonly List<OptimizerState> _states = [];
    private readonly List<string> _stateNames = [];
    private readonly double[] _blockSums;
    private double _learningRate;
    private long _stepCount;
    private int _isStepping;
    private nint _checkedParameters, _checkedGradients;

    /// <summary>Makes an optimizer for a number of parameters, in one group.</summary>
    /// <param name="parameterCount">Length of the spans of parameters and gradients; at least 1.</param>
    /// <param name="precision">Their element type.</param>
    /// <param name="learningRate">The default of <see cref="LearningRate"/>.</param>
    /// <param name="weightDecay">The default of <see cref="WeightDecay"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1, the precision is not defined, or a rate is negative or not finite.</exception>
    protected Optimizer(int parameterCount, Precision precision, double learningRate, double weightDecay = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parameterCount, 1);
        if (precision is not (Precision.Single or Precision.Double))
            throw new ArgumentOutOfRangeException(nameof(precision), precision, "Precision is Single or Double.");
        ParameterCount = parameterCount;
        Precision = precision;
        _blockSums = new double[Blocks.Count(parameterCount, Blocks.Unit)];
        LearningRate = learningRate;
        WeightDecay = weightDecay;
        _groups.Add(new ParameterGroup(0, parameterCount));
    }

    /// <summary>Number of parameters: the length that Step expects of its spans.</summary>
    public int ParameterCount { get; }

    /// <summary>The element type of parameters, gradients and states.</summary>
    public Precision Precision { get; }

    /// <summary>
    /// The learning rate of the next step; finite, at least 0. Setting it also sets
    /// <see cref="InitialLearningRate"/>; a schedule changes this rate alone.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The value is negative, not finite, or cannot be represented in <see cref="Precision"/>: in <c>float</c>, 1e-50 would become 0.
    /// </exception>
    public double LearningRate
    {
        get => _learningRate;
        set => _learningRate = InitialLearningRate = Hyperparameter.NotNegative(value, Precision);
    }

    /// <summary>The learning rate that was last assigned, not set by a schedule: new schedules start from it (PyTorch's <c>initial_lr</c>).</summary>
    public double InitialLearningRate { get; private set; }

    /// <summary>The weight decay λ; finite, at least 0. Each optimizer documents whether it is added to the gradient (L2) or decoupled.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The value is negative, not finite, or cannot be represented in <see cref="Precision"/>: in <c>float</c>, 1e-50 would become 0.
    /// </exception>
    public double WeightDecay
    {
        get;
        set => field = Hyperparameter.NotNegative(value, Precision);
    }

    /// <summary>
    /// The largest Euclidean norm of all gradients together; above 0. Default infinity: no limit, and no cost. Gradients with a larger norm are
    /// scaled down to it within the step. The result has the same bits as calling <see cref="GradientClipping.ClipByNorm{T}"/> before the step, but
    /// takes one pass less, and the gradients themselves do not change.
    /// </summary>
    /// <remarks>
    /// Norms that are infinite or NaN are treated as by that method. A custom optimizer that reads <see cref="ParameterRange{T}.Gradients"/> must
    /// also apply <see cref="ParameterRange{T}.GradientScale"/>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or not above 0.</exception>
    public double MaxGradientNorm
    {
        get;
        set => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaxGradientNorm), value,
            "MaxGradientNorm is above 0; infinity for no limit.");
    } = double.PositiveInfinity;

    /// <summary>
    /// Whether a step throws, and changes nothing, if the norm of the gradients is infinite or NaN. The norm is checked only if
    /// <see cref="MaxGradientNorm"/> is set. Default false: if there are infinite gradients, they become NaN and finite ones count as 0, as in
    /// PyTorch.
    /// </summary>
    public bool ErrorIfNonFinite { get; set; }

    /// <summary>
    /// The Euclidean norm of the last step's gradients, before clipping; NaN if there was no step, or if <see cref="MaxGradientNorm"/> was not set in
    /// it.
    /// </summary>
    public double GradientNorm { get; private set; } = double.NaN;

    /// <summary>
    /// The largest number of threads for a step, including the calling one; at least 1. Default: all cores,
    /// <see cref="WorkerPool.MaxThreads"/>. The results do not depend on it by a single bit. With up to 16,383 parameters (in a group), a
    /// step stays on the calling thread.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxThreads
    {
        get;
        set => field = (int)Hyperparameter.AtLeast(1, value);
    } = WorkerPool.MaxThreads;

    /// <summary>
    /// Number of steps taken. It can be set to resume a saved run; values that the optimizer derives from it are then recomputed with the current settings.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long StepCount
    {
        get => _stepCount;
        set
        {
            _stepCount = Hyperparameter.AtLeast(0, value);
            StepCountRestored();
        }
    }

    /// <summary>The groups, in the order of the parameters.</summary>
    public IReadOnlyList<ParameterGroup> Groups => _groups;

    /// <summary>The names of the states, in the order in which they were added; empty for an optimizer without states.</summary>
    public IReadOnlyList<string> StateNames => _stateNames;

    /// <summary>The elements of a state, at the places of the parameters; writing to them restores a saved state.</summary>
    /// <typeparam name="T">The optimizer's element type.</typeparam>
    /// <param name="name">One of <see cref="StateNames"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such state; the message lists the existing ones.</exception>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not the type of <see cref="Precision"/>.</exception>
    public Span<T> GetState<T>(string name)
        where T : unmanaged
    {
        foreach (OptimizerState state in _states)
        {
            if (state.Name == name)
                return state.Values<T>();
        }
        throw new KeyNotFoundException($"{GetType().Name} has no state '{name}'; it has {(_states.Count == 0 ? "none" : string.Join(", ", _stateNames))}.");
    }

    /// <summary>Excludes parameters of some kinds from weight decay: sets the weight-decay scale of their groups to 0.</summary>
    /// <param name="table">The network's parameters.</param>
    /// <param name="kinds">The kinds; none means bias, normalisation and activation, that is everything that is not a weight.</param>
    /// <exception cref="ArgumentException">The table has a different number of parameters.</exception>
    public void ExcludeFromWeightDecay(ParameterTable table, params ReadOnlySpan<ParameterKind> kinds)
    {
        CheckTable(table);
        if (kinds.IsEmpty)
            kinds = [ParameterKind.Bias, ParameterKind.Normalization, ParameterKind.Activation];
        foreach (ParameterInfo parameter in table)
        {
            if (kinds.Contains(parameter.Kind))
                SetScales(parameter.Offset, parameter.Length, null, 0);
        }
    }

    /// <summary>Sets the factor on the learning rate of one parameter, or of all parameters of a layer.</summary>
    /// <param name="table">The network's parameters.</param>
    /// <param name="name">
    /// The name of a parameter, such as <c>Dense1.weight</c>, or only the part before the dot, <c>Dense1</c>, for all parameters of the layer.
    /// </param>
    /// <param name="scale">
    /// The factor; finite, at least 0. With 0 the parameters are frozen: not a single bit of them changes, not even by weight decay, while the states
    /// of the optimizer continue to follow the gradients (as in PyTorch for a group with a rate of 0).
    /// </param>
    /// <exception cref="KeyNotFoundException">There is neither a parameter nor a layer of that name; the message lists the parameters.</exception>
    /// <exception cref="ArgumentException">The table has a different number of parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The scale is negative or not finite.</exception>
    public void SetLearningRateScale(ParameterTable table, string name, double scale)
    {
        Hyperparameter.NotNegative(scale, nameof(scale));
        ForEachNamed(table, name, scale, null);
    }

    /// <summary>Sets the factor on the weight decay of one parameter, or of all parameters of a layer.</summary>
    /// <param name="table">The network's parameters.</param>
    /// <param name="name">
    /// The name of a parameter, such as <c>Dense1.weight</c>, or only the part before the dot, <c>Dense1</c>, for all parameters of the layer.
    /// </param>
    /// <param name="scale">The factor; finite, at least 0.</param>
    /// <exception cref="KeyNotFoundException">There is neither a parameter nor a layer of that name; the message lists the parameters.</exception>
    /// <exception cref="ArgumentException">The table has a different number of parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The scale is negative or not finite.</exception>
    public void SetWeightDecayScale(ParameterTable table, string name, double scale)
    {
        Hyperparameter.NotNegative(scale, nameof(scale));
        ForEachNamed(table, name, null, scale);
    }

    /// <summary>Changes the parameters of a network according to the gradients of its last backward pass. Allocates nothing.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="InvalidOperationException">
    /// The optimizer was made for <see cref="Precision.Double"/>, its settings contradict one another, another thread is executing a step of it, or
    /// the network was made for prediction.
    /// </exception>
    /// <exception cref="ArgumentException">The network does not have <see cref="ParameterCount"/> parameters.</exception>
    /// <exception cref="NotFiniteNumberException"><see cref="ErrorIfNonFinite"/> is set, and the norm of the gradients is infinite or NaN; nothing has
    /// changed.</exception>
    public void Step(INetwork<float> network)
    {
        ArgumentNullException.ThrowIfNull(network);
        // a network made for prediction is refused before anything else
        Step(gradients: network.Gradients, parameters: network.Parameters, given: Precision.Single);
    }

    /// <inheritdoc cref="Step(INetwork{float})"/>
    /// <exception cref="InvalidOperationException">
    /// The optimizer was made for <see cref="Precision.Single"/>, its settings contradict one another, another thread is executing a step of it, or
    /// the network was made for prediction.
    /// </exception>
    public void Step(INetwork<double> network)
    {
        ArgumentNullException.ThrowIfNull(network);
        // a network made for prediction is refused before anything else
        Step(gradients: network.Gradients, parameters: network.Parameters, given: Precision.Double);
    }

    /// <summary>
    /// Changes parameters according to gradients that need not be those of the network, for example sums over several batches. Allocates nothing.
    /// </summary>
    /// <param name="parameters">The parameters, changed in place.</param>
    /// <param name="gradients">The gradient of the loss for every parameter.</param>
    /// <exception cref="InvalidOperationException">
    /// The optimizer was made for <see cref="Precision.Double"/>, its settings contradict one another, or another thread is executing a step of it.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// A span does not have <see cref="ParameterCount"/> elements, the two overlap, or <paramref name="parameters"/> is the memory of a network's
    /// gradients.
    /// </exception>
    /// <exception cref="NotFiniteNumberException"><see cref="ErrorIfNonFinite"/> is set, and the norm of the gradients is infinite or NaN; nothing has
    /// changed.</exception>
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients) => Step(parameters, gradients, Precision.Single);

    /// <inheritdoc cref="Step(Span{float}, ReadOnlySpan{float})"/>
    /// <exception cref="InvalidOperationException">
    /// The optimizer was made for <see cref="Precision.Single"/>, its settings contradict one another, or another thread is executing a step of it.
    /// </exception>
    public void Step(Span<double> parameters, ReadOnlySpan<double> gradients) => Step(parameters, gradients, Precision.Double);

    /// <summary>Updates one group's parameters and states; <see cref="StepCount"/> already counts this step.</summary>
    /// <typeparam name="T">The optimizer's element type.</typeparam>
    /// <param name="range">The group's spans and rates.</param>
    protected abstract void Update<T>(in ParameterRange<T> range)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Called at the start of a step, after the step was counted and before the groups are updated: for work that is done once per step.</summary>
    protected virtual void BeginStep()
    {
    }

    /// <summary>Called before anything changes: throws <see cref="InvalidOperationException"/> if settings contradict one another.</summary>
    protected virtual void CheckSettings()
    {
    }

    /// <summary>Called when <see cref="StepCount"/> was set: recomputes what depends on the previous steps.</summary>
    protected virtual void StepCountRestored()
    {
    }

    /// <summary>Adds a state with one element per parameter. For constructors and setters, not for <see cref="Update{T}"/>.</summary>
    /// <param name="name">Its name for <see cref="GetState{T}"/>; PyTorch's name if there is one.</param>
    protected OptimizerState AddState(string name)
    {
        var state = new OptimizerState(name, ParameterCount, Precision);
        _states.Add(state);
        _stateNames.Add(name);
        return state;
    }

    /// <summary>Makes every tensor of a table a group of its own, for optimizers that need whole tensors.</summary>
    /// <param name="table">The network's parameters.</param>
    protected void GroupByTensor(ParameterTable table)
    {
        CheckTable(table);
        foreach (ParameterInfo parameter in table)
            SplitAt(parameter.Offset);
    }

    /// <summary>The number of elements of a table, for constructors.</summary>
    /// <exception cref="ArgumentNullException">The table is null.</exception>
    protected static int CountOf(ParameterTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.ElementCount;
    }

    /// <summary>
    /// The Euclidean norm of up to <see cref="ParameterCount"/> values, on as many threads as a step; the bits do not depend on their number.
    /// </summary>
    private protected double EuclideanNorm<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneSums.EuclideanNorm(values, _blockSums, MaxThreads);

    internal void SetScheduledLearningRate(double rate) => _learningRate = Hyperparameter.NotNegative(rate, nameof(rate));

    void IResumable.DescribeState(RunState state) => DescribeState(state);

    /// <summary>
    /// Describes the state that a resumed run needs, see <see cref="IResumable.DescribeState"/>. A custom optimizer with settings, or with more state
    /// than the states that it added, overrides this method, calls the base method first, and describes them.
    /// </summary>
    /// <param name="state">Receives the description.</param>
    protected virtual void DescribeState(RunState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Setting(nameof(ParameterCount), ParameterCount);
        state.Setting(nameof(Precision), Precision);
        state.Value(nameof(InitialLearningRate), InitialLearningRate, value => LearningRate = value);
        state.Value(nameof(LearningRate), LearningRate, value => SetScheduledLearningRate(value));
        state.Value(nameof(WeightDecay), WeightDecay, value => WeightDecay = value);
        state.Value(nameof(MaxGradientNorm), MaxGradientNorm, value => MaxGradientNorm = value);
        state.Value(nameof(ErrorIfNonFinite), ErrorIfNonFinite, value => ErrorIfNonFinite = value);
        state.Value(nameof(GradientNorm), GradientNorm, value => GradientNorm = value);
        state.Count(nameof(StepCount), StepCount, value => StepCount = value);
        state.List(nameof(Groups),
            [.. _groups.SelectMany(static group => (double[])[group.Offset, group.Length, group.LearningRateScale, group.WeightDecayScale])], RestoreGroups);
        foreach (OptimizerState remembered in _states)
            state.PerParameter(remembered);
        state.Check(CheckSettings);
    }

    private void RestoreGroups(double[] numbers)
    {
        var groups = new List<ParameterGroup>();
        int offset = 0;
        for (int i = 0; i + 4 <= numbers.Length && offset < ParameterCount; i += 4)
        {
            double length = numbers[i + 1];
            if (numbers[i] != offset || !(length >= 1 && length <= ParameterCount - offset && length == Math.Floor(length)))
                break;
            groups.Add(new ParameterGroup(offset, (int)length, Hyperparameter.NotNegative(numbers[i + 2], "a group's scale"),
                Hyperparameter.NotNegative(numbers[i + 3], "a group's scale")));
            offset += (int)length;
        }
        if (offset != ParameterCount || numbers.Length != 4 * groups.Count)
            throw new ArgumentException($"the groups do not cover {ParameterCount} parameters one after another");
        _groups.Clear();
        _groups.AddRange(groups);
    }

    private void Step<T>(Span<T> parameters, ReadOnlySpan<T> gradients, Precision given)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (given != Precision)
            throw new InvalidOperationException(
                $"The spans are of {(given == Precision.Single ? "float" : "double")}, but the optimizer was made for Precision.{Precision}: write new "
                    + $"{GetType().Name}({ParameterCount}, Precision.{given}).");
        if (parameters.Length != ParameterCount)
            throw new ArgumentException($"Expected {ParameterCount} parameters, found {parameters.Length}.", nameof(parameters));
        if (gradients.Length != ParameterCount)
            throw new ArgumentException($"Expected {ParameterCount} gradients, found {gradients.Length}.", nameof(gradients));
        CheckMemory(parameters, gradients);
        CheckSettings();
        using ExclusiveUse turn = ExclusiveUse.Begin(ref _isStepping,
            "An optimizer takes one step at a time: another thread is in a step of this one. Give each network an optimizer of its own.");

        double scale = 1;
        double norm = double.NaN;
        if (MaxGradientNorm < double.PositiveInfinity)
        {
            norm = EuclideanNorm(gradients);
            if (ErrorIfNonFinite && !double.IsFinite(norm))
                throw new NotFiniteNumberException($"The norm of the gradients is {norm}; nothing has been changed.", norm);
            scale = GradientClipping.Factor(norm, MaxGradientNorm);
        }

        GradientNorm = norm;
        _stepCount++;
        BeginStep();
        for (int i = 0; i < _groups.Count; i++)
            Update(new ParameterRange<T>(parameters, gradients, _groups[i], LearningRate, WeightDecay, scale, MaxThreads));

        // The running mean of a gradient that has become zero (a unit that no longer fires) shrinks to the smallest subnormal number and stays there.
        // Arithmetic on subnormals is many times slower, and such a state moves no parameter. Checking now and then is enough; checking in every step
        // would take an eighth of Adam's time.
        if (_stepCount % StepsBetweenClearing == 0)
        {
            foreach (OptimizerState state in _states)
                Sweep.ClearSubnormals<T>(state, MaxThreads);
        }
    }

    private unsafe void CheckMemory<T>(Span<T> parameters, ReadOnlySpan<T> gradients)
        where T : unmanaged
    {
        if (MemoryArea.Of<T>(parameters).Overlaps(MemoryArea.Of(gradients)))
            throw new ArgumentException("'parameters' and 'gradients' overlap in memory. Give each memory of its own.", nameof(gradients));

        // Both are spans of numbers, and only their memory distinguishes them. It is looked up once, unless it changes: the addresses are compared,
        // never followed.
        var at = ((nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(parameters)), (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(gradients)));
        if (at == (_checkedParameters, _checkedGradients))
            return;
        if (LiveNetworks<T>.AreGradients(MemoryArea.Of<T>(parameters)))
            throw new ArgumentException("'parameters' is the memory of a network's Gradients: the two spans are swapped. Write optimizer.Step(network).",
                nameof(parameters));
        (_checkedParameters, _checkedGradients) = at;
    }

    private void ForEachNamed(ParameterTable table, string name, double? learningRateScale, double? weightDecayScale)
    {
        CheckTable(table);
        ArgumentException.ThrowIfNullOrEmpty(name);
        bool found = false;
        foreach (ParameterInfo parameter in table)
        {
            if (parameter.Name == name || (parameter.Name.Length > name.Length && parameter.Name[name.Length] == '.'
                && parameter.Name.StartsWith(name, StringComparison.Ordinal)))
            {
                SetScales(parameter.Offset, parameter.Length, learningRateScale, weightDecayScale);
                found = true;
            }
        }
        if (!found)
            _ = table[name]; // throws, and says what there is
    }

    private void SetScales(int offset, int length, double? learningRateScale, double? weightDecayScale)
    {
        int first = SplitAt(offset);
        int end = SplitAt(offset + length);
        for (int i = first; i < end; i++)
        {
            _groups[i] = _groups[i] with
            {
                LearningRateScale = learningRateScale ?? _groups[i].LearningRateScale,
                WeightDecayScale = weightDecayScale ?? _groups[i].WeightDecayScale,
            };
        }
    }

    /// <summary>Makes a group start at an offset; returns its index.</summary>
    private int SplitAt(int offset)
    {
        for (int i = 0; i < _groups.Count; i++)
        {
            ParameterGroup group = _groups[i];
            if (group.Offset == offset)
                return i;
            int before = offset - group.Offset;
            if (before < group.Length)
            {
                _groups[i] = group with { Length = before };
                _groups.Insert(i + 1, group with { Offset = offset, Length = group.Length - before });
                return i + 1;
            }
        }
        return _groups.Count;
    }

    private void CheckTable(ParameterTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.ElementCount != ParameterCount)
            throw new ArgumentException($"The table has {table.ElementCount} parameters; the optimizer was made for {ParameterCount}.", nameof(table));
    }
}
