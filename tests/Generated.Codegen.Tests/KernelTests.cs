using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;
using System.Text.RegularExpressions;

namespace Generated.Codegen.Tests;

/// <summary>
/// The kernels of the models are compiled as they were meant to be, by the just-in-time compiler's own listing:
/// with all optimisations, each once, and with inner loops that keep in registers what they work with.
/// </summary>
/// <remarks>
/// <para>Contraction tiles, in which nearly all time is spent, are held to it at every width, to the exact
/// number of instructions. Of the other loops, vector functions need more than registers can hold: an exponential or a
/// logarithm has a dozen constants, a loss of several functions up to 44. The compiler takes all constants out of the
/// loop, parks on the stack what finds no register, and reads it from there in each trip, which costs what reading the
/// constant itself would. So a loop of few constants must leave the stack alone; with 32 registers, one of many may
/// read from it but write nothing (Mish, of three functions, excepted); with 16 registers nothing is asked of loops of
/// many constants but that they call nothing. A sine calls a method if an angle is large, and its vectors live across
/// the call: nothing is asked of it.</para>
/// <para>Where AVX-512 is there but vectors of 256 bits are preferred, 32 registers are there as well, but
/// the compiler keeps to blends that reach only the first 16: loops are held to what 16 registers allow.</para>
/// </remarks>
public class KernelTests
{
    private const string Default = "";
    private const string WideVectorT = "DOTNET_MaxVectorTBitWidth=512";
    private const string Prefer256 = "DOTNET_PreferredVectorBitWidth=256";
    private const string WithoutAvx512 = "DOTNET_EnableAVX512=0";
    private const string Narrow = "DOTNET_EnableAVX512=0 DOTNET_MaxVectorTBitWidth=128";

    /// <summary>Three quarters of the registers; the rest is for what the constants are applied to.</summary>
    private const int FewConstantsOf32 = 24, FewConstantsOf16 = 12;

    /// <summary>
    /// Tiles that keep one of their vectors on the stack, most of them where there are 16 registers: their epilogues are so long that the compiler does
    /// not inline the end of them, or need a constant that it keeps in a register from before the loop on. They would be faster without.
    /// </summary>
    private static readonly string[] s_onStack =
    [
        "ResNet20Kernels`2+Narrowing2Conv2D3Window", "ResNet20Kernels`2+Narrowing3Conv2D3Window", "UNetKernels`2+Conv2D1Window",
        "ConvolutionsKernels`2+Conv2D2Window", "ConvolutionsKernels`2+Conv2D3LastWindow", "ConvolutionsKernels`2+ConvTranspose2D1InputGradientLastWindow",
        "GatesKernels`2+Dense4Sizes", "GatesKernels`2+Dense4InputGradientSizes", "FunctionsKernels`2+Dense4InputGradientSizes",
    ];

    /// <summary>Straight code sums more gradients than there are registers: it reads some of them from the stack, and writes them there.</summary>
    private const string StraightTraining = "LineKernels`2 Train";

    /// <summary>What a sine calls if one of its angles is large.</summary>
    private const string LargeAngles = ":ReduceLargeAngles[";

    /// <summary>What inner loops other than those of tiles may call: tiles, the rows, blocks and transforms around them, and what a sine needs.</summary>
    private static readonly string[] s_mayBeCalled = ["Tile", "Winograd", "LongProducts", "OverRows", LargeAngles];

    /// <summary>What only moves numbers, whose loops go over rows: each row is a call.</summary>
    private static readonly string[] s_moves = ["Copies`3", "ConvolutionWeights", "Panels", "Transpose"];

    private static readonly ConcurrentDictionary<string, Lazy<Listing>> s_listings = new();

