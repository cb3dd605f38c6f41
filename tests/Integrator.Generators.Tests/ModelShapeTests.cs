using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Model;

namespace Integrator.Generators.Tests;

/// <summary>Everything reachable from a connector is a value, so that equal meanings are equal objects.</summary>
public sealed class ModelShapeTests
{
    [Fact]
    public void EverythingInAConnectorIsAValue() => Assert.Empty(Violations(typeof(Connector)));

    /// <summary>Records of the model hold bound expressions until they are printed.</summary>
    [Fact]
    public void ABoundExpressionIsAValue() => Assert.Empty(Violations(typeof(BoundExpression)));

    [Fact]
    public void WhatIsNoValueIsNamed() => Assert.NotEmpty(Violations(typeof(Careless)));

    private sealed record Careless(string[] Names);

    private static IEnumerable<string> Violations(Type root)
    {
        var seen = new HashSet<Type>();
        var queue = new Queue<Type>([root]);
        while (queue.TryDequeue(out var next))
        {
            var type = Nullable.GetUnderlyingType(next) ?? next;
            if (!seen.Add(type) || type.IsPrimitive || type.IsEnum || type == typeof(string))
            {
                continue;
            }

            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
            {
                queue.Enqueue(type.GetGenericArguments()[0]);
            }
            else if (IsRecord(type) && (type.IsSealed || type.IsAbstract))
            {
                foreach (var property in type.GetProperties())
                {
                    queue.Enqueue(property.PropertyType);
                }

                foreach (var variant in Variants(type))
                {
                    queue.Enqueue(variant);
                }
            }
            else
            {
                yield return $"{type} is not a value";
            }
        }
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static IEnumerable<Type> Variants(Type type) =>
        type.IsAbstract ? type.Assembly.GetTypes().Where(other => other.IsSubclassOf(type)) : [];
}
