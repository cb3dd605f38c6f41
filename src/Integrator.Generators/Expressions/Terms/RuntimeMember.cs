namespace Integrator.Generators.Expressions.Terms;

/// <summary>A static member of the runtime that generated code uses.</summary>
/// <param name="Type">Its type, seen from the runtime's namespace.</param>
/// <param name="CanFail">Whether it can throw an <c>ExpressionException</c> by itself.</param>
internal sealed record RuntimeMember(string Type, string Name, bool CanFail)
{
    public Term Call(params Term[] arguments) => Call([], arguments);

    public Term Call(TermType[] types, params Term[] arguments) => new Term.Call(this, types.ToEquatableArray(), arguments.ToEquatableArray());

    public Term Call(IEnumerable<Term> arguments) => new Term.Call(this, [], arguments.ToEquatableArray());
}

/// <summary>A member of a runtime value that generated code uses.</summary>
/// <param name="Type">Its type, seen from the runtime's namespace.</param>
internal sealed record InstanceMember(string Type, string Name)
{
    /// <summary>The property of a value.</summary>
    public Term Of(Term source, bool isConditional = false) => new Term.Member(source, Name, isConditional);

    /// <summary>A call of the method.</summary>
    public Term Invoke(Term source, params Term[] arguments) => new Term.Invoke(source, Name, [], arguments.ToEquatableArray());

    /// <summary>A call of the method if the source is not null, else null.</summary>
    public Term InvokeIfAny(Term source, params Term[] arguments) => new Term.Invoke(source, Name, [], arguments.ToEquatableArray(), IsConditional: true);

    /// <summary>A call of the generic method.</summary>
    public Term Invoke(Term source, TermType type) => new Term.Invoke(source, Name, new[] { type }.ToEquatableArray(), []);
}