    public static TheoryData<string> Widths => [Default, WideVectorT, Prefer256, WithoutAvx512, Narrow];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_kernel_is_compiled_once_with_all_optimisations(string settings)
    {
        Listing listing = ListingOf(settings);
        var failures = new Failures(listing);
        int bodies = 0;
        foreach (Kernel kernel in Kernel.Emitted.Concat(Kernel.OfLibrary))
        {
            JitMethod[] compiled = listing.Bodies(kernel);
            // With 16 registers, a tile has four vectors only if it has no more than two rows, which none of the models has.
            if (compiled.Length == 0 && !(kernel.Vectors == 4 && !listing.ManyRegisters))
                failures.Add(kernel, null, "was not compiled: no network runs it, or it is not called any more");
            foreach (IGrouping<string, JitMethod> instantiation in compiled.GroupBy(method => method.FullName))
            {
                bodies++;
                if (instantiation.Count() > 1)
                    failures.Add(kernel, instantiation.First(),
                        $"was compiled {instantiation.Count()} times, as {string.Join(", ", instantiation.Select(body => body.Tier))}");
                foreach (JitMethod body in instantiation.Where(body => !body.IsFullyOptimised))
                    failures.Add(kernel, body, $"is not fully optimised but {body.Tier}", body.Header);
            }
            if (kernel.Network is not null && compiled.Select(body => body.FullName.Contains("WideSimd", StringComparison.Ordinal)).Distinct().Count() > 1)
                failures.Add(kernel, null, "was compiled for more than one width");
        }
        // Near what there is: what an emitter no longer marks for full optimisation is not among the kernels, and missed here.
        failures.Check(bodies, atLeast: 1000, "bodies");
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Tiles_keep_their_sums_in_registers(string settings)
    {
        Listing listing = ListingOf(settings);
        string register = settings switch
        {
            Default or WideVectorT when listing.ManyRegisters => "zmm",
            Narrow => "xmm",
            _ => "ymm",
        };
        var failures = new Failures(listing);
        int loops = 0;
        foreach (Kernel kernel in Kernel.OfLibrary.Where(kernel => kernel.IsTile))
        {
            foreach (JitMethod body in listing.Bodies(kernel))
            {
                int rows = Kernel.RowsOf(body);
                bool isKnown = s_onStack.Any(tile => body.FullName.Contains(tile, StringComparison.Ordinal));
                // A sum over a single product has no loop, and its multiply-adds no sum to add to. A loop of a few trips may have been written out.
                List<List<string>> inner = body.InnermostLoops();
                foreach (List<string> loop in inner.DefaultIfEmpty([.. body.Instructions]))
                {
                    string[] multiplyAdds = [.. loop.Where(line => line.StartsWith("vfmadd", StringComparison.Ordinal))];
                    int sums = SumsIn(multiplyAdds, register);
                    if (inner.Count > 0 ? sums != rows * kernel.Vectors && !isKnown : multiplyAdds.Length < rows)
                        failures.Add(kernel, body, $"has {sums} sums in registers {register} instead of {rows * kernel.Vectors}", loop);
                    else if (inner.Count > 0 && multiplyAdds.Length % sums != 0 && !isKnown)
                        failures.Add(kernel, body, $"has {multiplyAdds.Length} multiply-adds for {sums} sums", loop);
                    if (body.StackVectors(loop).Any() && !isKnown)
                        failures.Add(kernel, body, "keeps vectors on the stack", body.StackVectors(loop));
                    if (loop.Any(IsCall))
                        failures.Add(kernel, body, "calls something in its loop", loop);
                }
                loops += inner.Count;
            }
        }
        failures.Check(loops, atLeast: 570, "loops");
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Inner_loops_call_nothing_and_do_not_spill(string settings)
    {
        Listing listing = ListingOf(settings);
        int fewConstants = listing.ManyRegisters ? FewConstantsOf32 : FewConstantsOf16;
        var failures = new Failures(listing);
        int loops = 0, loopsOfFewConstants = 0;
        foreach (Kernel kernel in Kernel.Emitted.Concat(Kernel.OfLibrary).Where(kernel => !kernel.IsTile))
        {
            foreach (JitMethod body in listing.Bodies(kernel))
            {
                bool few = body.Constants <= fewConstants;
                foreach (List<string> loop in body.InnermostLoops())
                {
                    loops++;
                    loopsOfFewConstants += few ? 1 : 0;
                    // What goes through tiles clears the memory for their epilogues by moves of integers. A sine has vectors that live across its call.
                    string[] calls = [.. loop.Where(IsCall)];
                    bool hasTiles = calls.Any(call => call.Contains("Tile", StringComparison.Ordinal));
                    bool hasSine = calls.Any(call => call.Contains(LargeAngles, StringComparison.Ordinal));
                    bool isStraight = kernel.ToString().EndsWith(StraightTraining, StringComparison.Ordinal);
                    bool MayBeOnStack(string line) => hasSine || isStraight || (hasTiles && line.StartsWith("vmovdqu", StringComparison.Ordinal));
                    string[] stack = [.. body.StackVectors(loop).Where(line => !MayBeOnStack(line))];
                    if (!s_moves.Any(name => kernel.TypeName.EndsWith(name, StringComparison.Ordinal))
                        && calls.Any(call => !s_mayBeCalled.Any(name => call.Contains(name, StringComparison.Ordinal))))
                        failures.Add(kernel, body, "calls something in its loop", loop);
                    else if (few && stack.Length > 0)
                        failures.Add(kernel, body, $"has {body.Constants} constants and yet keeps vectors on the stack", loop);
                    else if (listing.ManyRegisters && stack.Any(body.StoresOnStack) && !IsMish(kernel, body))
                        failures.Add(kernel, body, "writes vectors onto the stack", loop);
                }
            }
        }
        failures.Check(loops, atLeast: 640, "loops");
        failures.Check(loopsOfFewConstants, atLeast: 560, "loops of few constants");
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_optimizers_rule_has_its_pass(string settings)
    {
        Listing listing = ListingOf(settings);
        string[] passes = [.. listing.Methods.Where(method => method.TypeName == "Generated.Sweep" && method.IsFullyOptimised)
            .Select(method => method.FullName)];
        string[] rules = [.. typeof(Optimizer).Assembly.GetTypes().Where(type => type.IsValueType && type.GetInterfaces().Any(i => i.Name == "IUpdateRule`1"))
            .Select(type => type.FullName!)];
        Assert.True(rules.Length >= 14, $"Only {rules.Length} rules were found.");
        Assert.All(rules, rule => Assert.Contains(passes, pass => pass.Contains(rule, StringComparison.Ordinal)));
    }


    private static bool IsCall(string instruction) => instruction.StartsWith("call", StringComparison.Ordinal);

    /// <summary>How many registers of a kind are added to by multiply-adds.</summary>
    private static int SumsIn(IEnumerable<string> multiplyAdds, string register) =>
        multiplyAdds.Select(line => Regex.Match(line, $@"^vfmadd231p[sd]\s+({register}\d+),")).Where(match => match.Success)
            .Select(match => match.Groups[1].Value).Distinct().Count();

    private static Listing ListingOf(string settings)
    {
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "What is checked are the instructions of x64.");
        Assert.SkipUnless(Avx2.IsSupported && Fma.IsSupported, "This machine has no AVX2 and FMA; its kernels are others.");
        Assert.SkipUnless(Vector512.IsHardwareAccelerated || settings is Default or WithoutAvx512 or Narrow,
            "This machine has no vectors of 512 bits; the other widths are checked.");
        Listing listing = s_listings.GetOrAdd(settings, key => new Lazy<Listing>(() => Listing.Of(key))).Value;
        string expected = settings switch
        {
            Default when Vector512.IsHardwareAccelerated => "Vector<T> 256 bits, 512-bit True",
            WideVectorT => "Vector<T> 512 bits, 512-bit True",
            Narrow => "Vector<T> 128 bits, 512-bit False",
            _ => "Vector<T> 256 bits, 512-bit False",
        };
        Assert.Equal(expected, listing.Widths);
        return listing;
    }

    /// <summary>Whether a loop computes the formula with the most constants of all.</summary>
    private static bool IsMish(Kernel kernel, JitMethod body) =>
        kernel.Name.StartsWith("Mish", StringComparison.Ordinal) || body.FullName.Contains("Kernels`2+Mish", StringComparison.Ordinal);

    /// <summary>All that is wrong at one width, so that a failure shows the whole of it.</summary>
    private sealed class Failures(Listing listing)
    {
        private const int MostShown = 20;

        private readonly StringBuilder _text = new();
        private int _count;

        public void Add(Kernel kernel, JitMethod? body, string what, IEnumerable<string>? lines = null)
        {
            if (++_count > MostShown)
                return;
            // Of the library's kernels the instantiation tells which it is: an optimizer's rule, for one.
            _text.AppendLine().Append((kernel.Network is null || kernel.IsTile) && body is not null ? body.FullName : kernel.ToString()).Append(", with ")
                .Append(listing.Settings).Append(": ").AppendLine(what);
            foreach (string line in lines ?? [])
                _text.Append("    ").AppendLine(line);
        }

        /// <summary>Fails if anything was wrong, or if there was less to look at than there is.</summary>
        public void Check(int examined, int atLeast, string what)
        {
            Assert.True(_count == 0, $"{_count} wrong; the first:{_text}");
            Assert.True(examined >= atLeast, $"With {listing.Settings} only {examined} {what} were found.");
            TestContext.Current.TestOutputHelper?.WriteLine($"{examined} {what}");
        }
    }
}
