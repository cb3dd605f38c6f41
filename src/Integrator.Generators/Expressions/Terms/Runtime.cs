namespace Integrator.Generators.Expressions.Terms;

/// <summary>The one list of runtime members that printed expressions use. A test holds it against the runtime.</summary>
internal static class Runtime
{
    private static RuntimeMember Failing(string type, string name) => new("Expressions." + type, name, CanFail: true);

    private static RuntimeMember Total(string type, string name) => new("Expressions." + type, name, CanFail: false);

    internal static class FlowValues
    {
        public static readonly RuntimeMember One = Of(nameof(One));
        public static readonly RuntimeMember FlagSetting = Of(nameof(FlagSetting));
        public static readonly RuntimeMember NumberSetting = Of(nameof(NumberSetting));
        public static readonly RuntimeMember Setting = Of(nameof(Setting));
        public static readonly RuntimeMember TextSetting = Of(nameof(TextSetting));
        public static readonly RuntimeMember State = Of(nameof(State));

        private static RuntimeMember Of(string name) => new("Flows." + nameof(FlowValues), name, CanFail: false);
    }

    internal static class JsonConversions
    {
        public static readonly RuntimeMember Model = Failing(nameof(JsonConversions), nameof(Model));
        public static readonly RuntimeMember Of = Total(nameof(JsonConversions), nameof(Of));
        public static readonly RuntimeMember Present = Failing(nameof(JsonConversions), nameof(Present));
        public static readonly RuntimeMember Read = Failing(nameof(JsonConversions), nameof(Read));
        public static readonly RuntimeMember ToBool = Failing(nameof(JsonConversions), nameof(ToBool));
        public static readonly RuntimeMember ToBoolean = Total(nameof(JsonConversions), nameof(ToBoolean));
        public static readonly RuntimeMember ToBytes = Failing(nameof(JsonConversions), nameof(ToBytes));
        public static readonly RuntimeMember ToDate = Failing(nameof(JsonConversions), nameof(ToDate));
        public static readonly RuntimeMember ToDateTime = Failing(nameof(JsonConversions), nameof(ToDateTime));
        public static readonly RuntimeMember ToDecimal = Failing(nameof(JsonConversions), nameof(ToDecimal));
        public static readonly RuntimeMember ToInt = Failing(nameof(JsonConversions), nameof(ToInt));
        public static readonly RuntimeMember ToList = Failing(nameof(JsonConversions), nameof(ToList));
        public static readonly RuntimeMember ToMap = Failing(nameof(JsonConversions), nameof(ToMap));
        public static readonly RuntimeMember ToNumber = Failing(nameof(JsonConversions), nameof(ToNumber));
        public static readonly RuntimeMember ToText = Failing(nameof(JsonConversions), nameof(ToText));
    }

    internal static class JsonOrder
    {
        public static readonly RuntimeMember AreEqual = Total(nameof(JsonOrder), nameof(AreEqual));
        public static readonly RuntimeMember Compare = Total(nameof(JsonOrder), nameof(Compare));
        public static readonly RuntimeMember IsIn = Total(nameof(JsonOrder), nameof(IsIn));
    }

    internal static class JsonRecords
    {
        public static readonly RuntimeMember DeepMerge = Failing(nameof(JsonRecords), nameof(DeepMerge));
        public static readonly RuntimeMember Get = Total(nameof(JsonRecords), nameof(Get));
        public static readonly RuntimeMember Keys = Failing(nameof(JsonRecords), nameof(Keys));
        public static readonly RuntimeMember Member = Total(nameof(JsonRecords), nameof(Member));
        public static readonly RuntimeMember Merge = Failing(nameof(JsonRecords), nameof(Merge));
        public static readonly RuntimeMember Null = Total(nameof(JsonRecords), nameof(Null));
        public static readonly RuntimeMember Of = Total(nameof(JsonRecords), nameof(Of));
        public static readonly RuntimeMember Omit = Failing(nameof(JsonRecords), nameof(Omit));
        public static readonly RuntimeMember Pick = Failing(nameof(JsonRecords), nameof(Pick));
        public static readonly RuntimeMember RemoveEmpty = Failing(nameof(JsonRecords), nameof(RemoveEmpty));
        public static readonly RuntimeMember RemoveEmptyItems = Failing(nameof(JsonRecords), nameof(RemoveEmptyItems));
        public static readonly RuntimeMember Values = Failing(nameof(JsonRecords), nameof(Values));
    }

