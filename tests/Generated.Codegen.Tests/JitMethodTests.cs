namespace Generated.Codegen.Tests;

/// <summary>The listing's reader finds what it is asked for: tests that rely on it cannot pass by finding nothing.</summary>
public class JitMethodTests
{
    private const string Good = """
        ; Assembly listing for method Emitted.<Net_g>F1__NetKernels`2[WideSimd`1[float],Intrinsics.Vector512`1[float]]:Tile2x1(byref,byref,int):float (FullOpts)
        ; Emitting BLENDED_CODE for generic X64 + VEX + EVEX on Unix
        ; FullOpts code
        ; optimized code
        ; rbp based frame

        G_M000_IG01:                ;; offset=0x0000
               push     rbp
               sub      rsp, 64
               lea      rbp, [rsp+0x40]
               vmovups  ymmword ptr [rbp-0x20], ymm6

        G_M000_IG02:                ;; offset=0x0004
               xor      eax, eax
               align    [0 bytes for IG03]

        G_M000_IG03:                ;; offset=0x0010
               vmovups  zmm2, zmmword ptr [rsi]
               vfmadd231ps zmm0, zmm2, dword ptr [rdi] {1to16}
               vfmadd231ps zmm1, zmm2, dword ptr [reloc @RWD00] {1to16}
               test     edx, edx
               je       SHORT G_M000_IG05
               inc      eax
               cmp      eax, 30
               jl       SHORT G_M000_IG03

        G_M000_IG04:                ;; offset=0x0030
               vmovups  ymm6, ymmword ptr [rbp-0x20]
               vzeroupper
               ret

        G_M000_IG05:                ;; offset=0x0040
               vaddps   zmm0, zmm0, zmmword ptr [reloc @RWD64]
               jmp      SHORT G_M000_IG03

        RWD00  	dd	3F800000h
        ; Total bytes of code 77

        """;

    [Fact]
    public void A_method_is_taken_apart()
    {
        JitMethod method = Assert.Single(Parse(Good));

        Assert.Equal("Emitted.<Net_g>F1__NetKernels`2", method.TypeName);
        Assert.Equal("Tile2x1", method.Name);
        Assert.Equal(0, method.TypeArguments);
        Assert.Equal("FullOpts", method.Tier);
        Assert.True(method.IsFullyOptimised);
        Assert.Equal(2, method.Constants);
    }

    [Fact]
    public void A_generic_methods_own_type_arguments_are_counted()
    {
        JitMethod method = Assert.Single(Parse(Good.Replace(":Tile2x1(", ":Run[float,Vector512`1[float],Rule`2[float,Exact]](", StringComparison.Ordinal)));

        Assert.Equal("Emitted.<Net_g>F1__NetKernels`2", method.TypeName);
        Assert.Equal("Run", method.Name);
        Assert.Equal(3, method.TypeArguments);
    }

    [Fact]
    public void A_loop_has_the_blocks_that_were_moved_away_and_none_of_the_prolog_or_epilog()
    {
        JitMethod method = Assert.Single(Parse(Good));
        List<string> loop = Assert.Single(method.InnermostLoops());

        Assert.Equal(10, loop.Count);
        Assert.Equal("vmovups  zmm2, zmmword ptr [rsi]", loop[0]);
        Assert.Equal("jmp      SHORT G_M000_IG03", loop[^1]);
        Assert.Empty(method.StackVectors(loop));
        Assert.Equal(2, method.StackVectors(method.Instructions).Count());
    }

    [Fact]
    public void Of_nested_loops_only_the_inner_one_counts()
    {
        JitMethod method =
            Assert.Single(Parse(Good.Replace("       vzeroupper", "       dec      ecx\n       jne      SHORT G_M000_IG02\n       vzeroupper",
            StringComparison.Ordinal)));

        Assert.Equal(10, Assert.Single(method.InnermostLoops()).Count);
    }

