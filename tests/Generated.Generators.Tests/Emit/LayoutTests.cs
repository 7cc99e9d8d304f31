using Generated.Generators.CSharp;
using Xunit;

namespace Generated.Generators.Tests.Emit;

/// <summary>How source is laid out.</summary>
public class LayoutTests
{
    [Fact]
    public void A_single_statement_has_no_braces()
    {
        var writer = new SourceWriter();
        using (writer.Block("for (int i = 0; i < n; i++)"))
            writer.Line("sum += x[i];");
        using (writer.Block("if (a)"))
        using (writer.Block("while (b)"))
            writer.Line("c();");
        Assert.Equal("for (int i = 0; i < n; i++)\n    sum += x[i];\nif (a)\n{\n    while (b)\n        c();\n}\n", writer.ToString());
    }

    [Fact]
    public void Two_statements_have_braces()
    {
        var writer = new SourceWriter();
        using (writer.Block("if (a)"))
            writer.Lines(["// Why.", "b();"]);
        Assert.Equal("if (a)\n{\n    // Why.\n    b();\n}\n", writer.ToString());
    }

    [Fact]
    public void A_declaration_stays_in_its_block()
    {
        var writer = new SourceWriter();
        using (writer.Block("if (a)"))
            writer.Line("int b = 1;");
        Assert.Equal("if (a)\n{\n    int b = 1;\n}\n", writer.ToString());
    }

    [Fact]
    public void A_method_of_one_statement_is_an_expression()
    {
        var writer = new SourceWriter();
        writer.Attribute("Inline");
        using (writer.Block("private int F(int x)"))
            writer.Line("return x + 1;");
        using (writer.Block("void G()"))
            writer.Line("F(2);");
        using (writer.Block("void H()"))
            writer.Line("if (a) return;");
        Assert.Equal("[Inline] private int F(int x) => x + 1;\nvoid G() => F(2);\nvoid H()\n{\n    if (a) return;\n}\n", writer.ToString());
    }

    [Fact]
    public void A_long_method_of_one_statement_takes_two_lines()
    {
        var writer = new SourceWriter();
        string name = new('x', 100), argument = new('y', 70);
        using (writer.Block($"private int {name}()"))
            writer.Line($"return {argument};");
        Assert.Equal($"private int {name}() =>\n    {argument};\n", writer.ToString());
    }

    [Fact]
    public void A_type_of_one_line_takes_one()
    {
        var writer = new SourceWriter();
        using (writer.Block("struct A : B"))
            writer.Line("public int C => 1;");
        Assert.Equal("struct A : B { public int C => 1; }\n", writer.ToString());
    }

    [Fact]
    public void References_of_a_type_are_declared_together()
    {
        var writer = new SourceWriter();
        writer.References([new("float", "a", "ref x"), new("int", "b", "ref y"), new("float", "c", "ref z")]);
        Assert.Equal("ref float a = ref x, c = ref z;\nref int b = ref y;\n", writer.ToString());
    }

    [Theory]
    [InlineData("f({0}, {0}, {0}, {0}, {0});", "f({0}, {0}, {0},\n    {0}, {0});")]
    [InlineData("f(g({0}, {0}, {0}), {0});", "f(g({0}, {0}, {0}),\n    {0});")]
    [InlineData("f({0}, \"a, {0}, {0}, {0}\");", "f({0},\n    \"a, {0}, {0}, {0}\");")]
    [InlineData("f({0}, {0}, {0}); // {0}", "// {0}\nf({0}, {0}, {0});")]
    [InlineData("// {0} {0} {0} {0} {0}", "// {0} {0} {0}\n// {0} {0}")]
    [InlineData("/// <a b=\"{0} {0}\">{0} {0}</a>", "/// <a b=\"{0} {0}\">{0}\n/// {0}</a>")]
    [InlineData("/// <a>{0} > {0} {0} {0}</a>", "/// <a>{0} > {0} {0}\n/// {0}</a>")]
    [InlineData("f({0}, {0});", "f({0}, {0});")]
    public void A_wide_line_is_broken_at_its_outermost_place(string line, string expected)
    {
        string word = new('w', 45);
        Assert.Equal(
            expected.Replace("{0}", word, StringComparison.Ordinal).Split('\n'),
            LineBreaker.Break(line.Replace("{0}", word, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_has_no_place_to_break_stays()
    {
        string line = new('x', 300);
        Assert.Equal([line], LineBreaker.Break(line));
    }
}