    internal static class JsonValues
    {
        public static readonly RuntimeMember At = Total(nameof(JsonValues), nameof(At));
        public static readonly RuntimeMember Count = Total(nameof(JsonValues), nameof(Count));
        public static readonly RuntimeMember Each = Failing(nameof(JsonValues), nameof(Each));
        public static readonly RuntimeMember Filter = Failing(nameof(JsonValues), nameof(Filter));
        public static readonly RuntimeMember IsTrue = Total(nameof(JsonValues), nameof(IsTrue));
        public static readonly RuntimeMember Located = Failing(nameof(JsonValues), nameof(Located));
        public static readonly RuntimeMember Member = Failing(nameof(JsonValues), nameof(Member));
        public static readonly RuntimeMember Needed = Failing(nameof(JsonValues), nameof(Needed));
        public static readonly RuntimeMember NeededValue = Failing(nameof(JsonValues), nameof(NeededValue));
        public static readonly RuntimeMember NonEmpty = Total(nameof(JsonValues), nameof(NonEmpty));
        public static readonly RuntimeMember Own = Failing(nameof(JsonValues), nameof(Own));
        public static readonly RuntimeMember Parse = Failing(nameof(JsonValues), nameof(Parse));
        public static readonly RuntimeMember Root = Total(nameof(JsonValues), nameof(Root));
        public static readonly RuntimeMember Scalars = Failing(nameof(JsonValues), nameof(Scalars));
        public static readonly RuntimeMember Spread = Failing(nameof(JsonValues), nameof(Spread));
        public static readonly RuntimeMember Stringify = Failing(nameof(JsonValues), nameof(Stringify));
        public static readonly RuntimeMember Type = Total(nameof(JsonValues), nameof(Type));
    }

    internal static class Lists
    {
        public static readonly RuntimeMember Append = Failing(nameof(Lists), nameof(Append));
        public static readonly RuntimeMember At = Total(nameof(Lists), nameof(At));
        public static readonly RuntimeMember Built = Failing(nameof(Lists), nameof(Built));
        public static readonly RuntimeMember Distinct = Failing(nameof(Lists), nameof(Distinct));
        public static readonly RuntimeMember Empty = Total(nameof(Lists), nameof(Empty));
        public static readonly RuntimeMember Exists = Failing(nameof(Lists), nameof(Exists));
        public static readonly RuntimeMember Filter = Failing(nameof(Lists), nameof(Filter));
        public static readonly RuntimeMember FilterIndexed = Failing(nameof(Lists), nameof(FilterIndexed));
        public static readonly RuntimeMember Flatten = Failing(nameof(Lists), nameof(Flatten));
        public static readonly RuntimeMember Indexed = Failing(nameof(Lists), nameof(Indexed));
        public static readonly RuntimeMember Json = Total(nameof(Lists), nameof(Json));
        public static readonly RuntimeMember Let = Total(nameof(Lists), nameof(Let));
        public static readonly RuntimeMember Map = Failing(nameof(Lists), nameof(Map));
        public static readonly RuntimeMember NonEmpty = Total(nameof(Lists), nameof(NonEmpty));
        public static readonly RuntimeMember Optional = Total(nameof(Lists), nameof(Optional));
        public static readonly RuntimeMember OptionalValue = Total(nameof(Lists), nameof(OptionalValue));
        public static readonly RuntimeMember OrEmpty = Total(nameof(Lists), nameof(OrEmpty));
        public static readonly RuntimeMember Reduce = Failing(nameof(Lists), nameof(Reduce));
        public static readonly RuntimeMember ReduceValues = Failing(nameof(Lists), nameof(ReduceValues));
        public static readonly RuntimeMember Reverse = Failing(nameof(Lists), nameof(Reverse));
        public static readonly RuntimeMember Single = Failing(nameof(Lists), nameof(Single));
        public static readonly RuntimeMember Sort = Failing(nameof(Lists), nameof(Sort));
        public static readonly RuntimeMember SortBy = Failing(nameof(Lists), nameof(SortBy));
        public static readonly RuntimeMember SortJson = Failing(nameof(Lists), nameof(SortJson));
        public static readonly RuntimeMember SortTexts = Failing(nameof(Lists), nameof(SortTexts));
        public static readonly RuntimeMember Step = Failing(nameof(Lists), nameof(Step));
        public static readonly RuntimeMember StepJson = Failing(nameof(Lists), nameof(StepJson));
        public static readonly RuntimeMember StepLists = Failing(nameof(Lists), nameof(StepLists));
        public static readonly RuntimeMember StepValues = Failing(nameof(Lists), nameof(StepValues));
        public static readonly RuntimeMember ValueAt = Total(nameof(Lists), nameof(ValueAt));
    }