    [Theory]
    [InlineData("vmovups  zmmword ptr [rbp-0x40], zmm1", true)]
    [InlineData("vmovaps  ymmword ptr [rsp+0x20], ymm1", true)]
    [InlineData("vmovups  zmm1, zmmword ptr [rbp-0x40]", false)]
    [InlineData("vmovss   xmm1, dword ptr [rsp+0x20]", false)]
    [InlineData("vfmadd231ps zmm1, zmm3, zmmword ptr [rbp-0x80]", false)]
    [InlineData("vpternlogd zmm1, zmm4, dword ptr [rbp-0x10] {1to16}, -20", false)]
    public void A_spill_is_found(string instruction, bool isStore)
    {
        JitMethod method = Assert.Single(Parse(WithInLoop(instruction)));

        string spill = Assert.Single(method.StackVectors(Assert.Single(method.InnermostLoops())));
        Assert.Equal(instruction, spill);
        Assert.Equal(isStore, method.StoresOnStack(spill));
    }

    [Theory]
    [InlineData("vmovups  zmmword ptr [r8+4*rax], zmm1")]
    [InlineData("vaddps   zmm1, zmm1, zmmword ptr [reloc @RWD64]")]
    [InlineData("mov      rdx, qword ptr [rbp-0x30]")]
    public void What_is_no_spill_is_not_taken_for_one(string instruction)
    {
        JitMethod method = Assert.Single(Parse(WithInLoop(instruction)));

        Assert.Empty(method.StackVectors(Assert.Single(method.InnermostLoops())));
    }

    [Fact]
    public void Without_a_frame_pointer_its_register_is_one_like_any_other()
    {
        const string Access = "vmovups  zmmword ptr [rbp+4*rax], zmm1";
        Assert.Single(StackVectorsOf(WithInLoop(Access)));
        Assert.Empty(StackVectorsOf(WithInLoop(Access).Replace("; rbp based frame", "; rsp based frame", StringComparison.Ordinal)));

        static IEnumerable<string> StackVectorsOf(string listing) => Parse(listing) is [var method] ? method.StackVectors(method.InnermostLoops()[0]) : [];
    }

    [Theory]
    [InlineData("(FullOpts)", "(Tier0)", "; FullOpts code", "; Tier-0 compilation", "; optimized code", "; unoptimized code")]
    [InlineData("(FullOpts)", "(MinOpts)", "; FullOpts code", "; MinOpts code", "; optimized code", "; debuggable code")]
    [InlineData("; FullOpts code", "; Tier-0 switched to MinOpts")]
    [InlineData("; optimized code", "; debuggable code")]
    [InlineData("; optimized code", "; optimized code\n; compiled with rejit")]
    [InlineData("(FullOpts)", "(Tier1-OSR @0x1c)")]
    [InlineData("(FullOpts)", "(Instrumented Tier0)")]
    public void Code_that_is_not_fully_optimised_is_recognised(params string[] replacements)
    {
        string listing = Good;
        for (int i = 0; i < replacements.Length; i += 2)
            listing = listing.Replace(replacements[i], replacements[i + 1], StringComparison.Ordinal);

        Assert.False(Assert.Single(Parse(listing)).IsFullyOptimised);
    }

    [Fact]
    public void A_listing_that_makes_no_sense_is_refused()
    {
        Assert.Throws<FormatException>(() => Parse(Good.Replace("; Total bytes of code 77", "", StringComparison.Ordinal)));
        Assert.Throws<FormatException>(() => Parse(Good.Replace("; Total bytes of code 77", "", StringComparison.Ordinal) + Good));
        Assert.Throws<FormatException>(() =>
            Parse(Good.Replace("jl       SHORT G_M000_IG03", "jl       SHORT G_M000_IG09", StringComparison.Ordinal))[0].InnermostLoops());
    }

    private static string WithInLoop(string instruction) =>
        Good.Replace("       test     edx, edx", $"       {instruction}\n       test     edx, edx", StringComparison.Ordinal);

    private static List<JitMethod> Parse(string listing) => JitMethod.Parse(listing.Split('\n'));
}
