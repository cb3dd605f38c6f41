using Integrator.Json;

namespace Integrator;

/// <summary>A value from a list that the API may lengthen: values it does not list are kept as they came.</summary>
public interface IOpenEnum<TSelf> : IJsonModel<TSelf>
    where TSelf : IOpenEnum<TSelf>;