    internal static class Maps
    {
        public static readonly RuntimeMember Contains = Total(nameof(Maps), nameof(Contains));
        public static readonly RuntimeMember Get = Total(nameof(Maps), nameof(Get));
        public static readonly RuntimeMember GetValue = Total(nameof(Maps), nameof(GetValue));
        public static readonly RuntimeMember GroupBy = Failing(nameof(Maps), nameof(GroupBy));
        public static readonly RuntimeMember KeyBy = Failing(nameof(Maps), nameof(KeyBy));
        public static readonly RuntimeMember MapValues = Failing(nameof(Maps), nameof(MapValues));
        public static readonly RuntimeMember Sift = Failing(nameof(Maps), nameof(Sift));
    }

    internal static class Texts
    {
        public static readonly RuntimeMember Base64Decode = Failing(nameof(Texts), nameof(Base64Decode));
        public static readonly RuntimeMember Base64Encode = Failing(nameof(Texts), nameof(Base64Encode));
        public static readonly RuntimeMember Concat = Failing(nameof(Texts), nameof(Concat));
        public static readonly RuntimeMember Contains = Total(nameof(Texts), nameof(Contains));
        public static readonly RuntimeMember EndsWith = Total(nameof(Texts), nameof(EndsWith));
        public static readonly RuntimeMember Join = Failing(nameof(Texts), nameof(Join));
        public static readonly RuntimeMember Length = Total(nameof(Texts), nameof(Length));
        public static readonly RuntimeMember Lowercase = Total(nameof(Texts), nameof(Lowercase));
        public static readonly RuntimeMember Matches = Failing(nameof(Texts), nameof(Matches));
        public static readonly RuntimeMember NonEmpty = Total(nameof(Texts), nameof(NonEmpty));
        public static readonly RuntimeMember Of = Total(nameof(Texts), nameof(Of));
        public static readonly RuntimeMember OfAny = Failing(nameof(Texts), nameof(OfAny));
        public static readonly RuntimeMember Pad = Failing(nameof(Texts), nameof(Pad));
        public static readonly RuntimeMember Replace = Failing(nameof(Texts), nameof(Replace));
        public static readonly RuntimeMember Split = Failing(nameof(Texts), nameof(Split));
        public static readonly RuntimeMember StartsWith = Total(nameof(Texts), nameof(StartsWith));
        public static readonly RuntimeMember Substring = Total(nameof(Texts), nameof(Substring));
        public static readonly RuntimeMember SubstringAfter = Total(nameof(Texts), nameof(SubstringAfter));
        public static readonly RuntimeMember SubstringBefore = Total(nameof(Texts), nameof(SubstringBefore));
        public static readonly RuntimeMember Trim = Total(nameof(Texts), nameof(Trim));
        public static readonly RuntimeMember Uppercase = Total(nameof(Texts), nameof(Uppercase));
        public static readonly RuntimeMember Xml = Failing(nameof(Texts), nameof(Xml));
    }

