using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Generated.Runtime;
using Generated.Tests.Layers;
using Xunit;

namespace Generated.Tests.Runtime;

public sealed class PortableSingleTests : SimdTests<PortableSimd<float>, Vector<float>, float>;

public sealed class PortableDoubleTests : SimdTests<PortableSimd<double>, Vector<double>, double>;

public sealed class WideSingleTests : SimdTests<WideSimd<float>, Vector512<float>, float>;

public sealed class WideDoubleTests : SimdTests<WideSimd<double>, Vector512<double>, double>;

/// <summary>Every operation of one implementation against scalars, over all pairs of special and random values.</summary>
public abstract class SimdTests<TSimd, TVector, T>
    where TSimd : ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
{
    private static readonly T[] Values = MakeValues();

    [Fact]
    public void Lanes_are_a_power_of_two_that_divides_sixteen()
    {
        Assert.InRange(TSimd.Count, 2, 16);
        Assert.Equal(0, 16 % TSimd.Count);
        Assert.Equal(Unsafe.SizeOf<TVector>(), TSimd.Count * Unsafe.SizeOf<T>());
    }

    [Fact]
    public void Zero_indices_and_create_fill_every_lane()
    {
        Check("Zero", TSimd.Zero, _ => T.Zero);
        Check("Indices", TSimd.Indices, lane => T.CreateChecked(lane));
        foreach (var value in Values)
            Check("Create", TSimd.Create(value), _ => value);
    }

    [Fact]
    public void Arithmetic_is_that_of_scalars()
    {
        ForPairs("Add", TSimd.Add, (a, b) => a + b);
        ForPairs("Subtract", TSimd.Subtract, (a, b) => a - b);
        ForPairs("Multiply", TSimd.Multiply, (a, b) => a * b);
        ForPairs("Divide", TSimd.Divide, (a, b) => a / b);
        ForEach("Negate", TSimd.Negate, a => -a);
        ForEach("Abs", TSimd.Abs, T.Abs);
        ForEach("Sqrt", TSimd.Sqrt, T.Sqrt);
        ForEach("Floor", TSimd.Floor, T.Floor);
        ForEach("Ceiling", TSimd.Ceiling, T.Ceiling);
        ForEach("Round", TSimd.Round, a => T.Round(a, MidpointRounding.ToEven));
    }

    [Fact]
    public void Multiply_add_rounds_once_where_there_is_an_instruction_for_it()
    {
        bool isFused = typeof(TVector) == typeof(Vector512<T>) || OtherMachine.HasFusedMultiplyAdd; // no machine has 512 bits without it
        foreach (var c in Values)
        {
            ForPairs(
                $"MultiplyAdd(a, b, {c})",
                (a, b) => TSimd.MultiplyAdd(a, b, TSimd.Create(c)),
                (a, b) => isFused ? T.FusedMultiplyAdd(a, b, c) : (a * b) + c);
        }
    }

    [Fact]
    public void Fused_multiply_add_rounds_once()
    {
        foreach (var c in Values)
        {
            ForPairs(
                $"FusedMultiplyAdd(a, b, {c})",
                (a, b) => TSimd.FusedMultiplyAdd(a, b, TSimd.Create(c)),
                (a, b) => T.FusedMultiplyAdd(a, b, c));
        }

        // (1 + e)(1 - e) - 1 is -e², which a product rounded by itself loses.
        var e = T.BitIncrement(T.One) - T.One;
        var square = TSimd.FusedMultiplyAdd(TSimd.Create(T.One + e), TSimd.Create(T.One - e), TSimd.Create(-T.One));
        Check("(1 + e)(1 - e) - 1", square, _ => -(e * e));
    }

    [Fact]
    public void Min_and_max_pass_NaN_on_and_order_the_zeros()
    {
        ForPairs("Min", TSimd.Min, T.Min);
        ForPairs("Max", TSimd.Max, T.Max);
        Check("Min(0, -0)", TSimd.Min(TSimd.Zero, TSimd.Create(T.NegativeZero)), _ => T.NegativeZero);
        Check("Max(-0, 0)", TSimd.Max(TSimd.Create(T.NegativeZero), TSimd.Zero), _ => T.Zero);
        Check("Max(NaN, 1)", TSimd.Max(TSimd.Create(T.NaN), TSimd.Create(T.One)), _ => T.NaN);
        Check("Min(1, NaN)", TSimd.Min(TSimd.Create(T.One), TSimd.Create(T.NaN)), _ => T.NaN);
    }

    [Fact]
    public void Comparisons_give_masks_of_all_bits_or_none()
    {
        ForPairsOfBits("Equal", TSimd.Equal, (a, b) => Mask(a == b));
        ForPairsOfBits("LessThan", TSimd.LessThan, (a, b) => Mask(a < b));
        ForPairsOfBits("LessThanOrEqual", TSimd.LessThanOrEqual, (a, b) => Mask(a <= b));
        ForPairsOfBits("GreaterThan", TSimd.GreaterThan, (a, b) => Mask(a > b));
        ForPairsOfBits("GreaterThanOrEqual", TSimd.GreaterThanOrEqual, (a, b) => Mask(a >= b));
    }

    [Fact]
    public void Select_takes_each_lane_by_its_mask()
    {
        ForPairsOfBits(
            "Select",
            (a, b) => TSimd.Select(TSimd.LessThan(a, b), a, b),
            (a, b) => FloatBits.Of(a < b ? a : b));
    }

    [Fact]
    public void Any_tells_a_single_set_lane()
    {
        Assert.False(TSimd.Any(TSimd.Zero));
        for (var lane = 0; lane < TSimd.Count; lane++)
            Claim.True(TSimd.Any(TSimd.Equal(TSimd.Indices, TSimd.Create(T.CreateChecked(lane)))), $"lane {lane}");
    }

    [Fact]
    public void Bit_operations_work_on_the_lanes_bits()
    {
        ForPairsOfBits("And", TSimd.And, (a, b) => FloatBits.Of(a) & FloatBits.Of(b));
        ForPairsOfBits("Or", TSimd.Or, (a, b) => FloatBits.Of(a) | FloatBits.Of(b));
        ForPairsOfBits("Xor", TSimd.Xor, (a, b) => FloatBits.Of(a) ^ FloatBits.Of(b));
        ForPairsOfBits("AndNot", TSimd.AndNot, (a, b) => FloatBits.Of(a) & ~FloatBits.Of(b));
        ForPairsOfBits("AddBits", TSimd.AddBits, (a, b) => FloatBits.Of(a) + FloatBits.Of(b));
        ForPairsOfBits("SubtractBits", TSimd.SubtractBits, (a, b) => FloatBits.Of(a) - FloatBits.Of(b));
    }

    [Fact]
    public void Shifts_move_bits_within_each_lane()
    {
        for (var shift = 0; shift < 8 * Unsafe.SizeOf<T>(); shift++)
        {
            var count = shift;
            ForPairsOfBits($"ShiftBitsLeft({count})", (a, _) => TSimd.ShiftBitsLeft(a, count), (a, _) => FloatBits.Of(a) << count);
            ForPairsOfBits($"ShiftBitsRightLogical({count})", (a, _) => TSimd.ShiftBitsRightLogical(a, count), (a, _) => FloatBits.Of(a) >> count);
            ForPairsOfBits($"ShiftBitsRightArithmetic({count})", (a, _) => TSimd.ShiftBitsRightArithmetic(a, count),
                (a, _) => (ulong)(FloatBits.Signed(a) >> count));
        }
    }

    [Fact]
    public void Integers_convert_to_the_nearest_value()
    {
        ForEach("ConvertFromInteger", TSimd.ConvertFromInteger, a => T.CreateChecked(FloatBits.Signed(a)));
        foreach (var number in new long[] { 0, 1, -1, 127, -1022, int.MaxValue, int.MinValue })
        {
            Check(
                $"ConvertFromInteger({number})",
                TSimd.ConvertFromInteger(TSimd.Create(FloatBits.From<T>((ulong)number))),
                _ => T.CreateChecked(number));
        }
    }

    [Fact]
    public void Load_and_store_take_an_index_in_elements()
    {
        var source = Counted(3 * TSimd.Count);
        for (var index = 0; index <= 2 * TSimd.Count; index++)
        {
            var first = index;
            Check($"Load at {index}", TSimd.Load(in source[0], index), lane => source[first + lane]);

            var destination = new T[3 * TSimd.Count];
            TSimd.Store(TSimd.Load(in source[0], index), ref destination[0], index);
            for (var i = 0; i < destination.Length; i++)
                Assert.Equal(i >= index && i < index + TSimd.Count ? source[i] : T.Zero, destination[i]);
        }

        Check("Load at -1", TSimd.Load(in source[1], -1), lane => source[lane]);
    }

    [Fact]
    public void A_partial_load_reads_its_lanes_and_zeroes_the_rest()
    {
        // The source ends where the lanes to be read end. What lies after it in the array is NaN, which
        // would show in a lane that must be zero.
        for (var count = -1; count <= TSimd.Count + 3; count++)
        {
            var lanes = Math.Clamp(count, 0, TSimd.Count);
            var source = Enumerable.Repeat(T.NaN, 40).ToArray();
            Counted(lanes).CopyTo(source, 5);
            Check($"LoadPartial of {count}", TSimd.LoadPartial(in source[2], 3, count), lane => lane < lanes ? source[5 + lane] : T.Zero);
        }
    }

    [Fact]
    public void A_partial_store_writes_its_lanes_and_no_others()
    {
        var value = TSimd.Load(in Counted(TSimd.Count)[0], 0);
        for (var count = -1; count <= TSimd.Count + 3; count++)
        {
            var lanes = Math.Clamp(count, 0, TSimd.Count);
            var destination = Enumerable.Repeat(T.NaN, 40).ToArray();
            TSimd.StorePartial(value, ref destination[2], 3, count);
            for (var i = 0; i < destination.Length; i++)
            {
                var expected = i >= 5 && i < 5 + lanes ? T.CreateChecked(i - 4) : T.NaN;
                Claim.True(FloatBits.Same(expected, destination[i]), $"StorePartial of {count}: element {i} is {destination[i]}, not {expected}");
            }
        }
    }

    [Fact]
    public void Constant_counts_give_what_dynamic_counts_give()
    {
        var source = Counted(20);
        var constant = new[]
        {
            TSimd.LoadPartial(in source[0], 1, 0), TSimd.LoadPartial(in source[0], 1, 1), TSimd.LoadPartial(in source[0], 1, 2),
            TSimd.LoadPartial(in source[0], 1, 3), TSimd.LoadPartial(in source[0], 1, 5), TSimd.LoadPartial(in source[0], 1, 7),
            TSimd.LoadPartial(in source[0], 1, 10), TSimd.LoadPartial(in source[0], 1, 15), TSimd.LoadPartial(in source[0], 1, 16),
        };
        var counts = new[] { 0, 1, 2, 3, 5, 7, 10, 15, 16 };
        for (var i = 0; i < counts.Length; i++)
        {
            var count = counts[i];
            Check($"LoadPartial of the constant {count}", constant[i], lane => lane < count ? source[1 + lane] : T.Zero);
        }
    }

    private static T[] Counted(int length) => Enumerable.Range(1, length).Select(i => T.CreateChecked(i)).ToArray();

    private static ulong Mask(bool set) => set ? ulong.MaxValue : 0;

    private static T[] MakeValues()
    {
        var half = T.One / T.CreateChecked(2);
        var values = new List<T>
        {
            T.Zero, T.NegativeZero, T.One, -T.One, half, -half, T.One + half, -(T.One + half), T.CreateChecked(2.5),
            T.Epsilon, -T.Epsilon, T.MaxValue, T.MinValue, T.PositiveInfinity, T.NegativeInfinity, T.NaN, -T.NaN,
            T.Pi, -T.E, T.BitIncrement(T.One), T.BitDecrement(T.One), T.CreateChecked(1e30f), T.CreateChecked(8388609f),
        };
        var random = new Random(1);
        for (var i = 0; i < 24; i++)
            values.Add(FloatBits.From<T>((ulong)random.NextInt64()));
        for (var i = 0; i < 17; i++)
            values.Add(T.CreateChecked((random.NextDouble() - 0.5) * 100));
        return [.. values];
    }

    private static void Check(string what, TVector actual, Func<int, T> expected)
    {
        var lanes = Lanes(actual);
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            Claim.True(
                FloatBits.Same(expected(lane), lanes[lane]),
                $"{what}: lane {lane} is {FloatBits.Show(lanes[lane])}, not {FloatBits.Show(expected(lane))}");
        }
    }

    private static void ForEach(string what, Func<TVector, TVector> operation, Func<T, T> scalar) =>
        ForPairs(what, (a, _) => operation(a), (a, _) => scalar(a));

    private static void ForPairs(string what, Func<TVector, TVector, TVector> operation, Func<T, T, T> scalar) =>
        ForPairs(what, operation, scalar, FloatBits.Same);

    private static void ForPairsOfBits(string what, Func<TVector, TVector, TVector> operation, Func<T, T, ulong> scalar) =>
        ForPairs(what, operation, (a, b) => FloatBits.From<T>(scalar(a, b)), (a, b) => FloatBits.Of(a) == FloatBits.Of(b));

    private static void ForPairs(string what, Func<TVector, TVector, TVector> operation, Func<T, T, T> scalar, Func<T, T, bool> same)
    {
        // Lane i of the second operand is another value than lane i of the first, and every pair comes up.
        for (var offset = 0; offset < Values.Length; offset++)
        {
            for (var start = 0; start < Values.Length; start += TSimd.Count)
            {
                var a = Enumerable.Range(start, TSimd.Count).Select(i => Values[i % Values.Length]).ToArray();
                var b = Enumerable.Range(start + offset, TSimd.Count).Select(i => Values[i % Values.Length]).ToArray();
                var actual = Lanes(operation(TSimd.Load(in a[0], 0), TSimd.Load(in b[0], 0)));
                for (var lane = 0; lane < actual.Length; lane++)
                {
                    var expected = scalar(a[lane], b[lane]);
                    if (!same(expected, actual[lane]))
                        Assert.Fail(
                            $"{what} of {FloatBits.Show(a[lane])} and {FloatBits.Show(b[lane])} is {FloatBits.Show(actual[lane])}, not "
                                + $"{FloatBits.Show(expected)}");
                }
            }
        }
    }

    private static T[] Lanes(TVector vector)
    {
        var lanes = new T[TSimd.Count];
        TSimd.Store(vector, ref lanes[0], 0);
        return lanes;
    }
}
