using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>What a definition computes, and what it leaves to whoever uses it.</summary>
internal static class DefinitionEmitter
{
    public static string Definition(Connector connector) => connector.Definition is not { Functions.Count: > 0 } definition ? "" : Code($$"""
        /// <summary>What the definition's expressions come to.</summary>
        internal static class {{connector.Name}}Definition
        {
            {{Paragraphs(definition.Functions)}}
        }
        """);

    public static string Hooks(Connector connector, string access) => connector.Definition is not { Hooks.Count: > 0 } definition ? "" : Code($$"""
        /// <summary>What the definition leaves to be written by hand, each a partial method.</summary>
        {{access}} static partial class {{connector.Name}}Hooks
        {
            {{Paragraphs(definition.Hooks.Select(Hook))}}
        }
        """);

    public static string Forms(Connector connector, string access) => connector.Definition is not { Settings.Count: > 0 } definition ? "" : Code($$"""
        /// <summary>What a user is asked besides what is asked before connecting.</summary>
        {{access}} static class {{connector.Name}}Forms
        {
            {{Paragraphs(definition.Settings.Select(Form))}}
        }
        """);

    private static string Form(DefinitionSetting form) => Code($$"""
        /// <summary>{{CSharp.Doc(form.Summary)}}</summary>
        public static {{form.Type}} {{form.Name}} { get; } =
            {{SettingEmitter.Value(form.Value)}};
        """);

    private static string Hook(Hook hook) => hook.IsRequired
        ? Code($"""
            /// <summary>The definition needs it: write it, or the project does not compile.</summary>
            public static partial {hook.Result} {hook.Name}({hook.Parameters});
            """)
        : Code($$"""
            /// <summary>Nothing happens until it is written.</summary>
            static partial void {{hook.Name}}({{hook.Parameters}}, ref {{hook.Result}} result);

            internal static {{hook.Result}} Call{{hook.Name}}({{hook.Parameters}})
            {
                {{hook.Result}} result = default;
                {{hook.Name}}({{hook.Parameters.Split(' ').Last()}}, ref result);
                return result;
            }
            """);
}