    internal static class Numbers
    {
        public static readonly RuntimeMember Abs = Failing(nameof(Numbers), nameof(Abs));
        public static readonly RuntimeMember Add = Failing(nameof(Numbers), nameof(Add));
        public static readonly RuntimeMember Average = Failing(nameof(Numbers), nameof(Average));
        public static readonly RuntimeMember Ceil = Failing(nameof(Numbers), nameof(Ceil));
        public static readonly RuntimeMember Decimal = Failing(nameof(Numbers), nameof(Decimal));
        public static readonly RuntimeMember Divide = Failing(nameof(Numbers), nameof(Divide));
        public static readonly RuntimeMember Floor = Failing(nameof(Numbers), nameof(Floor));
        public static readonly RuntimeMember Int = Failing(nameof(Numbers), nameof(Int));
        public static readonly RuntimeMember Max = Failing(nameof(Numbers), nameof(Max));
        public static readonly RuntimeMember Min = Failing(nameof(Numbers), nameof(Min));
        public static readonly RuntimeMember Multiply = Failing(nameof(Numbers), nameof(Multiply));
        public static readonly RuntimeMember Of = Failing(nameof(Numbers), nameof(Of));
        public static readonly RuntimeMember Power = Failing(nameof(Numbers), nameof(Power));
        public static readonly RuntimeMember Remainder = Failing(nameof(Numbers), nameof(Remainder));
        public static readonly RuntimeMember Round = Failing(nameof(Numbers), nameof(Round));
        public static readonly RuntimeMember Subtract = Failing(nameof(Numbers), nameof(Subtract));
        public static readonly RuntimeMember Sum = Failing(nameof(Numbers), nameof(Sum));
        public static readonly RuntimeMember ToInt = Failing(nameof(Numbers), nameof(ToInt));
    }

    internal static class Dates
    {
        public static readonly RuntimeMember Diff = Failing(nameof(Dates), nameof(Diff));
        public static readonly RuntimeMember EndOf = Failing(nameof(Dates), nameof(EndOf));
        public static readonly RuntimeMember FromFormat = Failing(nameof(Dates), nameof(FromFormat));
        public static readonly RuntimeMember FromMillis = Failing(nameof(Dates), nameof(FromMillis));
        public static readonly RuntimeMember Midnight = Total(nameof(Dates), nameof(Midnight));
        public static readonly RuntimeMember Minus = Failing(nameof(Dates), nameof(Minus));
        public static readonly RuntimeMember Parse = Failing(nameof(Dates), nameof(Parse));
        public static readonly RuntimeMember Plus = Failing(nameof(Dates), nameof(Plus));
        public static readonly RuntimeMember RetryAfter = Total(nameof(Dates), nameof(RetryAfter));
        public static readonly RuntimeMember SetZone = Failing(nameof(Dates), nameof(SetZone));
        public static readonly RuntimeMember StartOf = Failing(nameof(Dates), nameof(StartOf));
        public static readonly RuntimeMember ToFormat = Failing(nameof(Dates), nameof(ToFormat));
        public static readonly RuntimeMember ToIso = Total(nameof(Dates), nameof(ToIso));
        public static readonly RuntimeMember ToIsoDate = Total(nameof(Dates), nameof(ToIsoDate));
        public static readonly RuntimeMember ToMillis = Total(nameof(Dates), nameof(ToMillis));
        public static readonly RuntimeMember ToSeconds = Total(nameof(Dates), nameof(ToSeconds));
        public static readonly RuntimeMember ToUnixInteger = Total(nameof(Dates), nameof(ToUnixInteger));
        public static readonly RuntimeMember Utc = Total(nameof(Dates), nameof(Utc));
        public static readonly RuntimeMember Weekday = Total(nameof(Dates), nameof(Weekday));
    }

    internal static class Hashes
    {
        public static readonly RuntimeMember Digest = Failing(nameof(Hashes), nameof(Digest));
        public static readonly RuntimeMember Sign = Failing(nameof(Hashes), nameof(Sign));
    }

    internal static class Urls
    {
        public static readonly RuntimeMember Decode = Total(nameof(Urls), nameof(Decode));
        public static readonly RuntimeMember Encode = Failing(nameof(Urls), nameof(Encode));
        public static readonly RuntimeMember Parse = Failing(nameof(Urls), nameof(Parse));
        public static readonly RuntimeMember ParseQuery = Failing(nameof(Urls), nameof(ParseQuery));
        public static readonly RuntimeMember StringifyQuery = Failing(nameof(Urls), nameof(StringifyQuery));
    }

    internal static class Work
    {
        public static readonly RuntimeMember Begin = Failing(nameof(Work), nameof(Begin));
    }
}
